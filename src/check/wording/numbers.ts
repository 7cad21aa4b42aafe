import { report } from "../../model/diagnostics.ts";
import type { Programme } from "../../model/programme.ts";
import type { Origin, Span } from "../../model/source.ts";
import { isTrainerOnly } from "../passages.ts";
import type { Piece } from "./piece.ts";
import type { Pieces } from "./pieces.ts";

/** Digits as they stand in prose: 12, 5:30, 11-14, 2,5; not in names like PIP2. */
const NUMBER = /(?<![\p{L}\p{N}.,:/–-])\d+(?:[.,:/–-]\d+)*/gu;

/** What a person looked at. */
interface Reviewed {
  what: string;
  numbersReviewed: readonly string[];
  origin: Origin;
  pieces: readonly Piece[];
}

/**
 * Reports numbers in the text that are neither from the register nor looked at by a person, and
 * those that were looked at and are gone. What `isTyped` finds was reported already.
 */
export function checkNumbers(
  programme: Programme,
  pieces: Pieces,
  isTyped: (text: string, isForTrainers: boolean) => Span[],
): void {
  const all: Reviewed[] = [
    ...programme.modules
      .flatMap(({ slides }) => slides)
      .map((slide) => ({ ...slide, what: "slide", pieces: pieces.ofSlide(slide) })),
    ...[...programme.scenarios.values()].map((scenario) => {
      return { ...scenario, what: "scenario", pieces: pieces.ofScenario(scenario) };
    }),
    ...[...programme.exercises.values()].map((exercise) => {
      return { ...exercise, what: "exercise", pieces: pieces.ofExercise(exercise) };
    }),
    ...programme.chapters.map((chapter) => {
      return { ...chapter, what: "chapter", pieces: pieces.ofChapter(chapter) };
    }),
  ];
  for (const one of all) {
    const there = new Set<string>();
    for (const piece of one.pieces) {
      const taken = isTyped(piece.text, isTrainerOnly(piece.inside));
      for (const match of piece.text.matchAll(NUMBER)) {
        const [number] = match;
        const span = { start: match.index, end: match.index + number.length };
        there.add(number);
        if (one.numbersReviewed.includes(number)) continue;
        if (taken.some(({ start, end }) => start < span.end && span.start < end)) continue;
        piece.report("typed-number", span, {
          message: `The number ${number} is not from the register.`,
          expected: "{{fact.its-id}}, or a number that a person looked at",
          help: `If it counts anything in the world, put it into register/facts.yaml. If not (a step, a time in a story), add it to the ${one.what}: numbers-reviewed: ${[...one.numbersReviewed, number].join(" ")}`,
        });
      }
    }
    for (const number of one.numbersReviewed) if (!there.has(number)) reportGone(one, number);
  }
}

function reportGone({ what, origin: { file, offset } }: Reviewed, number: string): void {
  const setting = String(file.value).indexOf("numbers-reviewed:", offset);
  report(file, "number-not-there", setting < 0 ? offset : setting, {
    message: `The number ${number} was looked at, but is not in this ${what}'s text.`,
    expected: "only numbers that stand in the text, written in the same way",
    help: "Take it out of numbers-reviewed, so that no new number passes for it.",
  });
}
