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
  renderer: { rules: Record<string, (tokens: readonly MarkdownToken[], at: number) => string> };
}
interface MarkdownToken {
  type: string;
  content: string;
  attrSet(name: string, value: string): void;
  attrJoin(name: string, value: string): void;
}
interface CoreState {
  env: { slides: readonly MarpSlide[] };
  tokens: MarkdownToken[];
  Token: new (type: string, tag: string, nesting: number) => MarkdownToken;
}

/** Draws slides by one of the themes. */
export interface SlideRenderer {
  render(slides: readonly MarpSlide[], theme: string): { html: string[]; css: string };
}

/** One Marp for all decks of a run. Content holds no HTML, and Marp lets none through. */
export function startRenderer(themes: TemplateFiles["themes"]): SlideRenderer {
  const marp = new Marp({
    html: false,
    script: false,
    slug: false,
    math: false,
    emoji: { unicode: false, shortcode: false },
    inlineSVG: true,
    markdown: { linkify: false },
  });
  const added = new Map(
    [...themes].map(([id, file]) => [id, marp.themeSet.add(`/* @theme ${id} */\n${file.value}`)]),
  );
  marp.use(({ core, renderer }: MarkdownIt) => {
    core.ruler.push("lectern_slides", (state) => {
      const { slides } = state.env;
      let index = -1;
      for (const [at, token] of [...state.tokens.entries()].reverse()) {
        // From the end, so that adding a token does not move those still to come.
        if (token.type === "marpit_slide_close") {
          const foot = new state.Token("lectern_foot", "", 0);
          foot.content = slides.at(index)?.foot ?? "";
          state.tokens.splice(at, 0, foot);
        } else if (token.type === "marpit_slide_open") {
          const slide = slides.at(index--);
          token.attrSet("id", slide?.id ?? "");
          if (slide?.className) token.attrJoin("class", slide.className);
        }
      }
    });
    renderer.rules.lectern_foot = (tokens, at) => tokens[at]?.content ?? "";
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
