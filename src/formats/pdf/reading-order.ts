import { squash } from "../../text/html.ts";

/** Most letters that styles may add at one place: a counter, a label. */
const MAX_ADDED = 120;

/** Letters by which a place in the text is known again. */
const PROBE = 24;

/** Words of one text that another lacks, and those that it has at another place. */
export interface Strayed {
  missing: string[];
  misplaced: string[];
}

/**
 * Reads two texts along each other, letter by letter, however their words are broken. The second
 * may say more (styles add counters), but all of the first must stand in it, in the same order.
 */
export function readAlong(written: string, said: string): Strayed {
  const words = written
    .split(/\s+/)
    .map((word) => ({ word, letters: squash(word) }))
    .filter(({ letters }) => letters !== "");
  const text = squash(said);
  const strayed: Strayed = { missing: [], misplaced: [] };
  let at = 0;
  for (const [index, { word, letters }] of words.entries()) {
    if (text.startsWith(letters, at)) {
      at += letters.length;
      continue;
    }
    let probe = letters;
    for (let next = index + 1; next < words.length && probe.length < PROBE; next++) {
      probe += words[next]?.letters;
    }
    const found = text.indexOf(probe, at);
    if (found >= 0 && found - at <= MAX_ADDED) at = found + letters.length;
    else if (found >= 0 || text.includes(probe)) strayed.misplaced.push(word);
    else strayed.missing.push(word);
  }
  return strayed;
}
