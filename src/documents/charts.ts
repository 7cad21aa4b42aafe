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

/** What a slide has between its margins, in pixels. */
const WIDTH = 1136;

/** Bars that rise: room above the highest for its value, and at the left for the table's heads. */
const COLUMN = { heads: 230, height: 290, room: 62, gap: 0.42 };

/**
 * Bars that lie: room after the longest for its value, and at the left for labels, as many pixels
 * a character as most take. A longer label goes on in a second line.
 */
const BAR = {
  row: 64,
  rowWithDay: 76,
  room: 170,
  gap: 0.3,
  label: { character: 13.5, min: 200, max: 420 },
};

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
  const width = WIDTH - (isColumn ? COLUMN.heads : labelWidth(points));
  const row = publishedOnce(points) === undefined ? BAR.rowWithDay : BAR.row;
  const height = isColumn ? COLUMN.height : row * points.length;
  const gap = isColumn ? COLUMN.gap : BAR.gap;
  const most = Math.max(...points.map(({ value }) => value), 1);
  const numbered = points.map(({ value, emphasis }, place) => ({ value, emphasis, place }));
  const plain = numbered.filter(({ emphasis }) => !emphasis);
  const standing = numbered.filter(({ emphasis }) => emphasis);
  const places = {
    type: "band" as const,
    axis: null,
    domain: numbered.map(({ place }) => place),
    // Equal shares of the whole length, as the table's columns and rows have them.
    paddingInner: gap,
    paddingOuter: gap / 2,
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

/** Room for the longest label, or for the day of publication that stands under it. */
function labelWidth(points: readonly ChartPointShown[]): number {
  const { character, min, max } = BAR.label;
  if (publishedOnce(points) === undefined) return max;
  const longest = Math.max(...points.map(({ label }) => label.length));
  return Math.min(Math.max(Math.ceil(longest * character), min), max);
}

/** When all values were published, where that was at one time. */
function publishedOnce(points: readonly ChartPointShown[]): string | undefined {
  return new Set(points.map(({ published }) => published)).size === 1
    ? points[0]?.published
    : undefined;
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
  return {
    isColumn: direction === "column",
    drawing,
    points: points.map((point, index) => ({ ...point, length: drawing.lengths[index] ?? 0 })),
    published: publishedOnce(points),
  };
}
