import { report } from "../model/diagnostics.ts";
import type { ParticipantEdition } from "../model/edition.ts";
import { measureEdition } from "../reading/measure.ts";
import { MEASURE, MIN_WORDS } from "../reading/score.ts";

/** Reports an edition that is harder to read than its profile allows, with its hardest slides. */
export function checkReading(edition: ParticipantEdition): void {
  const { audience, name } = edition;
  if (audience.readingAge === undefined) return;
  const { age, words, hardest } = measureEdition(edition);
  if (words < MIN_WORDS || age <= audience.readingAge) return;
  const { file, offset } = audience.at(["readingAge"]);
  const slides = hardest.map((slide) => `"${slide.id}" (${slide.age})`).join(", ");
  report(file, "hard-to-read", offset, {
    message: `The edition ${name} has a reading age of ${age} (${MEASURE}). Its hardest slides are ${slides}.`,
    expected: `at most ${audience.readingAge}`,
    help: "Write shorter sentences and more common words on those slides; `lectern check --reading` shows all of them.",
  });
}
