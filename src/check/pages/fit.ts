import type { PageRules } from "../../model/document.ts";
import type { RuleId } from "../../model/rules.ts";
import { EMPTY, type PageSketch, type Rect, type TextRun } from "./sketch.ts";

/** Something on a page that does not fit. */
export interface FitFault {
  rule: RuleId;
  /** What is wrong, to follow the page's name: `is 3 lines too long (98 px), at "…"`. */
  what: string;
  /** The words it is about; none where the page as a whole is too long. */
  words?: string;
}

/** Rounding and the overhang of italics; less than this no one sees. */
const TOLERANCE = 2;

/**
 * What does not fit on a page: too long for it, else cut off or out of a box, else over one
 * another. What follows from a fault is not said beside it. On `paper`, it may be as long as it
 * likes.
 */
export function fitFaults(page: PageSketch, paper: PageRules["paper"]): FitFault[] {
  const tooLarge = paper
    ? [(part: PageSketch) => pastPaper(part, paper), ({ tall }: PageSketch) => tooTall(tall, paper)]
    : [overflow];
  const kinds = [tooLarge, [cutOff, outOfBox], [overlap]];
  for (const kind of kinds) {
    const faults = kind.map((find) => find(page)).filter((fault) => fault !== undefined);
    if (faults.length > 0) return faults;
  }
  return [];
}

/** Past the page's box, or under the top of its foot. */
function overflow(page: PageSketch): FitFault | undefined {
  const { width, height, footTop, lineHeight, runs, pieces } = page;
  const past = { top: 0, right: 0, bottom: 0, left: 0 };
  let underFoot = 0;
  let worst = TOLERANCE;
  let words = "";
  const add = (rect: Rect, what: string): void => {
    const by = {
      top: -rect.top,
      right: rect.right - width,
      bottom: rect.bottom - height,
      left: -rect.left,
    };
    const under = footTop === undefined ? 0 : rect.bottom - footTop;
    for (const side of ["top", "right", "bottom", "left"] as const) {
      past[side] = Math.max(past[side], by[side]);
    }
    underFoot = Math.max(underFoot, under);
    const most = Math.max(by.top, by.right, by.bottom, by.left, under);
    if (most <= worst) return;
    worst = most;
    words = what;
  };
  for (const { rect, words: what } of pieces) add(rect, what);
  for (const run of runs.filter(({ inFoot }) => !inFoot)) {
    for (const rect of run.rects) add(rect, run.words);
  }
  if (worst <= TOLERANCE) return undefined;
  const sideways = Math.max(past.left, past.right);
  const down = Math.max(past.top + past.bottom, underFoot);
  const isPast = Math.max(sideways, past.top, past.bottom) > TOLERANCE;
  const lines = Math.max(1, Math.ceil(down / lineHeight));
  const amount =
    down > TOLERANCE
      ? `${lines} ${lines === 1 ? "line" : "lines"} too long (${Math.round(down)} px)`
      : `${Math.round(sideways)} px too wide`;
  const rule: RuleId = isPast ? "slide-overflows" : "text-under-foot";
  const what = `is ${amount}, at "${words}"`;
  return down > TOLERANCE ? { rule, what } : { rule, what, words };
}

/** Past an edge of the part of a document on paper, or of the paper itself. */
function pastPaper(part: PageSketch, paper: { width: number }): FitFault | undefined {
  const { width, height, runs, pieces } = part;
  const right = Math.min(width, paper.width);
  const things = [
    ...pieces.map(({ rect, words }) => ({ rect, words })),
    ...runs.flatMap(({ rects, words }) => rects.map((rect) => ({ rect: letters(rect), words }))),
  ].map(({ rect, words }) => {
    const sideways = Math.max(-rect.left, rect.right - right);
    return { words, sideways, down: Math.max(-rect.top, rect.bottom - height) };
  });
  const worst = most(things, ({ sideways, down }) => Math.max(sideways, down));
  if (!worst || Math.max(worst.sideways, worst.down) <= TOLERANCE) return undefined;
  const { words, sideways, down } = worst;
  const past =
    sideways > down
      ? `${Math.round(sideways)} px past the edge of the paper`
      : `${Math.round(down)} px outside it`;
  return { rule: "slide-overflows", what: `has "${words}" stand ${past}`, words };
}

/** Higher than a page, and in one piece: the browser would cut through it, or cut it off. */
function tooTall(tall: PageSketch["tall"], paper: { height: number }): FitFault | undefined {
  const worst = most(tall, ({ height }) => height);
  if (!worst) return undefined;
  const { words, height } = worst;
  const more = Math.round(height - paper.height);
  return {
    rule: "slide-overflows",
    what: `has "${words}" ${more} px too high for a page, and it cannot go on to the next`,
    words,
  };
}

function cutOff({ runs }: PageSketch): FitFault | undefined {
  const worst = most(runs, ({ cutBy }) => cutBy);
  if (!worst || worst.cutBy <= TOLERANCE) return undefined;
  const { words, cutBy } = worst;
  return {
    rule: "text-cut-off",
    what: `shows only a part of "${words}": ${Math.round(cutBy)} px of it are cut off`,
    words,
  };
}

function outOfBox({ runs, pieces }: PageSketch): FitFault | undefined {
  const inBoxes = runs.filter(({ cutBy }) => cutBy <= TOLERANCE);
  const worst = most<TextRun | PageSketch["pieces"][0]>(
    [...inBoxes, ...pieces],
    ({ outBy }) => outBy,
  );
  if (!worst || worst.outBy <= TOLERANCE) return undefined;
  const { words, outBy } = worst;
  return {
    rule: "out-of-box",
    what: `has "${words}" stand ${Math.round(outBy)} px out of its box or cell`,
    words,
  };
}

/** Text of one block over text of another, or over a picture that says something. */
function overlap({ runs, pieces }: PageSketch): FitFault | undefined {
  const texts = runs.filter(({ words, isTurned }) => saysSomething(words) && !isTurned);
  const lines = texts
    .flatMap((run) => run.rects.map((rect) => ({ run, rect: letters(rect) })))
    .map((line, order) => ({ ...line, order }))
    .sort((a, b) => a.rect.top - b.rect.top);
  let worst = TOLERANCE;
  let found: FitFault | undefined;
  const add = (by: number, first: string, second: string): void => {
    if (by <= worst) return;
    worst = by;
    found = {
      rule: "boxes-overlap",
      what: `has "${first}" and "${second}" lie over one another by ${Math.round(by)} px`,
      words: first,
    };
  };
  for (const [index, { run, rect, order }] of lines.entries()) {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next] as (typeof lines)[number];
      if (other.rect.top >= rect.bottom) break;
      if (other.run.block !== run.block) {
        const [first, second] = order < other.order ? [run, other.run] : [other.run, run];
        add(depth(rect, other.rect), first.words, second.words);
      }
    }
    for (const piece of pieces) {
      if (piece.isPicture) add(depth(rect, piece.rect), run.words, piece.words);
    }
  }
  return found;
}

/** Whether a text has letters or digits, and is no mere sign or line to write on. */
export const saysSomething = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);

function letters(rect: Rect): Rect {
  const empty = (rect.bottom - rect.top) * EMPTY;
  return { ...rect, top: rect.top + empty, bottom: rect.bottom - empty };
}

/** How deep two rectangles lie in one another; not above 0 where they are apart. */
function depth(a: Rect, b: Rect): number {
  return Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  );
}

function most<T>(list: readonly T[], by: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of list) if (!best || by(item) > by(best)) best = item;
  return best;
}
