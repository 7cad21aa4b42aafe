import type { ExerciseShown, KeyForTrainers, TrainerEdition } from "../../model/edition.ts";
import { slideNumbers } from "../deck/pages.ts";
import { type Blanks, drawMaterial } from "../exercises/sheet.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, TrainerKind } from "../kit.ts";
import { composePaper, ownPart, type PaperPart, SHEET } from "../paper/paper.ts";
import { renderProse } from "../prose.ts";
import { SURE } from "../quiz/quiz.ts";
import { trainerProse } from "../trainer-text.ts";

/** The quiz with its answers, and how the trainer counts and reads what comes back. */
export const quizKey: TrainerKind = {
  id: "quiz-key",
  name: "Quiz key",
  about: "the answers to the quiz and why, a table to count the group in, and what to repeat",
  printing: { moment: "before", for: "trainer" },
  reader: "trainer",
  formats: ["html", "pdf"],
  pages: SHEET,
  isFor: (edition) => edition.quiz !== undefined,
  compose: (edition, kit) => {
    const { quiz } = edition.shown;
    return composePaper(edition.shown, kit, {
      kind: "Quiz key",
      styles: [
        "exercises/exercises.css",
        "paper/fields.css",
        "worksheet/worksheet.css",
        "quiz/quiz.css",
        "quiz-key/quiz-key.css",
      ],
      opening: kit.templates.fill("quiz-key/opening", {}),
      hasContents: false,
      parts: quiz
        ? [
            howTo(quiz, edition, kit),
            answers(quiz, edition, kit),
            reading(quiz, edition, kit),
            counting(quiz, edition, kit),
          ]
        : [],
    });
  },
};

/** The statements as participants have them, with the right box marked, and why. */
function answers(quiz: ExerciseShown, edition: TrainerEdition, kit: Kit): PaperPart {
  const { templates } = kit;
  const keys = edition.exercises.get(quiz.id);
  const blanks: Blanks = {
    tick: (_, item, choice) =>
      templates.fill("parts/answer-tick", { isRight: keys?.items[item]?.answer === choice }).trim(),
    reason(_, item) {
      const key = keys?.items[item];
      const { answer, why = "" } = key ?? {};
      const text = templates.fill("parts/text", { text: why });
      return templates
        .fill("quiz-key/answer", {
          label: answer === undefined ? "" : quiz.material.choices[answer],
          html: fillInserts(text, edition, kit).trim(),
          slide: key && slideOf(key, edition),
        })
        .trim();
    },
    region: () => "",
    cell: () => "",
    storyReason: () => "",
  };
  return {
    ...{ id: "answers", title: "The answers, and why", site: quiz.site, className: "quiz-answers" },
    html: [
      drawMaterial(quiz, edition.shown, blanks, kit),
      templates.fill("parts/second-hand", { list: keys?.secondHand ?? [] }),
    ].join(""),
  };
}

/** The first slide of this edition that teaches the answer. */
function slideOf(
  { slides }: KeyForTrainers,
  { shown }: TrainerEdition,
): { number: number | undefined; title: string } | undefined {
  const numbers = slideNumbers(shown.slides);
  const slide = slides
    .map((id) => shown.slides.find(({ from }) => from === id))
    .find((found) => found !== undefined);
  return slide && { number: numbers.get(slide.id), title: slide.title };
}

/** A table for the group as a whole: how many were right, before and after. */
function counting({ material }: ExerciseShown, edition: TrainerEdition, kit: Kit): PaperPart {
  const { templates } = kit;
  const row = (id: string, label: string) => ({
    label,
    cells: ["before", "after"].map((when) =>
      templates
        .fill("parts/field-line", { name: `count-${id}-${when}`, label: `${label}: ${when}` })
        .trim(),
    ),
  });
  const html = templates.fill("quiz-key/counting", {
    rows: [
      row("sheets", "Sheets handed in"),
      ...material.items.map((_, index) =>
        row(`statement-${index + 1}`, `Statement ${index + 1}: right answers`),
      ),
      ...SURE.map((label, index) => row(`sure-${index + 1}`, `Would know what to do: ${label}`)),
    ],
  });
  return { ...ownPart(edition.shown, "count", "Count the group", html), className: "quiz-count" };
}

/** How the two sheets are handed out and collected. */
function howTo(quiz: ExerciseShown, edition: TrainerEdition, kit: Kit): PaperPart {
  const { run = "" } = edition.exercises.get(quiz.id) ?? {};
  const steps = fillInserts(renderProse(quiz.steps, 1), edition.shown, kit);
  return {
    ...{ id: "how", title: "How to use the two sheets", site: quiz.site },
    html: steps + trainerProse(run, edition, kit, 1),
  };
}

/** What the numbers say and do not say, and what to do with them. */
function reading(quiz: ExerciseShown, edition: TrainerEdition, kit: Kit): PaperPart {
  const { debrief = "" } = edition.exercises.get(quiz.id) ?? {};
  return {
    ...{ id: "reading", title: "How to read the numbers, and what to repeat", site: quiz.site },
    html: trainerProse(debrief, edition, kit, 1),
  };
}
