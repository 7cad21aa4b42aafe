import { location } from "vfile-location";
import { report } from "../../model/diagnostics.ts";
import type { Programme } from "../../model/programme.ts";
import { squash } from "../../text/html.ts";
import { allPassages, figureRuns, isTrainerOnly, passageRuns, type Run } from "../passages.ts";

/** Shorter clauses are common property: "a child cannot consent" is no answer of its own. */
const MIN_LENGTH = 32;

/**
 * Reports the words of a key where participants see them. The leak scan cannot: what an author
 * shows on a slide is allowed there, wherever else it stands.
 */
export function checkKeysShown(programme: Programme): void {
  const passages = allPassages(programme).flatMap(passageRuns);
  const debriefs = new Set([...programme.exercises.values()].map(({ debrief }) => debrief));
  const forTrainers = new Set([...debriefs].flatMap(passageRuns).map(placeOf));
  const shown = [
    ...passages.filter((run) => !isTrainerOnly(run.inside) && !forTrainers.has(placeOf(run))),
    ...[...programme.figures.values()].flatMap(figureRuns),
  ];
  const keys = keyClauses(programme, passages);
  for (const run of shown) {
    for (const { text, index } of clausesOf(run.text)) {
      const key = keys.find((clause) => text.includes(clause.text));
      if (!key) continue;
      report(run.file, "leak", run.at(index), {
        message: `Words of the key at ${key.at} stand here, where participants see them.`,
        expected: "no words of a key outside :::key",
        help: "Take them out, or say what participants may know in other words than the answer.",
      });
    }
  }
}

/** Every clause of every key, with where it stands. */
function keyClauses(
  { exercises }: Programme,
  passages: readonly Run[],
): { text: string; at: string }[] {
  const found: { text: string; at: string }[] = [];
  for (const run of passages) {
    if (!run.inside.some(({ name }) => name === "key")) continue;
    for (const { text, index } of clausesOf(run.text)) {
      const line = location(run.file).toPoint(run.at(index))?.line ?? 1;
      found.push({ text, at: `${run.file.path}:${line}` });
    }
  }
  for (const { items, origin } of exercises.values()) {
    for (const { text } of items.flatMap(({ key }) => clausesOf(key))) {
      found.push({ text, at: origin.file.path });
    }
  }
  return found;
}

/** The clauses of a text, squashed, with where each begins. */
const clausesOf = (source: string): { text: string; index: number }[] =>
  [...source.matchAll(/[^.!?:;|\n]+/g)]
    .map((match) => ({
      text: squash(match[0]),
      index: match.index + match[0].search(/[\p{L}\p{N}]/u),
    }))
    .filter(({ text }) => text.length >= MIN_LENGTH);

const placeOf = ({ file, at }: Run): string => `${file.path}:${at(0)}`;
