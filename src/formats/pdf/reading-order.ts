import { squash } from "../../text/html.ts";

/** Most letters that styles may add at one place: a counter, a label. */
const MAX_ADDED = 120;

/** Letters by which a place in the text is known again. */
const PROBE = 24;

/** Digits of page numbers that may follow one another, as in an index. */
const MAX_NUMBERS = 400;

/** Letters that styles may add where too little follows to know the place again. */
const MAX_ADDED_BEFORE_A_WORD = 12;

/**
 * Reads two texts along each other, letter by letter, however their words are broken, and gives the
 * words of the first that the second lacks, or has at another place. The second may say more
 * (styles add counters), but all of the first must stand in it, in the same order.
 */
export function readAlong(written: string, said: string): string[] {
  const words = written
    .split(/\s+/)
    .map((word) => ({ word, letters: squash(word) }))
    .filter(({ letters }) => letters !== "");
  const text = squash(said);
  const strayed: string[] = [];
  let at = 0;
  const findNear = (letters: string, within: number): number => {
    const found = text.slice(at, at + within + letters.length).indexOf(letters);
    return found < 0 ? found : at + found;
  };
  for (const [index, { word, letters }] of words.entries()) {
    if (text.startsWith(letters, at)) {
      at += letters.length;
      continue;
    }
    // A page's number stands only on paper.
    const number = /^\p{N}+/u.exec(text.slice(at, at + MAX_NUMBERS))?.[0] ?? "";
    if (number !== "" && text.startsWith(letters, at + number.length)) {
      at += number.length + letters.length;
      continue;
    }
    let probe = letters;
    for (let next = index + 1; next < words.length && probe.length < PROBE; next++) {
      probe += words[next]?.letters;
    }
    const near = findNear(probe, MAX_ADDED);
    const found = near < 0 ? findNear(letters, MAX_ADDED_BEFORE_A_WORD) : near;
    if (found < 0) strayed.push(word);
    else at = found + letters.length;
  }
  return strayed;
}
