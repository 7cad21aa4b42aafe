import type { Site } from "../../model/diagnostics.ts";
import type { Document, PageRules } from "../../model/document.ts";
import type { ParticipantEdition } from "../../model/edition.ts";
import { plainHtml } from "../../text/html.ts";
import { dataUri } from "../inserts.ts";
import type { Kit } from "../kit.ts";
import { longDate, paletteOf, statusOf } from "../status.ts";

/** A part of a document on paper: a chapter, an exercise, a page. */
export interface PaperPart {
  /** Its address in the document. */
  id: string;
  title: string;
  /** Where what it says was written. */
  site: Site;
  /** What stands under its title. */
  html: string;
  /** Class names, beside `part`. */
  className?: string;
  /** Whether an index leads into it; it does where not said. */
  isIndexed?: boolean;
  /** What it stands under in the contents, and above its title: "Before the session". */
  group?: string;
  /** What in it is listed in the contents too. */
  sections?: readonly { id: string; title: string }[];
}

/** A part whose words are the document's own: what is found in it is said of the programme. */
export const ownPart = (
  { settings }: ParticipantEdition,
  id: string,
  title: string,
  html: string,
): PaperPart => ({ id, title, site: settings.site, html });

/** How documents on A4 paper are looked at. The area is what `paper.css` leaves of the sheet. */
export const SHEET: PageRules = {
  selector: "header.paper-head, section.part",
  // 11 pt, and 8.5 pt for citations, where 4 px are 3 pt.
  sizes: { body: 14.6, small: 11.3 },
  paper: { width: (174 / 25.4) * 96, height: (257 / 25.4) * 96 },
};

/** What makes one document on paper another than the next. */
export interface Paper {
  /** What kind of document it is, as a reader calls it: "Worksheet". */
  kind: string;
  /** Paths of its styles below `templates/`. */
  styles: readonly string[];
  /** More styles, that stand before those. */
  css?: string;
  /** HTML between its head and its first part. */
  opening?: string;
  /** Whether its parts are listed at its beginning, with their pages. */
  hasContents: boolean;
  /**
   * Whether it is a book: its head is a page of its own, each part begins on a new one, and the part's
   * title runs along the head of its pages.
   */
  isBook?: boolean;
  parts: readonly PaperPart[];
}

/** What a document is called, with its variant where it is one: "Worksheet (large print)". */
export const calledAs = (kind: string, { variant }: Kit): string =>
  variant ? `${kind} (${variant.name.toLowerCase()})` : kind;

/** Composes a document for A4 paper: its head, its parts, and on every page what version it is. */
export function composePaper(
  edition: ParticipantEdition,
  kit: Kit,
  { kind, styles, css = "", opening = "", hasContents, isBook = false, parts }: Paper,
): Pick<Document, "title" | "body" | "style" | "screen" | "slides"> {
  const { settings, audience, branding } = edition;
  const { logo } = branding ?? {};
  const { variant } = kit;
  const called = calledAs(kind, kit);
  const title = `${called}: ${settings.title}`;
  const status = statusOf(edition).join(" · ");
  const body = kit.templates.fill("paper/page", {
    kind: called,
    title: settings.title,
    audience: audience.name,
    organisation: branding?.name ?? settings.organisation,
    date: longDate(settings.date, audience.language),
    status,
    motif: audience.motif === undefined ? "" : kit.templates.fill(`motifs/${audience.motif}`, {}),
    logo: kit.templates.fill("parts/logo", {
      source: dataUri(logo?.picture),
      alt: logo?.alt ?? "",
    }),
    opening,
    hasContents,
    isBook,
    contents: inGroups(parts),
  });
  const running = `${called} · ${audience.name}`;
  return {
    title: `${title}: ${audience.name}`,
    body,
    style: [
      kit.fonts.css(`${body}${running}${status}`),
      kit.assets("tokens.css"),
      paletteOf(edition),
      css,
      kit.assets("paper/paper.css"),
      runningCss(running, status),
      isBook ? headsCss(parts) : "",
      kit.assets(...styles),
      variant ? kit.assets(`variants/${variant.id}.css`) : "",
    ].join("\n"),
    screen: { style: kit.assets("parts/skip.css", "paper/screen.css"), script: "" },
    slides: [
      { id: "head", title: settings.title, site: settings.site, text: settings.title },
      ...parts.map(({ id, title: heading, site, html }) => {
        return { id, title: heading, site, text: `${heading} ${plainHtml(html)}` };
      }),
    ],
  };
}

/** The parts as the contents list them: in their order, those of one group together. */
function inGroups(parts: readonly PaperPart[]) {
  const groups: { group: string; parts: (PaperPart & { group: string })[] }[] = [];
  for (const { group = "", className = "", sections = [], ...part } of parts) {
    const entry = { ...part, group, className, sections };
    const last = groups.at(-1);
    if (last?.group === group) last.parts.push(entry);
    else groups.push({ group, parts: [entry] });
  }
  return groups;
}

/** What runs along the head and the foot of each page. CSS knows it only as text of its own. */
export const runningCss = (running: string, status: string): string =>
  `@page{@top-left{content:${quoted(running)}}@bottom-left{content:${quoted(status)}}}
@page:first{@top-left{content:none}}`;

/** A page of its own for each part, with the part's title along its head. */
const headsCss = (parts: readonly PaperPart[]): string =>
  parts
    .map(({ id, title }, index) => {
      const name = `part-${index + 1}`;
      return `#${id}{page:${name}}@page ${name}{@top-right{content:${quoted(title)}}}`;
    })
    .join("\n");

/** A text as a string of CSS. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
