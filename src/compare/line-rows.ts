import { diffArrays, diffWordsWithSpace } from "diff";
import type { ShownLine } from "./shown-lines.ts";

/** A stretch of a line's text; `only` where the line beside it does not say it. */
export interface Piece {
  text: string;
  only: boolean;
}

/** A line with its text in pieces. */
export interface ComparedLine extends ShownLine {
  pieces: readonly Piece[];
}

/** Lines that both have, or those of each that stand beside one another. */
export type LineRow =
  | { in: "both"; lines: ComparedLine[] }
  | { in: "each"; first: ComparedLine[]; second: ComparedLine[] };

/** How much of two lines must be the same words for one to be a new wording of the other. */
const ALIKE = 0.4;

/** Two slides' lines side by side, in order. */
export function alignLines(first: readonly ShownLine[], second: readonly ShownLine[]): LineRow[] {
  const rows: LineRow[] = [];
  let before: ShownLine[] = [];
  let after: ShownLine[] = [];
  const end = (): void => {
    if (before.length + after.length > 0) rows.push({ in: "each", ...markWords(before, after) });
    before = [];
    after = [];
  };
  for (const { value, added, removed } of diffArrays([...first], [...second], {
    comparator: isSameLine,
  })) {
    if (removed) before = value;
    else if (added) after = value;
    else {
      end();
      rows.push({ in: "both", lines: value.map((line) => whole(line, false)) });
    }
  }
  end();
  return rows;
}

/** Whether two lines read the same. */
export const isSameLine = (one: ShownLine, other: ShownLine): boolean =>
  one.kind === other.kind && one.depth === other.depth && one.text === other.text;

/** A line that is all of one kind. */
export const whole = (line: ShownLine, only: boolean): ComparedLine => ({
  ...line,
  pieces: [{ text: line.text, only }],
});

/** Marks the words that only one of two runs of lines has, line by line where lines are alike. */
function markWords(
  first: readonly ShownLine[],
  second: readonly ShownLine[],
): { first: ComparedLine[]; second: ComparedLine[] } {
  const marked = {
    first: first.map((line) => whole(line, true)),
    second: second.map((line) => whole(line, true)),
  };
  for (const [one, other] of pairAlike(first, second)) {
    const mine = first[one] as ShownLine;
    const theirs = second[other] as ShownLine;
    const words = diffWordsWithSpace(mine.text, theirs.text);
    marked.first[one] = { ...mine, pieces: pieces(words, "removed") };
    marked.second[other] = { ...theirs, pieces: pieces(words, "added") };
  }
  return marked;
}

/** The words of one side, neighbours of a kind joined; a space between two marked words is marked. */
function pieces(
  words: readonly { value: string; added: boolean; removed: boolean }[],
  side: "added" | "removed",
): Piece[] {
  const joined: Piece[] = [];
  const mine = words.filter((word) => word[side] || (!word.added && !word.removed));
  for (const [at, word] of mine.entries()) {
    const isGap = word.value.trim() === "" && joined.at(-1)?.only && mine[at + 1]?.[side];
    const only = word[side] || isGap === true;
    const last = joined.at(-1);
    if (last && last.only === only) last.text += word.value;
    else joined.push({ text: word.value, only });
  }
  return joined.flatMap(({ text, only }) => {
    const [, words = "", space = ""] = /^([\s\S]*?)(\s*)$/.exec(text) ?? [];
    if (!only || words === "") return [{ text, only: false }];
    return [{ text: words, only }, ...(space === "" ? [] : [{ text: space, only: false }])];
  });
}

/** Pairs of alike lines, none across another, that have most words in common. */
function pairAlike(first: readonly ShownLine[], second: readonly ShownLine[]): [number, number][] {
  // best[i][j]: the most that lines from i and from j on can have in common.
  const best = Array.from({ length: first.length + 1 }, () =>
    new Array<number>(second.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const likeness = first.map((one) => second.map((other) => alike(one, other)));
  const paired = (i: number, j: number): number => {
    const here = likeness[i]?.[j] ?? 0;
    return here < ALIKE ? 0 : here + at(i + 1, j + 1);
  };
  for (let i = first.length - 1; i >= 0; i -= 1) {
    for (let j = second.length - 1; j >= 0; j -= 1) {
      (best[i] as number[])[j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    if (paired(i, j) > 0 && paired(i, j) === at(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The share of words that two lines have in common. */
function alike(one: ShownLine, other: ShownLine): number {
  if (one.kind !== other.kind) return 0;
  const [mine, theirs] = [one, other].map(
    ({ text }) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)),
  ) as [Set<string>, Set<string>];
  const common = [...mine].filter((word) => theirs.has(word)).length;
  return (2 * common) / (mine.size + theirs.size || 1);
}
