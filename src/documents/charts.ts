import type { ChartPointShown, ChartShown, Insert } from "../model/edition.ts";

/** A chart's bars: what is inside its `<svg>`, and the size they are drawn for, in pixels. */
export interface ChartDrawing {
  width: number;
  height: number;
  /** Rectangles and the base line; no text, so that nothing an author wrote is in it. */
  bars: string;
  /** How long each point's bar is, in pixels. */
  lengths: readonly number[];
}

/** What a chart's template gets beside the figure's own data. */
export interface ChartLayout {
  isColumn: boolean;
  drawing: ChartDrawing;
  points: readonly (ChartPointShown & { length: number })[];
  /** When all values were published, where that was at one time. */
  published: string | undefined;
}

/** Room that words take: beside rising bars and above them, beside lying bars and after them. */
const COLUMN = { width: 906, height: 268, room: 58 };
const BAR = { width: 716, row: 64, room: 170 };

/** Part of a bar's place that stays empty beside it. */
const GAP = 0.46;
const LINE = 3;

/**
 * Draws the bars of every chart in these editions, by figure. The library that draws takes a
 * quarter of a second to load, so that it only is where there is a chart.
 */
export async function drawCharts(
  editions: readonly Record<"participant" | "trainer", { inserts: readonly Insert[] }>[],
): Promise<ReadonlyMap<string, ChartDrawing>> {
  const charts = new Map<string, ChartShown>();
  for (const { participant, trainer } of editions) {
    for (const insert of [...participant.inserts, ...trainer.inserts]) {
      if (insert.kind === "figure" && insert.chart) charts.set(insert.figure.id, insert.chart);
    }
  }
  if (charts.size === 0) return new Map();
  const [Plot, { parseHTML }] = await Promise.all([
    import("@observablehq/plot"),
    import("linkedom"),
  ]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return new Map([...charts].map(([id, chart]) => [id, drawBars(chart, Plot, document)]));
}

/** Bars from a base line at zero. The one that stands out is full, the others are outlined. */
function drawBars(
  { direction, points }: ChartShown,
  Plot: typeof import("@observablehq/plot"),
  document: Document,
): ChartDrawing {
  const isColumn = direction === "column";
  const { width, height } = isColumn ? COLUMN : { ...BAR, height: BAR.row * points.length };
  const most = Math.max(...points.map(({ value }) => value), 1);
  const numbered = points.map(({ value, emphasis }, place) => ({ value, emphasis, place }));
  const plain = numbered.filter(({ emphasis }) => !emphasis);
  const standing = numbered.filter(({ emphasis }) => emphasis);
  const places = {
    type: "band" as const,
    axis: null,
    domain: numbered.map(({ place }) => place),
    // Equal shares of the whole length, as the table's columns and rows have them.
    paddingInner: GAP,
    paddingOuter: GAP / 2,
    round: false,
  };
  const outlined = {
    fill: "var(--tint-strong)",
    stroke: "var(--accent)",
    strokeWidth: LINE,
    // Half of a line is outside of what it goes round.
    inset: LINE / 2,
  };
  const full = { fill: "var(--accent)" };
  const base = { stroke: "var(--ink)", strokeWidth: LINE };
  const plot = Plot.plot({
    document,
    width,
    height,
    margin: 0,
    ...(isColumn
      ? {
          x: places,
          y: { axis: null, domain: [0, most], range: [height - LINE / 2, COLUMN.room] },
          marks: [
            Plot.barY(plain, { x: "place", y: "value", ...outlined }),
            Plot.barY(standing, { x: "place", y: "value", ...full }),
            Plot.ruleY([0], base),
          ],
        }
      : {
          y: places,
          x: { axis: null, domain: [0, most], range: [LINE / 2, width - BAR.room] },
          marks: [
            Plot.barX(plain, { y: "place", x: "value", ...outlined }),
            Plot.barX(standing, { y: "place", x: "value", ...full }),
            Plot.ruleX([0], base),
          ],
        }),
  });
  const scale = plot.scale(isColumn ? "y" : "x");
  const length = (value: number) => Math.abs(scale?.apply(value) - scale?.apply(0));
  const bars = [...plot.children].filter(({ localName }) => localName === "g");
  return {
    width,
    height,
    bars: bars.map((group) => tidy(group.outerHTML)).join(""),
    lengths: points.map(({ value }) => round(length(value))),
  };
}

/** Without what a library says in its own words and language, and with lengths a person can read. */
function tidy(svg: string): string {
  return svg
    .replace(/ aria-label="[^"]*"/g, "")
    .replace(/"(-?\d+\.\d+)"/g, (_, number: string) => `"${round(Number(number))}"`);
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

/** Brings a chart's values and its drawn bars together. */
export function layOutChart(
  { direction, points }: ChartShown,
  drawing: ChartDrawing | undefined,
): ChartLayout {
  if (!drawing) throw new Error("A chart is shown that was not drawn: see drawCharts.");
  const days = new Set(points.map(({ published }) => published));
  return {
    isColumn: direction === "column",
    drawing,
    points: points.map((point, index) => ({ ...point, length: drawing.lengths[index] ?? 0 })),
    published: days.size === 1 ? points[0]?.published : undefined,
  };
}
