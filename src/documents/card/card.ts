import type { ParticipantEdition } from "../../model/edition.ts";
import { suggest } from "../../text/suggest.ts";
import { CUT_SHEET, composeCutSheet, type Side } from "../cut-sheet/cut-sheet.ts";
import { fieldsOf } from "../fields.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, ParticipantKind } from "../kit.ts";
import { statusOf } from "../status.ts";

const COLUMNS = 2;
const ROWS = 2;
/** The most lines of a back that leave room for larger letters, by what they are called. */
const SIZES = [
  { size: "large", lines: 14 },
  { size: "medium", lines: 19 },
  { size: "small", lines: Number.POSITIVE_INFINITY },
] as const;

/** What one keeps in a pocket: what to look out for, whom to tell, whom to call. */
export const card: ParticipantKind = {
  id: "card",
  name: "Pocket card",
  about: "the signs, the route and the numbers on two small sides, to cut out and keep",
  printing: {
    moment: "end",
    for: "each participant",
    serves: COLUMNS * ROWS,
    hint: "Print on both sides, turned over the long edge, at full size; then cut along the marks.",
  },
  reader: "participant",
  formats: ["html", "pdf"],
  variants: [{ id: "large-print" }, { id: "mono" }],
  pages: { ...CUT_SHEET, mostPages: 2 },
  isFor: ({ audience }) => audience.card.figure !== undefined,
  compose: (edition, kit) =>
    composeCutSheet(edition, kit, {
      kind: "Pocket card",
      howTo:
        "Four cards. Print both sides at full size, turned over the long edge; cut along the marks.",
      columns: COLUMNS,
      rows: ROWS,
      styles: ["card/card.css"],
      sides: [front(edition, kit), back(edition, kit)],
    }),
};

/** The signs, and what to keep to. */
function front(edition: ParticipantEdition, kit: Kit): Side {
  const title = "What you may notice";
  const { card: figure, audience } = edition;
  return {
    id: "signs",
    title,
    draw: (isCopy) => {
      const html = kit.templates.fill("card/front", {
        title,
        heading: isCopy ? "p" : "h2",
        audience: audience.name,
        signs: figure ? drawSigns(figure, kit) : "",
        rules: audience.card.rules,
      });
      return fillInserts(html, edition, kit);
    },
  };
}

/** A kind of figure has a template of its own for so small a space. */
function drawSigns(
  { kind, title, data, site }: NonNullable<ParticipantEdition["card"]>,
  { templates }: Kit,
): string {
  const path = `card/signs/${kind}`;
  if (templates.has(path)) return templates.fill(path, { ...data, title });
  site.report("unknown-reference", {
    message: `There is no template that shows a figure of the kind "${kind}" on a card.`,
    help: suggest(kind, templates.below("card/signs")),
  });
  return "";
}

/** The route, with blanks for what is only known where they are, and numbers. */
function back(edition: ParticipantEdition, kit: Kit): Side {
  const title = "What to do";
  const { routeOnSheets, contacts, settings } = edition;
  const { line } = fieldsOf(kit);
  const called = new Set(routeOnSheets.map(({ contact }) => contact?.id));
  const numbers = contacts.filter(({ id }) => !called.has(id));
  const blanks = routeOnSheets.filter(({ slot, filled }) => slot && !filled).length;
  // About: a step takes two lines, and so does a blank.
  const lines = 2 * (routeOnSheets.length + blanks) + numbers.length;
  const size = SIZES.find((one) => lines <= one.lines)?.size ?? "small";
  return {
    id: "what-to-do",
    title,
    draw: (isCopy) => {
      const html = kit.templates.fill("card/back", {
        title,
        heading: isCopy ? "p" : "h2",
        size,
        isRoomy: size === "large",
        route: routeOnSheets.map((step, index) => {
          const isBlank = step.slot !== undefined && step.filled === undefined;
          const label = `${step.who}: ${step.slot}`;
          const field = isCopy ? "" : line({ name: `route-${index + 1}`, label });
          // A step may say itself whose number it is.
          const isSaid = step.does.includes(step.contact?.name ?? "");
          return { ...step, isBlank, field, named: !isSaid && !step.urgent };
        }),
        contacts: numbers,
        organisation: edition.branding?.name ?? settings.organisation,
        status: statusOf(edition).join(" · "),
      });
      return fillInserts(html, edition, kit);
    },
  };
}
