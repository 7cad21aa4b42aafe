import { Marp } from "@marp-team/marp-core";
import type { TemplateFiles } from "../model/templates.ts";

/** A slide as Marp gets it. */
export interface MarpSlide {
  /** Becomes the id of its `<section>`: the address of a deep link. */
  id: string;
  markdown: string;
  /** Class names of its layout. */
  className: string;
  /** HTML at the end of the slide: citations, status, number. */
  foot: string;
}

/** What we use of markdown-it, which Marp brings without types. */
interface MarkdownIt {
  core: { ruler: { push(name: string, rule: (state: CoreState) => void): void } };
  renderer: { rules: Record<string, RenderRule> };
}
type RenderRule = (
  tokens: readonly MarkdownToken[],
  at: number,
  options: object,
  env: object,
  self: { renderToken(tokens: readonly MarkdownToken[], at: number, options: object): string },
) => string;
interface MarkdownToken {
  type: string;
  tag: string;
  content: string;
  meta: { foot?: string } | null;
  attrSet(name: string, value: string): void;
  attrJoin(name: string, value: string): void;
}
interface CoreState {
  env: { slides: readonly MarpSlide[] };
  tokens: MarkdownToken[];
}

/** Draws slides by one of the themes. */
export interface SlideRenderer {
  render(slides: readonly MarpSlide[], theme: string): { html: string[]; css: string };
}

/** A Marp that packs a theme's styles once: content has no styles of its own that could change them. */
class DeckMarp extends Marp {
  readonly #styles = new Map<string, string>();

  protected override renderStyle(theme?: string): string {
    const name = theme ?? this.themeSet.default?.name ?? "";
    const css = this.#styles.get(name) ?? super.renderStyle(theme);
    this.#styles.set(name, css);
    return css;
  }
}

/**
 * Tells a screen reader which cells of a table are headers, and of what. An empty first cell is no
 * header: it says that the cells below it are those of their rows.
 */
function nameTableHeaders(tokens: readonly MarkdownToken[]): void {
  let column = 0;
  let rowsHaveHeaders = false;
  for (const [at, token] of tokens.entries()) {
    if (token.type === "table_open") rowsHaveHeaders = false;
    if (token.type === "tr_open") column = 0;
    if (token.type === "th_open") {
      const isEmpty = tokens[at + 1]?.content === "";
      if (column === 0) rowsHaveHeaders = isEmpty;
      if (isEmpty) setCell(tokens, at, "td");
      else token.attrSet("scope", "col");
      column += 1;
    }
    if (token.type === "td_open") {
      if (column === 0 && rowsHaveHeaders) {
        setCell(tokens, at, "th");
        token.attrSet("scope", "row");
      }
      column += 1;
    }
  }
}

/** Gives the cell whose opening stands at `at` another element. Its ends are three tokens. */
function setCell(tokens: readonly MarkdownToken[], at: number, tag: "td" | "th"): void {
  for (const token of [tokens[at], tokens[at + 2]]) if (token) token.tag = tag;
}

/** One Marp for all decks of a run. Content holds no HTML, and Marp lets none through. */
export function startRenderer(themes: TemplateFiles["themes"]): SlideRenderer {
  const marp = new DeckMarp({
    html: false,
    script: false,
    slug: false,
    math: false,
    emoji: { unicode: false, shortcode: false },
    inlineSVG: true,
    markdown: { linkify: false },
  });
  const added = new Map(
    [...themes].map(([id, file]) => [id, marp.themeSet.add(String(file.value))]),
  );
  marp.use(({ core, renderer }: MarkdownIt) => {
    core.ruler.push("lectern_tables", ({ tokens }) => nameTableHeaders(tokens));
    core.ruler.push("lectern_slides", ({ env: { slides }, tokens }) => {
      const opened = tokens.filter(({ type }) => type === "marpit_slide_open");
      const closed = tokens.filter(({ type }) => type === "marpit_slide_close");
      for (const [index, { id, className, foot }] of slides.entries()) {
        opened[index]?.attrSet("id", id);
        if (className !== "") opened[index]?.attrJoin("class", className);
        // Marp has shared out the tokens by slide already: new ones would not be drawn.
        const close = closed[index];
        if (close) close.meta = { foot };
      }
    });
    renderer.rules.marpit_slide_close = (tokens, at, options, _env, self) =>
      `${tokens[at]?.meta?.foot ?? ""}${self.renderToken(tokens, at, options)}`;
  });
  return {
    render(slides, theme) {
      const chosen = added.get(theme);
      if (chosen) marp.themeSet.default = chosen;
      // A leading line break: Marp would take a slide break at the very start for front matter.
      const markdown = `\n${slides.map((slide) => slide.markdown).join("\n\n---\n\n")}\n`;
      const { html, css } = marp.render(markdown, { htmlAsArray: true, slides });
      return { html: html as unknown as string[], css };
    },
  };
}
