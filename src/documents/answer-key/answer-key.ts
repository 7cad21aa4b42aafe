import type { ExerciseShown, StoryShown, TrainerEdition } from "../../model/edition.ts";
import { exercisePart, storyPart } from "../exercises/parts.ts";
import { type Blanks, sheetEntries } from "../exercises/sheet.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, TrainerKind } from "../kit.ts";
import { composePaper, type PaperPart, SHEET } from "../paper/paper.ts";
import { trainerProse } from "../trainer-text.ts";

/** The worksheet again, with answers and reasons where participants write. */
export const answerKey: TrainerKind = {
  id: "answer-key",
  name: "Answer key",
  about: "the worksheet with its answers and reasons, the keys to its stories, and debriefs",
  printing: { moment: "before", for: "trainer" },
  reader: "trainer",
  formats: ["html", "pdf"],
  pages: SHEET,
  compose: (edition, kit) =>
    composePaper(edition.shown, kit, {
      kind: "Answer key",
      styles: ["exercises/exercises.css", "worksheet/worksheet.css", "answer-key/answer-key.css"],
      opening: kit.templates.fill("answer-key/how-to", {}),
      hasContents: true,
      parts: sheetEntries(edition.shown).map((entry) =>
        "exercise" in entry
          ? exerciseKey(entry.exercise, edition, kit)
          : storyKey(entry.story, edition, kit),
      ),
    }),
};

/** A story with its key. */
export function storyKey(story: StoryShown, edition: TrainerEdition, kit: Kit): PaperPart {
  const { key = "" } = edition.stories.get(story.id) ?? {};
  return storyPart(story, edition.shown, kit, {
    ending: kit.templates.fill("answer-key/story-ending", {
      key: trainerProse(key, edition, kit, 2),
      secondHand: secondHandOf(story.slideId && `${story.slideId}-questions`, edition, kit),
    }),
  });
}

/** An exercise with its answers, and how it is talked through. */
export function exerciseKey(exercise: ExerciseShown, edition: TrainerEdition, kit: Kit): PaperPart {
  const { key = "", debrief = "" } = edition.exercises.get(exercise.id) ?? {};
  return exercisePart(exercise, edition.shown, kit, {
    setting: exercise,
    blanks: answersTo(exercise, edition, kit),
    ending: kit.templates.fill("answer-key/ending", {
      key: trainerProse(key, edition, kit, 2),
      debrief: trainerProse(debrief, edition, kit, 2),
      secondHand: secondHandOf(exercise.slideId, edition, kit),
    }),
  });
}

/** What a person has to check before the version is approved, of what stands on a slide. */
const secondHandOf = (
  slideId: string | undefined,
  { trainer }: TrainerEdition,
  kit: Kit,
): string => {
  const { secondHand: list = [] } = trainer.get(slideId ?? "") ?? {};
  return kit.templates.fill("parts/second-hand", { list }).trim();
};

/** The answers to an exercise, each for the place where participants write theirs. */
function answersTo(exercise: ExerciseShown, edition: TrainerEdition, kit: Kit): Blanks {
  const { templates } = kit;
  const { choices } = exercise.material;
  const keys = edition.exercises.get(exercise.id);
  // Tokens of a label are participants', and are filled with the rest of the sheet.
  const answer = (text: string, label = ""): string => {
    const html = fillInserts(templates.fill("parts/text", { text }), edition, kit).trim();
    return templates.fill("parts/answer-words", { label, html }).trim();
  };
  return {
    tick: (_, item, choice) =>
      templates.fill("parts/answer-tick", { isRight: keys?.items[item]?.answer === choice }).trim(),
    reason(_, item) {
      const { answer: right, why = "" } = keys?.items[item] ?? {};
      return answer(why, right === undefined ? "" : choices[right]);
    },
    region: (_, choice) =>
      answer(
        (keys?.items ?? [])
          .flatMap((key, index) => (key.answer === choice ? [index + 1] : []))
          .join(", "),
      ),
    cell: (_, row, column) => answer(keys?.rows[row]?.[column] ?? ""),
    storyReason: (_, { id, title }) => {
      const html = templates.fill("answer-key/see-story", { id, title });
      return fillInserts(html, edition, kit).trim();
    },
  };
}
