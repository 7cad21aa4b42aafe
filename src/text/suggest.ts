import { distance } from "fastest-levenshtein";

/** The known name nearest to a mistyped one; undefined where none is near. */
function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** "Did you mean …?" with the nearest name, else the list of known names. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (names.length === 0) return "There are none yet.";
  const shown = names.slice(0, 12).join(", ");
  return `Known: ${shown}${names.length > 12 ? ", …" : ""}.`;
}
