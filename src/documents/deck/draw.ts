import type { ParticipantEdition } from "../../model/edition.ts";
import { fillInserts } from "../inserts.ts";
import type { DrawnDeck, Kit } from "../kit.ts";
import { deckPages } from "./pages.ts";

/** Draws an edition's slides, once. */
export function drawDeck(edition: ParticipantEdition, kit: Kit): DrawnDeck {
  const known = kit.drawn.get(edition);
  if (known) return known;
  const { pages, inserts } = deckPages(edition, kit.templates);
  const { html, css } = kit.renderer.render(pages, edition.audience.theme);
  if (html.length !== pages.length) {
    // The rules about Markdown make this impossible; were one wrong, text would shift slides.
    throw new Error(`Marp drew ${html.length} slides of ${pages.length} in ${edition.name}.`);
  }
  const { pictures } = edition;
  const slides = pages.map(({ id, title, site }, index) => ({
    number: index + 1,
    id,
    title,
    site,
    html: fillInserts(html[index] as string, { inserts, pictures }, kit),
  }));
  const drawn = { slides, css };
  kit.drawn.set(edition, drawn);
  return drawn;
}
