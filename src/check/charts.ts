import { report } from "../model/diagnostics.ts";
import type { Chart, Programme } from "../model/programme.ts";
import type { Fact, Register } from "../model/register.ts";
import { suggest } from "../text/suggest.ts";
import { checkFact } from "./references.ts";

/**
 * Reports what a chart may not show, at the fact's name in the figure's file: facts that do not
 * exist, may not be shown to participants, are no numbers, or cannot be compared.
 */
export function checkCharts({ figures, register }: Programme): void {
  for (const { chart } of figures.values()) {
    if (!chart) continue;
    checkPoints(chart, register);
    checkComparable(chart, register);
  }
}

function checkPoints({ points }: Chart, register: Register): void {
  for (const { fact: id, origin } of points) {
    const fact = register.facts.get(id);
    if (!fact) {
      report(origin.file, "unknown-reference", origin.offset, {
        message: `There is no fact "${id}" in the register.`,
        help: suggest(id, register.facts.keys()),
      });
      continue;
    }
    checkFact(id, origin, register);
    if (typeof fact.value === "number" && fact.value >= 0) continue;
    report(origin.file, "chart-not-number", origin.offset, {
      message: `The value of "${id}" cannot be drawn as a bar: ${fact.value}`,
      expected: "a number of zero or more, its unit (like %) apart from it",
      help: 'Write it in register/facts.yaml as "value: 25" and "unit: \\"%\\""; a value that is not exact, like "over 200", belongs into a text or table.',
    });
  }
}

/** Compares each point with the first that has a fact. */
function checkComparable({ points, differs }: Chart, register: Register): void {
  const facts = points.flatMap((point) => {
    const fact = register.facts.get(point.fact);
    return fact ? [{ ...point, fact }] : [];
  });
  const [first, ...others] = facts;
  if (!first) return;
  for (const { fact, origin } of others) {
    const how = difference(first.fact, fact, differs !== undefined);
    if (how === undefined) continue;
    report(origin.file, "chart-mixed", origin.offset, {
      message: `"${fact.id}" cannot be compared with "${first.fact.id}": ${how}.`,
      expected: "facts with one unit and one measure, or differs: with how they differ",
      help: "Give both the same measure: in register/facts.yaml if they count the same thing in the same way. If they do not, say under differs: what the difference is; it is printed under the chart.",
    });
  }
}

/** Why two facts may not stand side by side. Bars of two units lie, whatever is said under them. */
function difference(a: Fact, b: Fact, isExplained: boolean): string | undefined {
  if (a.unit !== b.unit)
    return `one is in ${a.unit ?? "numbers"}, the other in ${b.unit ?? "numbers"}`;
  if (isExplained || (a.measure !== undefined && a.measure === b.measure)) return undefined;
  const without = [a, b].find(({ measure }) => measure === undefined);
  return without
    ? `"${without.id}" does not say what it measures`
    : `one measures ${a.measure}, the other ${b.measure}`;
}
