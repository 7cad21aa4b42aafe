import type { ParticipantEdition } from "../../model/edition.ts";
import { exercisePart, storyPart } from "../exercises/parts.ts";
import { type Blanks, sheetEntries } from "../exercises/sheet.ts";
import { type Fields, fieldsOf } from "../fields.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, ParticipantKind } from "../kit.ts";
import { composePaper, ownPart, type PaperPart, SHEET } from "../paper/paper.ts";

/** What participants fill in, on paper or on a screen. */
export const worksheet: ParticipantKind = {
  id: "worksheet",
  name: "Worksheet",
  about: "stories and exercises to fill in, my route, what I will do next week",
  printing: { moment: "during", for: "each participant" },
  reader: "participant",
  formats: ["html", "pdf"],
  pages: SHEET,
  variants: [{ id: "large-print", isUsual: true }, { id: "mono" }],
  compose: (edition, kit) => {
    const fields = fieldsOf(kit);
    const blanks = fieldBlanks(fields);
    return composePaper(edition, kit, {
      kind: "Worksheet",
      styles: ["exercises/exercises.css", "paper/fields.css", "worksheet/worksheet.css"],
      opening: kit.templates.fill("worksheet/how-to", { rules: edition.audience.worksheetRules }),
      hasContents: true,
      parts: [
        ...sheetEntries(edition).map((entry) =>
          "exercise" in entry
            ? exercisePart(entry.exercise, edition, kit, {
                blanks,
                ending: kit.templates.fill("worksheet/exercise-ending", {
                  blank: fields.words({
                    name: `${entry.exercise.id}-agreed`,
                    label: `${entry.exercise.title}: what we agreed`,
                  }),
                }),
              })
            : storyPart(entry.story, edition, kit, {
                afterQuestion: (index) =>
                  fields.words({
                    name: `story-${entry.story.id}-${index + 1}`,
                    label: `${entry.story.title}: question ${index + 1}`,
                  }),
                ending: "",
              }),
        ),
        ...routePart(edition, kit, fields),
        ...nextWeekPart(edition, kit, fields),
        notesPart(edition, fields),
      ],
    });
  },
};

const fieldBlanks = ({ tick, words }: Fields): Blanks => ({
  tick,
  reason: words,
  region: words,
  cell: words,
  storyCell: words,
  storyReason: words,
});

/** The route of the audience, with fields for what is only known where they are. */
function routePart(edition: ParticipantEdition, kit: Kit, { line }: Fields): PaperPart[] {
  if (edition.routeOnSheets.length === 0) return [];
  const route = edition.routeOnSheets.map((step, index) => {
    const isBlank = step.slot !== undefined && step.filled === undefined;
    const label = `${step.who}: ${step.slot}`;
    return { ...step, blank: isBlank ? line({ name: `my-route-${index + 1}`, label }) : "" };
  });
  const html = kit.templates.fill("worksheet/route", { route });
  return [ownPart(edition, "my-route", "My route", fillInserts(html, edition, kit))];
}

function nextWeekPart(edition: ParticipantEdition, kit: Kit, { words }: Fields): PaperPart[] {
  const { nextWeek } = edition.audience;
  if (nextWeek.length === 0) return [];
  const html = kit.templates.fill("worksheet/next-week", {
    lines: nextWeek.map((text, index) => ({
      text,
      blank: words({ name: `next-week-${index + 1}`, label: text }),
    })),
  });
  return [ownPart(edition, "next-week", "What I will do next week", html)];
}

function notesPart(edition: ParticipantEdition, { words }: Fields): PaperPart {
  const html = `<div class="notes-space">${words({ name: "notes", label: "My notes" })}</div>`;
  return ownPart(edition, "my-notes", "My notes", html);
}
