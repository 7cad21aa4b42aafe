import type { DrawnSlide } from "../../model/document.ts";
import type { ParticipantEdition, TrainerEdition } from "../../model/edition.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, ParticipantKind, TrainerKind } from "../kit.ts";
import { makePalette, paletteCss } from "../palette.ts";
import { renderProse } from "../prose.ts";
import { drawDeck } from "./draw.ts";

/** The slides that are shown and shared. */
export const participantDeck: ParticipantKind = {
  id: "deck",
  about: "the slides, to show and to share",
  reader: "participant",
  formats: ["html", "pdf"],
  isMeasured: true,
  compose: (edition, kit) => composeDeck(edition, kit, () => ""),
};

/** The same slides with the trainer's notes beside them. */
export const trainerDeck: TrainerKind = {
  id: "deck",
  about: "the slides with notes and keys, to present from",
  reader: "trainer",
  formats: ["html"],
  isMeasured: false,
  compose: ({ shown, trainer, inserts, pictures }: TrainerEdition, kit) =>
    composeDeck(shown, kit, (id, number) => {
      const text = trainer.get(id);
      if (!text) return "";
      const html = (markdown: string) =>
        fillInserts(renderProse(markdown), { inserts, pictures }, kit.templates);
      return kit.templates.fill("deck/notes", {
        number,
        notes: html(text.notes),
        key: html(text.key),
      });
    }),
};

/** The partner's colour, else the audience's, else that of the tokens. */
function paletteOf({ branding, audience }: ParticipantEdition): string {
  const colour = branding?.colour ?? audience.colour;
  return colour === undefined ? "" : paletteCss(makePalette(colour));
}

function composeDeck(
  edition: ParticipantEdition,
  kit: Kit,
  aside: (id: string, number: number) => string,
) {
  const { slides, css } = drawDeck(edition, kit);
  const body = kit.templates.fill("deck/page", {
    first: slides[0]?.id,
    slides: slides.map((slide) => ({ ...slide, aside: aside(slide.id, slide.number) })),
  });
  return {
    title: `${edition.settings.title}: ${edition.audience.name}`,
    body,
    style: [
      kit.fonts.css(body),
      kit.assets("tokens.css"),
      paletteOf(edition),
      css,
      kit.assets("figures/figures.css", "deck/deck.css"),
    ].join("\n"),
    screen: {
      style: kit.assets("deck/viewer-parts.css", "deck/viewer.css", "deck/reading.css"),
      script: kit.assets("deck/viewer-parts.js", "deck/reading.js", "deck/viewer.js"),
    },
    slides: slides.map(({ id, title, site }): DrawnSlide => ({ id, title, site })),
  };
}
