import type { AudienceProfile } from "../model/audience.ts";
import type { FigureShown } from "../model/edition.ts";
import type { Programme } from "../model/programme.ts";
import type { EditionComposer } from "./composer.ts";
import { tailorFigure } from "./figures.ts";

/**
 * The figure on an audience's pocket card, as that audience sees it. Its sources stand on the slide
 * that shows it; a card has no room for them.
 */
export function cardFor(
  { figures }: Programme,
  profile: AudienceProfile,
  paper: EditionComposer,
): FigureShown | undefined {
  const figure = figures.get(profile.card.figure ?? "");
  return (
    figure &&
    tailorFigure(figure, profile, (mark, file) =>
      mark.family === "source" ? "" : paper.value(mark, file),
    )
  );
}
