import type { ParticipantEdition } from "../../model/edition.ts";
import { type Fields, fieldsOf } from "../fields.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, ParticipantKind } from "../kit.ts";
import { composePaper, ownPart, type PaperPart, SHEET } from "../paper/paper.ts";

/** What people think of the session, without their names. */
export const evaluation: ParticipantKind = {
  id: "evaluation",
  name: "Feedback form",
  about: "what people think of the session, and what they can do now: without names",
  printing: {
    moment: "end",
    for: "each participant",
    hint: "Allow three minutes beside the plan. Read every form the same day.",
  },
  reader: "participant",
  formats: ["html", "pdf"],
  pages: { ...SHEET, mostPages: 2 },
  isFor: ({ audience }) => audience.evaluation.statements.length > 0,
  compose: (edition, kit) => {
    const fields = fieldsOf(kit);
    return composePaper(edition, kit, {
      kind: "Feedback form",
      styles: [
        "exercises/exercises.css",
        "paper/fields.css",
        "paper/small-head.css",
        "evaluation/evaluation.css",
      ],
      opening: kit.templates.fill("evaluation/how-to", {
        rules: edition.audience.evaluation.rules,
      }),
      hasContents: false,
      parts: [
        toTick(edition, kit, fields),
        ...inWords(edition, kit, fields),
        worries(edition, kit),
      ],
    });
  },
};

const CAN_ANSWER = "I can now answer";

/** A table of rows, in each of which one box is ticked. */
interface Grid {
  /** What it is about, over its first column. */
  ask: string;
  answers: readonly string[];
  rows: readonly { text: string; ticks: readonly string[] }[];
}

function toTick(edition: ParticipantEdition, kit: Kit, { tick }: Fields): PaperPart {
  const { statements, answers, confidence } = edition.audience.evaluation;
  const grid = (id: string, ask: string, labels: readonly string[], texts: readonly string[]) => ({
    ask,
    answers: labels,
    rows: texts.map((text, row) => ({
      text,
      ticks: labels.map((label, at) =>
        tick({ name: `${id}-${row + 1}-${at + 1}`, label: `${text}: ${label}` }),
      ),
    })),
  });
  // One question alone is a row like the others.
  const isAlone = edition.answered.length === 1;
  const alone = isAlone ? edition.answered.map((question) => `${CAN_ANSWER}: ${question}`) : [];
  const grids: Grid[] = [
    grid("statement", "Today", answers, [...statements, ...alone]),
    grid("question", CAN_ANSWER, answers, isAlone ? [] : edition.answered),
    ...(confidence
      ? [grid("confidence", confidence.ask, confidence.answers, ["Before the session", "Now"])]
      : []),
  ].filter(({ rows }) => rows.length > 0);
  const html = kit.templates.fill("evaluation/grids", { grids });
  return ownPart(edition, "to-tick", "Tick one box in each row", html);
}

function inWords(edition: ParticipantEdition, kit: Kit, { words }: Fields): PaperPart[] {
  const { questions } = edition.audience.evaluation;
  if (questions.length === 0) return [];
  const html = kit.templates.fill("evaluation/words", {
    questions: questions.map((text, index) => ({
      text,
      blank: words({ name: `words-${index + 1}`, label: text }),
    })),
  });
  return [ownPart(edition, "in-words", "In your own words", html)];
}

/** Where a worry goes: nobody may read this form for days. */
function worries(edition: ParticipantEdition, kit: Kit): PaperPart {
  const { routeOnSheets } = edition;
  const first = routeOnSheets.find(
    ({ urgent, when, slot, contact }) =>
      !urgent && when === undefined && (slot !== undefined || contact !== undefined),
  );
  const steps = routeOnSheets.filter((step) => step.urgent || step.contact || step === first);
  const html = kit.templates.fill("evaluation/worries", { steps });
  const title = "This form is no place for a worry";
  return ownPart(edition, "worries", title, fillInserts(html, edition, kit));
}
