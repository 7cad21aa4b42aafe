import type { ParticipantEdition } from "../../model/edition.ts";
import { drawDeck } from "../deck/draw.ts";
import type { Kit } from "../kit.ts";
import { flowingSlide } from "./flowing.ts";

/** A slide as a small picture on paper, made of the slide itself, and for narrow screens as text. */
export interface Thumb {
  id: string;
  number: number;
  title: string;
  html: string;
}

/**
 * The slides of an edition, small; not the deck's cover and list of sources. They look as they do in
 * the deck, at the size of text found there. Their headings are none here: the document around them
 * has its own. `level` is that of the heading above each.
 */
export function slideThumbs(
  edition: ParticipantEdition,
  kit: Kit,
  level: number,
): { thumbs: Thumb[]; css: string } {
  const { slides, css } = drawDeck(edition, kit);
  const steps = kit.steps.get(edition);
  const own = new Set(edition.slides.map(({ id }) => id));
  return {
    thumbs: slides
      .filter(({ id }) => own.has(id))
      .map(({ id, number, title, html }) => {
        const onlyText = kit.variant?.isSetAnew ?? false;
        const picture = kit.templates.fill("paper/thumb", {
          step: steps?.get(id),
          html: onlyText ? "" : withoutHeadings(html),
          text: flowingSlide(html, { title, level, mayScroll: !onlyText }),
        });
        return { id, number, title, html: picture.trim() };
      }),
    css: [
      css.replace(/@page\s*\{[^}]*\}/g, ""),
      kit.assets("figures/figures.css", "figures/chart.css", "deck/deck.css"),
      kit.assets("paper/thumb.css", "figures/flowing.css"),
    ].join("\n"),
  };
}

const withoutHeadings = (html: string): string =>
  html
    .replace(/<(h[1-6])(?=[\s>])/g, '<$1 role="presentation"')
    .replace(/(<section\b[^>]*?) id="/g, '$1 data-id="');
