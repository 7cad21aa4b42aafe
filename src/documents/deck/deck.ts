import type { DrawnSlide } from "../../model/document.ts";
import type { ParticipantEdition, TrainerEdition } from "../../model/edition.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, ParticipantKind, TrainerKind } from "../kinds.ts";
import { renderProse } from "../prose.ts";
import { deckPages } from "./pages.ts";

/** The slides that are shown and shared. */
export const participantDeck: ParticipantKind = {
  id: "deck",
  about: "the slides, to show and to share",
  reader: "participant",
  formats: ["html", "pdf"],
  compose: (edition, kit) => composeDeck(edition, kit, () => ""),
};

/** The same slides with the trainer's notes beside them. */
export const trainerDeck: TrainerKind = {
  id: "deck",
  about: "the slides with notes and keys, to present from",
  reader: "trainer",
  formats: ["html"],
  compose: ({ shown, trainer, inserts, pictures }: TrainerEdition, kit) =>
    composeDeck(shown, kit, (id) => {
      const text = trainer.get(id);
      if (!text) return "";
      const html = (markdown: string) =>
        fillInserts(renderProse(markdown), { inserts, pictures }, kit.templates);
      return kit.templates.fill("deck/notes", { notes: html(text.notes), key: html(text.key) });
    }),
};

function composeDeck(edition: ParticipantEdition, kit: Kit, aside: (id: string) => string) {
  const { pages, inserts } = deckPages(edition, kit.templates);
  const { html, css } = kit.renderer.render(pages, edition.audience.theme);
  if (html.length !== pages.length) {
    // The rules about Markdown make this impossible; were one wrong, text would shift slides.
    throw new Error(`Marp drew ${html.length} slides of ${pages.length} in ${edition.name}.`);
  }
  const slides = pages.map(({ id, title }, index) => ({
    number: index + 1,
    id,
    title,
    html: fillInserts(
      html[index] as string,
      { inserts, pictures: edition.pictures },
      kit.templates,
    ),
    aside: aside(id),
  }));
  const title = `${edition.settings.title}: ${edition.audience.name}`;
  return {
    title,
    body: kit.templates.fill("deck/page", { title, first: pages[0]?.id, slides }),
    style: [kit.fonts, css, kit.assets("deck/deck.css")].join("\n"),
    screen: {
      style: kit.assets("deck/viewer-parts.css", "deck/viewer.css"),
      script: kit.assets("deck/viewer-parts.js", "deck/viewer.js"),
    },
    slides: pages.map(({ id, title, origin }): DrawnSlide => ({ id, title, origin })),
  };
}
