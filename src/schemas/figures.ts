import * as z from "zod";
import { chartFigure } from "./chart.ts";
import { entry, line } from "./entries.ts";
import { id, text } from "./words.ts";

const lines = z.array(line).min(1, "it is empty");

/** One line, or several that may each be for others. */
const oneOrMore = z.union([text.transform((alone) => [{ text: alone }]), lines], {
  error: "it is a text, or a list of texts",
});

const figure = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ id, kind: z.literal(kind), title: text, ...shape });

/** Headed lists side by side. */
const columns = figure("columns", {
  columns: z.array(entry({ heading: text, join: text.default(""), items: lines })).min(1),
  note: oneOrMore.default([]),
});

/** The elements of a crime side by side, and under them those that are still needed for a child. */
const elements = figure("elements", {
  elements: z
    .array(
      entry({
        heading: text,
        asks: text,
        items: lines,
        /** What the strip for a child says below it. */
        child: text,
        /** Whether a child's case does without it. */
        dropped: z.boolean().default(false),
      }),
    )
    .min(2)
    .max(3),
  adult: text,
  child: z.strictObject({ heading: text, text }),
});

const circle = z.strictObject({ heading: text, items: lines });

/** Two things as overlapping circles: what is only the one, both, only the other. */
const circles = figure("circles", { left: circle, both: circle, right: circle });

/** The route of the audience's profile. */
const route = figure("route", {});

/** Pillars that stand on one base. */
const pillars = figure("pillars", {
  pillars: z
    .array(entry({ heading: text, means: text, items: lines, yours: oneOrMore.default([]) }))
    .min(2)
    .max(4),
  yours: text.default("Your part"),
  base: z.strictObject({ heading: text, text }),
});

/** Groups around one centre. */
const ring = figure("ring", {
  centre: z.strictObject({ heading: text, text: oneOrMore }),
  around: z.array(entry({ heading: text, items: lines })).min(3),
  note: oneOrMore.default([]),
});

/** Stages one after the other, each with what happens and what one may notice. */
const stages = figure("stages", {
  /** What stands over each list of what one may notice. */
  notice: text,
  stages: z
    .array(entry({ heading: text, happens: oneOrMore, notice: lines }))
    .min(2)
    .max(5),
});

/** A table whose cells hold lines. */
const matrix = figure("matrix", {
  corner: text,
  columns: z.array(text).min(2).max(4),
  rows: z
    .array(entry({ heading: text, cells: z.array(oneOrMore) }))
    .min(2)
    .max(6),
  note: oneOrMore.default([]),
}).refine(({ columns, rows }) => rows.every(({ cells }) => cells.length === columns.length), {
  message: "each row has as many cells as there are columns",
  path: ["rows"],
});

/** Signs by the place where one meets them. */
const signs = figure("signs", {
  places: z.array(entry({ heading: text, items: lines })).min(2),
  rule: oneOrMore,
});

/** Every kind of figure. Each is drawn by the template of its name in `templates/figures/`. */
const kinds = [
  columns,
  elements,
  circles,
  route,
  pillars,
  ring,
  stages,
  matrix,
  signs,
  chartFigure,
] as const;

/** Kinds that draw the route of the audience's profile beside what their file says. */
const withRoute: readonly string[] = [route.shape.kind.value];

/** The names of all kinds. */
export const figureKinds = kinds.map((kind) => kind.shape.kind.value);

/** A figure: what is drawn, as data. What is not `id`, `kind` or `title` is its template's. */
export const figureSchema = z
  .discriminatedUnion("kind", kinds, {
    error: ({ code }) =>
      code === "invalid_union"
        ? `there is no such kind of figure; there are ${figureKinds.join(", ")}`
        : undefined,
  })
  .transform((figure) => {
    const hasRoute = withRoute.includes(figure.kind);
    if (figure.kind !== "chart") {
      const { id, kind, title, ...data } = figure;
      return { id, kind, title, data, hasRoute, chart: undefined };
    }
    const { id, kind, title, chart: direction, points, ...data } = figure;
    const chart = { direction, points, differs: data.differs };
    return { id, kind, title, data, hasRoute, chart };
  });
