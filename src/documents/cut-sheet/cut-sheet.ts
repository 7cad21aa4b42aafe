import type { Document, PageRules } from "../../model/document.ts";
import type { ParticipantEdition } from "../../model/edition.ts";
import type { Kit } from "../kit.ts";
import { calledAs } from "../paper/paper.ts";
import { composeSheet } from "../paper/sheet.ts";
import { statusOf } from "../status.ts";

/**
 * How a sheet of cards is looked at. They are held in a hand, as a bank card is: 9 pt, and 7.5 pt
 * for the version. The area is what `cut-sheet.css` leaves of the paper.
 */
export const CUT_SHEET: PageRules = {
  selector: "header.sheet-head, section.part",
  sizes: { body: 12, small: 10 },
  paper: { width: (198 / 25.4) * 96, height: (276 / 25.4) * 96 },
};

/** One side of a sheet, which shows the same thing several times. */
export interface Side {
  id: string;
  title: string;
  /** One of them, whole; `isCopy` where nobody has it read out, and nothing in it is a field. */
  draw(isCopy: boolean): string;
}

/** A sheet to cut up. */
export interface CutSheet {
  kind: string;
  /** What to do with it, in a line above. */
  howTo: string;
  columns: number;
  rows: number;
  styles: readonly string[];
  sides: readonly Side[];
}

/**
 * Composes a sheet of equal cards with cut marks. All are printed; only the first of each side is
 * read out, has fields, and is shown on a screen.
 */
export function composeCutSheet(
  edition: ParticipantEdition,
  kit: Kit,
  { kind, howTo, columns, rows, styles, sides }: CutSheet,
): Pick<Document, "title" | "body" | "style" | "screen" | "slides"> {
  // Set anew, one fills its paper: there is nothing to cut.
  const isCut = !kit.variant?.isSetAnew;
  const parts = sides.map(({ id, title, draw }) => ({
    id,
    title,
    html: draw(false),
    copies: isCut ? Array.from({ length: columns * rows - 1 }, () => draw(true)) : [],
  }));
  const body = kit.templates.fill("cut-sheet/page", {
    kind: calledAs(kind, kit),
    howTo: isCut ? howTo : "",
    audience: edition.audience.name,
    status: statusOf(edition).join(" · "),
    columns: Array.from({ length: isCut ? columns : 0 }),
    rows: Array.from({ length: isCut ? rows : 0 }),
    parts,
  });
  return composeSheet(edition, kit, {
    kind,
    body,
    styles: ["cut-sheet/cut-sheet.css", ...styles],
    parts,
  });
}
