import { inMinutes } from "../../text/minutes.ts";
import type { TrainerKind } from "../kit.ts";
import { composePaper, SHEET } from "../paper/paper.ts";
import { slideThumbs } from "../paper/thumbs.ts";
import { trainerText } from "../trainer-text.ts";

/** A page for each slide: its picture, and what the trainer says to it. */
export const notesPages: TrainerKind = {
  id: "notes",
  name: "Notes pages",
  about: "a page for each slide, with its picture, its minutes, what to say and its key",
  reader: "trainer",
  formats: ["html", "pdf"],
  pages: SHEET,
  after: ["deck"],
  compose: (edition, kit) => {
    const { shown } = edition;
    const { thumbs, css } = slideThumbs(shown, kit, 2);
    const byId = new Map(shown.slides.map((slide) => [slide.id, slide]));
    return composePaper(shown, kit, {
      kind: "Notes pages",
      css,
      styles: ["paper/trainer-key.css", "notes/notes.css"],
      hasContents: false,
      parts: thumbs.flatMap(({ id, number, title, html }) => {
        const slide = byId.get(id);
        if (!slide) return [];
        const text = trainerText(edition, id, kit);
        return [
          {
            id: `slide-${id}`,
            title: `${number}. ${title}`,
            site: slide.settingsSite,
            className: "notes-page",
            html: kit.templates.fill("notes/page", {
              ...text,
              html,
              time: inMinutes(slide.minutes),
            }),
          },
        ];
      }),
    });
  },
};
