import { report } from "../model/diagnostics.ts";
import type { Programme } from "../model/programme.ts";
import type { Origin } from "../model/source.ts";
import { suggest } from "../text/suggest.ts";

/**
 * Reports a quiz that is not there or that nobody could count, and slides that keys name and no module
 * has. `broken` names what is there, but has mistakes of its own.
 */
export function checkQuiz(programme: Programme, broken: ReadonlySet<string>): void {
  const { exercises, modules, settings } = programme;
  const { quiz } = settings;
  const asked = exercises.get(quiz?.exercise ?? "");
  if (quiz) checkName(quiz.exercise, [...exercises.keys(), ...broken], "exercise", quiz.origin);
  if (quiz && asked && asked.material.choices.length === 0) {
    report(quiz.origin.file, "incomplete-case", quiz.origin.offset, {
      message: `The quiz "${asked.id}" has no choices, so nobody could count what is right.`,
      expected: "an exercise with choices: and items:, each with its answer",
      help: "Name another exercise, or give this one choices.",
    });
  }
  if (broken.size > 0) return; // a slide may stand in what could not be read
  const slides = modules.flatMap((module) => module.slides.map(({ id }) => id));
  for (const { material, at } of exercises.values()) {
    for (const [item, { key }] of material.items.entries()) {
      for (const [index, id] of (key.slides ?? []).entries())
        checkName(id, slides, "slide", at(["items", item, "key", "slides", index]));
    }
  }
}

function checkName(
  id: string,
  known: readonly string[],
  what: string,
  { file, offset }: Origin,
): void {
  if (known.includes(id)) return;
  report(file, "unknown-reference", offset, {
    message: `There is no ${what} "${id}".`,
    help: suggest(id, known),
  });
}
