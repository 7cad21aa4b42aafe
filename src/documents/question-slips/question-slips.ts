import type { ParticipantEdition } from "../../model/edition.ts";
import { CUT_SHEET, composeCutSheet, type Side } from "../cut-sheet/cut-sheet.ts";
import { fieldsOf } from "../fields.ts";
import type { Kit, ParticipantKind } from "../kit.ts";

const COLUMNS = 2;
const ROWS = 3;

/** Slips for a box: what nobody likes to ask aloud. */
export const questionSlips: ParticipantKind = {
  id: "question-slips",
  name: "Question slips",
  about: "slips to write a question on and put into a box, six to a sheet",
  printing: {
    moment: "start",
    for: "each participant",
    serves: COLUMNS * ROWS,
    hint: "On one side, at full size; then cut along the marks. Have a closed box ready.",
  },
  reader: "participant",
  formats: ["html", "pdf"],
  pages: { ...CUT_SHEET, mostPages: 1 },
  isFor: ({ audience }) => audience.questionSlips.prompt !== undefined,
  compose: (edition, kit) =>
    composeCutSheet(edition, kit, {
      kind: "Question slips",
      howTo: "Six slips for a box. Print at full size, on one side; cut along the marks.",
      columns: COLUMNS,
      rows: ROWS,
      styles: ["question-slips/question-slips.css"],
      sides: [slip(edition, kit)],
    }),
};

function slip({ audience, routeOnSheets }: ParticipantEdition, kit: Kit): Side {
  const title = "A question";
  const { prompt = "", rules, asksName } = audience.questionSlips;
  const { line, words } = fieldsOf(kit);
  return {
    id: "question",
    title,
    draw: (isCopy) =>
      kit.templates.fill("question-slips/slip", {
        title,
        heading: isCopy ? "p" : "h2",
        prompt,
        rules,
        asksName,
        question: isCopy ? "" : words({ name: "question", label: prompt }),
        name: isCopy ? "" : line({ name: "answer-to", label: "Who would like an answer" }),
        contacts: routeOnSheets.flatMap(({ contact }) => contact ?? []),
      }),
  };
}
