import type { AudienceProfile } from "../../model/audience.ts";
import type { ExerciseShown, ParticipantEdition } from "../../model/edition.ts";
import { type Blanks, drawMaterial } from "../exercises/sheet.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, ParticipantKind } from "../kit.ts";
import { composePaper, type PaperPart, SHEET } from "../paper/paper.ts";

/** The two sheets: what is asked is the same, and so can be compared. */
const SHEETS = [
  { id: "before", title: "Before the session", isFirst: true },
  { id: "after", title: "After the session", isFirst: false },
] as const;

/** How sure people may say they are, from the least on. */
export const SURE = ["Not sure", "A little sure", "Quite sure", "Very sure"] as const;

/** The same statements twice, to see what a session changed. Nobody is named on it. */
export const quiz: ParticipantKind = {
  id: "quiz",
  name: "Quiz, before and after",
  about: "the same statements before and after the session, without names, to see what changed",
  printing: {
    moment: "start",
    for: "each participant",
    isOneSided: true,
    hint: "On one side of the paper: the first page is handed out at the start, the second at the end. Allow three minutes for each beside the plan.",
  },
  reader: "participant",
  formats: ["html", "pdf"],
  pages: { ...SHEET, mostPages: 2 },
  isFor: (edition) => edition.quiz !== undefined,
  compose: (edition, kit) =>
    composePaper(edition, kit, {
      kind: "Quiz, before and after",
      styles: ["exercises/exercises.css", "paper/fields.css", "quiz/quiz.css"],
      hasContents: false,
      parts: edition.quiz
        ? SHEETS.map((sheet) => sheetPart(sheet, edition.quiz as ExerciseShown, edition, kit))
        : [],
    }),
};

/** Whether all of an audience are children: what they write is then not put together by any sign. */
const areChildren = ({ ages }: AudienceProfile): boolean => ages !== undefined && ages.to < 18;

function sheetPart(
  { id, title, isFirst }: (typeof SHEETS)[number],
  exercise: ExerciseShown,
  edition: ParticipantEdition,
  kit: Kit,
): PaperPart {
  const { templates } = kit;
  const blanks: Blanks = {
    tick: (blank) => templates.fill("parts/field-tick", blank).trim(),
    reason: () => "",
    region: () => "",
    cell: () => "",
    storyReason: () => "",
  };
  // Fields have names of their own on each sheet.
  const statements = drawMaterial({ ...exercise, id }, edition, blanks, kit);
  const sure = "How sure are you that you would know what to do with a worry?";
  const html = templates.fill("quiz/sheet", {
    isFirst,
    intro: exercise.material.intro,
    sign: areChildren(edition.audience)
      ? ""
      : templates.fill("parts/field-line", {
          name: `${id}-sign`,
          label: "My own sign: no name, no initials, no birthday",
        }),
    statements,
    sure,
    choices: SURE.map((label, index) => ({
      label,
      blank: templates
        .fill("parts/field-tick", { name: `${id}-sure-${index + 1}`, label: `${sure} ${label}` })
        .trim(),
    })),
  });
  return {
    ...{ id, title, site: exercise.site },
    className: "quiz-sheet",
    html: fillInserts(html, edition, kit),
  };
}
