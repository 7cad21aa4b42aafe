import type { AudienceProfile } from "../model/audience.ts";
import type { Programme } from "../model/programme.ts";
import { chooseSlides, dropEmptySections } from "./choose-slides.ts";
import { shownMarks } from "./compose.ts";
import { startComposer } from "./composer.ts";
import { quizOf, storiesOf } from "./sheets.ts";

/** Ids of what an audience's edition shows. */
export interface ShownIds {
  slides: ReadonlySet<string>;
  scenarios: ReadonlySet<string>;
  exercises: ReadonlySet<string>;
  figures: ReadonlySet<string>;
}

/** What shows in an edition of at least one of these audiences, where there is time enough. */
export function shownToAny(programme: Programme, profiles: readonly AudienceProfile[]): ShownIds {
  const shown: Record<keyof ShownIds, Set<string>> = {
    slides: new Set(),
    scenarios: new Set(),
    exercises: new Set(),
    figures: new Set(),
  };
  for (const profile of profiles) {
    const quiz = quizOf(programme, profile);
    if (quiz) shown.exercises.add(quiz.id);
    const composer = startComposer(programme, profile);
    for (const { slide, shows } of dropEmptySections(
      chooseSlides(programme, profile, []),
      profile,
      [],
    )) {
      shown.slides.add(slide.id);
      const passages = [slide.body];
      if (shows && "scenario" in shows) {
        shown.scenarios.add(shows.scenario.id);
        passages.push(shows.scenario.beats, shows.scenario.questions);
      } else if (shows) {
        shown.exercises.add(shows.exercise.id);
        for (const { id } of storiesOf(shows.exercise, programme, profile)) shown.scenarios.add(id);
        passages.push(shows.exercise.steps);
      }
      for (const { marks } of passages) {
        for (const mark of shownMarks(marks, composer))
          if (mark.kind === "leaf" && mark.name === "figure") shown.figures.add(mark.id);
      }
    }
  }
  return shown;
}
