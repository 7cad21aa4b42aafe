import type { HandoutLayout, ParticipantKind } from "../kit.ts";
import { composePaper, ownPart, SHEET } from "../paper/paper.ts";
import { referenceParts } from "../paper/reference.ts";
import { slideThumbs } from "../paper/thumbs.ts";

/** Lines to write on beside a slide, or below it, by how many slides share the page. */
const LINES: Readonly<Record<HandoutLayout, number>> = { 1: 14, 2: 6, 3: 8, 4: 5, 6: 0 };

/** Where slides are no pictures. */
const LINES_BELOW_TEXT = 3;

/** The slides with room for notes, and what to read and to look up afterwards. */
export const handout: ParticipantKind = {
  id: "handout",
  name: "Handout",
  about: "the slides with lines to write on, reading, words, numbers to call and sources",
  printing: { moment: "end", for: "each participant" },
  reader: "participant",
  formats: ["html", "pdf"],
  pages: SHEET,
  after: ["deck"],
  variants: [{ id: "large-print" }, { id: "mono" }],
  compose: (edition, kit) => {
    const { thumbs, css } = slideThumbs(edition, kit, 3);
    const isText = kit.variant?.isSetAnew ?? false;
    const layout = kit.options.handout ?? 3;
    const slides = kit.templates.fill("handout/slides", {
      layout: isText ? "text" : layout,
      slides: thumbs,
      lines: Array.from({ length: isText ? LINES_BELOW_TEXT : LINES[layout] }),
    });
    return composePaper(edition, kit, {
      kind: "Handout",
      css,
      styles: ["handout/handout.css"],
      hasContents: true,
      parts: [ownPart(edition, "slides", "The slides", slides), ...referenceParts(edition, kit)],
    });
  },
};
