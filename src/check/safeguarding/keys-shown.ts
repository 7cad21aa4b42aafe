import { location } from "vfile-location";
import { report } from "../../model/diagnostics.ts";
import type { Passage, Programme } from "../../model/programme.ts";
import type { SourceFile } from "../../model/source.ts";
import { squash } from "../../text/html.ts";
import { allPassages, dataRuns, isTrainerOnly, outsideOf, type Run } from "../passages.ts";
import { BREAK, flatAreas, readFlat } from "../wording/flat.ts";

/** Shorter clauses are common property: "a child cannot consent" is no answer of its own. */
const MIN_LENGTH = 32;

/**
 * Reports the words of a key where participants see them. The leak scan cannot: what an author
 * shows on a slide is allowed there, wherever else it stands.
 */
export function checkKeysShown(programme: Programme): void {
  const material = [...programme.exercises.values()].flatMap(dataRuns);
  const passages = allPassages(programme).map((passage) => ({ passage, runs: runsOf(passage) }));
  const shown = [
    ...passages.flatMap(({ runs }) => runs.filter(({ inside }) => !isTrainerOnly(inside))),
    ...[...programme.figures.values()].flatMap(dataRuns),
    ...material.filter(({ inside }) => !isTrainerOnly(inside)),
  ];
  const keys = keyClauses([
    // What is the trainer's as a whole is no key: a debrief may ask what a slide asks.
    ...passages.flatMap(({ passage, runs }) => runs.map((run) => within(run, passage))),
    ...material,
  ]);
  for (const run of shown) {
    for (const { text, index } of clausesOf(run.text)) {
      const key = keys.find((clause) => text.includes(clause.text));
      if (!key) continue;
      report(run.file, "leak", run.at(index), {
        message: `Words of the key at ${placeOf(key)} stand here, where participants see them.`,
        expected: "no words of a key outside :::key",
        help: "Take them out, or say what participants may know in other words than the answer.",
      });
    }
  }
}

/** A passage as it is read, so that no line break or emphasis hides a key's words. */
const runsOf = (passage: Passage): Run[] =>
  flatAreas(passage).map((area) => ({ ...area, ...readFlat(area, () => " ") }));

/** A run with only those blocks around it that stand in its passage. */
const within = (run: Run, passage: Passage): Run => {
  return { ...run, inside: run.inside.slice(outsideOf(passage).length) };
};

interface KeyClause {
  text: string;
  file: SourceFile;
  offset: number;
}

/** Every clause of every key. */
const keyClauses = (runs: readonly Run[]): KeyClause[] =>
  runs
    .filter(({ inside }) => inside.some(({ name }) => name === "key"))
    .flatMap(({ text: key, file, at }) =>
      clausesOf(key).map(({ text, index }) => ({ text, file, offset: at(index) })),
    );

const CLAUSE = new RegExp(`[^.!?:;${BREAK}]+`, "g");

/** The clauses of a text, squashed, with where each begins. */
const clausesOf = (source: string): { text: string; index: number }[] =>
  [...source.matchAll(CLAUSE)]
    .map((match) => ({
      text: squash(match[0]),
      index: match.index + match[0].search(/[\p{L}\p{N}]/u),
    }))
    .filter(({ text }) => text.length >= MIN_LENGTH);

const placeOf = ({ file, offset }: KeyClause): string =>
  `${file.path}:${location(file).toPoint(offset)?.line ?? 1}`;
