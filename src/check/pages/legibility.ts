import type { Rgb } from "culori";
import type { PageRules } from "../../model/document.ts";
import type { RuleId } from "../../model/rules.ts";
import { contrast, readColour, seenGround } from "./colours.ts";
import { saysSomething } from "./fit.ts";
import type { Sampler } from "./sample.ts";
import type { PageSketch, Shape, TextRun } from "./sketch.ts";

/** Something on a page that some people cannot read or tell apart. */
export interface LegibilityFault {
  rule: RuleId;
  /** What is wrong, to follow the page's name. */
  what: string;
  words: string;
  expected: string;
  help: string;
}

/** Ratios of WCAG 2: enhanced and minimum contrast of text, and contrast of drawings. */
const ENHANCED = 7;
const MINIMUM = 4.5;
const DRAWING = 3;

/** Rounding of sizes and ratios. */
const ROUNDING = 0.05;

/** Texts that lie on a picture, a gradient or a shape, and whose ground is to be sampled. */
export const paintedRuns = ({ runs }: PageSketch): TextRun[] =>
  runs.filter(({ words, ground }) => ground.isPainted && saysSomething(words));

/**
 * Contrast, size, and what only colour tells, on one page. Without `sample`, what is to be sampled
 * is left out.
 */
export function legibilityFaults(
  page: PageSketch,
  limits: PageRules["sizes"],
  sample: Sampler | undefined,
): LegibilityFault[] {
  const readable = page.runs.filter(({ words }) => saysSomething(words));
  return [
    ...together(readable.flatMap((run) => textContrast(run, sample))),
    ...together(page.shapes.flatMap((shape, index) => shapeContrast(shape, page.shapes, index))),
    ...together(readable.flatMap((run) => textSize(run, limits))),
    ...page.colourOnlyLinks.map((words) => ({
      rule: "told-by-colour" as const,
      what: `tells the link "${words}" from the words around it by its colour alone`,
      words,
      expected: "an underline, or another mark that is no colour",
      help: "Underline links in the theme, so that people who see few colours find them.",
    })),
  ];
}

/** A fault, and what it has in common with others of its page that are said with it. */
interface Alike {
  fault: LegibilityFault;
  key: string;
}

/** One fault of each kind: the same colours on a list's nine lines are one mistake. */
function together(faults: readonly Alike[]): LegibilityFault[] {
  const first = new Map<string, LegibilityFault>();
  for (const { fault, key } of faults) if (!first.has(key)) first.set(key, fault);
  return [...first.values()];
}

function textContrast(run: TextRun, sample: Sampler | undefined): Alike[] {
  const colour = readColour(run.colour);
  if (!colour || (run.ground.isPainted && !sample)) return [];
  const ratio =
    run.ground.isPainted && sample
      ? lowContrast(colour, run.opacity, sample(run))
      : contrast(colour, run.opacity, seenGround(run.ground));
  const rule = ratio < MINIMUM ? "contrast-too-low" : "contrast-low";
  if (ratio + ROUNDING >= ENHANCED) return [];
  const ground = run.ground.isPainted ? "painted" : run.ground.colours.join();
  return [
    {
      key: [rule, run.colour, run.opacity, ground].join(),
      fault: {
        rule,
        what: `shows "${run.words}" with a contrast of ${ratio.toFixed(1)} to 1 to what lies behind it`,
        words: run.words,
        expected: `at least ${ENHANCED} to 1 (under ${MINIMUM} is an error)`,
        help: "Take a darker colour for the text or a lighter one behind it, or the other way round; they are set in the theme, the palette or the figure.",
      },
    },
  ];
}

/** The lowest ratio but for thin lines, such as a chart's, that cross a text here and there. */
function lowContrast(colour: Rgb, opacity: number, grounds: readonly Rgb[]): number {
  const ratios = grounds.map((ground) => contrast(colour, opacity, ground)).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 20)] ?? 21;
}

function shapeContrast(shape: Shape, shapes: readonly Shape[], index: number): Alike[] {
  const below = shapes.slice(0, index).findLast((one) => one.isSolid && holds(one, shape));
  const page = seenGround(shape.ground);
  const ground = (below && readColour(below.colours[0] ?? "")) ?? page;
  const ratios = shape.colours.flatMap((text) => {
    const colour = readColour(text);
    return colour ? contrast(colour, shape.opacity, ground) : [];
  });
  const ratio = Math.max(...ratios);
  if (ratios.length === 0 || ratio + ROUNDING >= DRAWING) return [];
  return [
    {
      key: shape.colours.join(),
      fault: {
        rule: "figure-contrast",
        what: `has "${shape.words}" in a figure with a contrast of ${ratio.toFixed(1)} to 1 to what it lies on`,
        words: shape.words,
        expected: `at least ${DRAWING} to 1 for what a figure draws`,
        help: "Take a stronger colour, or mark it aria-hidden where it means nothing.",
      },
    },
  ];
}

/** Whether a shape lies on another: not one that only stands at its edge, as a chart's axis does. */
const holds = ({ rect: outer }: Shape, { rect: inner }: Shape): boolean =>
  inner.left > outer.left &&
  inner.right < outer.right &&
  inner.top > outer.top &&
  inner.bottom < outer.bottom;

function textSize({ words, size, isSmall }: TextRun, { body, small }: PageRules["sizes"]): Alike[] {
  const needed = isSmall ? small : body;
  if (size + ROUNDING >= needed) return [];
  return [
    {
      key: `${needed}/${size.toFixed(1)}`,
      fault: {
        rule: "text-too-small",
        what: `shows "${words}" in letters of ${Number(size.toFixed(1))} px`,
        words,
        expected: `at least ${needed} px (${(needed * 3) / 4} pt)${isSmall ? " for citations and the foot" : ""}`,
        help: "Make it larger in the theme or the figure, and say less where there is no room.",
      },
    },
  ];
}
