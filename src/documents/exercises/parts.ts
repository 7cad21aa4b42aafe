import type { ExerciseShown, ParticipantEdition, StoryShown } from "../../model/edition.ts";
import { inMinutes } from "../../text/minutes.ts";
import { token } from "../../text/tokens.ts";
import { type DocumentInsert, fillInserts } from "../inserts.ts";
import type { Kit } from "../kit.ts";
import type { PaperPart } from "../paper/paper.ts";
import { renderProse } from "../prose.ts";
import { type Blanks, drawMaterial } from "./sheet.ts";

/** A story with its questions, and HTML after each and at the end. */
export function storyPart(
  story: StoryShown,
  edition: ParticipantEdition,
  kit: Kit,
  { afterQuestion, ending }: { afterQuestion?: (index: number) => string; ending: string },
): PaperPart {
  const { id, title, site } = story;
  // A field stands in its question's point, and so comes in while the list is drawn.
  const inserts: DocumentInsert[] = [...edition.inserts];
  const questions = renderProse(story.questions, 1, (index) => {
    const html = afterQuestion?.(index);
    return html === undefined
      ? undefined
      : token(inserts.push({ kind: "part", template: "parts/html", data: { html } }) - 1);
  });
  const { pictures } = edition;
  const html = kit.templates.fill("worksheet/story", {
    beats: fillInserts(renderProse(story.beats, 1), edition, kit),
    questions: fillInserts(questions, { inserts, pictures }, kit),
    ending,
  });
  return { id: `story-${id}`, title, site, className: "sheet-story", html };
}

/** What only who runs an exercise has to see to. */
export type ExerciseSetting = Pick<ExerciseShown, "room" | "materials">;

/** An exercise with its material, and HTML at the end. */
export function exercisePart(
  exercise: ExerciseShown,
  edition: ParticipantEdition,
  kit: Kit,
  { blanks, ending, setting }: { blanks: Blanks; ending: string; setting?: ExerciseSetting },
): PaperPart {
  const { id, title, site, kind, aim, minutes, group, steps } = exercise;
  const html = kit.templates.fill("worksheet/exercise", {
    aim,
    time: inMinutes(minutes),
    group,
    setting,
    steps: fillInserts(renderProse(steps, 1), edition, kit),
    material: drawMaterial(exercise, edition, blanks, kit),
    kind,
    ending,
  });
  return { id: `exercise-${id}`, title, site, className: "sheet-exercise", html };
}
