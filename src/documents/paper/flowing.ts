import { plainHtml } from "../../text/html.ts";

/** Where a slide that is set as text stands. */
interface Place {
  /** The slide's title, which stands above it already. */
  title: string;
  /** The level of the heading that says the title. */
  level: number;
  /** Whether tables that are too wide may scroll: on screens. */
  mayScroll: boolean;
}

/** Marp's layer for page numbers repeats the slide's content rules and holds nothing. */
const SECTION =
  /<section\b(?![^>]*data-marpit-advanced-background="pseudo")[^>]*>([\s\S]*?)<\/section>/g;
const BACKGROUND =
  /<figure style="background-image:url\((?:&quot;|")([^")&]*)(?:&quot;|")\)[^>]*>([\s\S]*?)<\/figure>/g;

/**
 * What a slide says, as HTML that flows: out of the SVG in which Marp places it, without its title and
 * what its foot repeats on every slide.
 */
export const flowingSlide = (html: string, { title, level, mayScroll }: Place): string =>
  [...html.matchAll(SECTION)]
    .map(([, content = ""]) => content)
    .join("\n")
    .replace(
      BACKGROUND,
      (_, source: string, caption: string) =>
        `<img src="${source}" alt="${attribute(plainHtml(caption).trim())}">`,
    )
    .replace(/<p class="(?:status|number)"[^>]*>[\s\S]*?<\/p>/g, "")
    .replace(/<footer class="foot">([\s\S]*?)<\/footer>/g, (_, foot: string) =>
      foot.trim() === "" ? "" : `<div class="slide-sources">${foot}</div>`,
    )
    .replace(/<h([1-6])\b([^>]*)>([\s\S]*?)<\/h\1>/g, (_, rank, attributes, words) => {
      if (Number(rank) <= 2 && sameWords(words, title)) return "";
      const heading = `h${Math.min(6, level + Math.max(1, Number(rank) - 2))}`;
      return `<${heading}${attributes}>${words}</${heading}>`;
    })
    .replace(/<table\b[\s\S]*?<\/table>/g, (table) => (mayScroll ? scrolling(table) : table))
    .trim();

const scrolling = (table: string): string =>
  `<div class="reading-wide" tabindex="0" role="group" aria-label="Table, scrolls sideways">${table}</div>`;

const sameWords = (html: string, title: string): boolean =>
  plainHtml(html).replace(/\s+/g, " ").trim() === title.replace(/\s+/g, " ").trim();

const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
