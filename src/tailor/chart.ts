import type { ChartPointShown, ChartShown } from "../model/edition.ts";
import type { Chart } from "../model/programme.ts";
import { printDay } from "../text/dates.ts";
import { type Lookup, resolveFact } from "./resolve.ts";

/**
 * A chart's values from the register, each with its source cited. A fact that is not there, or is
 * no number, was reported before; it gives no bar here.
 */
export function showChart({ direction, points }: Chart, lookup: Lookup): ChartShown {
  const { register, profile } = lookup;
  const shown = points.flatMap(({ label, fact: id, emphasis }): ChartPointShown[] => {
    const fact = register.facts.get(id);
    if (!fact || typeof fact.value !== "number") return [];
    const insert = resolveFact(fact, lookup);
    const published =
      fact.published === undefined
        ? `in ${register.sources.get(fact.source)?.year ?? fact.year}`
        : `on ${printDay(fact.published, profile.language)}`;
    return [
      {
        label,
        value: fact.value,
        text: "text" in insert ? insert.text : "",
        emphasis,
        published,
        citation: "citation" in insert ? insert.citation : undefined,
      },
    ];
  });
  return { direction, points: shown };
}
