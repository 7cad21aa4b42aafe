import * as z from "zod";
import { id, text } from "./words.ts";

/** What stands beside a bar: two lines at most. */
const label = text.max(40, "it is too long to stand beside a bar: 40 characters at most");

/**
 * A chart of facts of the register. Its values are the facts', named by id; nothing of them is
 * typed here. Bars rise (`column`) or lie (`bar`).
 */
export const chartFigure = z
  .strictObject({
    id,
    kind: z.literal("chart"),
    title: text,
    chart: z.enum(["column", "bar"]),
    /** What the labels are, like "Year", and what the values are: the heads of the data's table. */
    axis: label,
    unit: label,
    points: z
      .array(z.strictObject({ label, fact: id, emphasis: z.boolean().default(false) }))
      .min(2, "a chart compares two values or more")
      .max(6, "more than six bars cannot be read from the back of a room"),
    /** What the chart shows, in a sentence, for those who cannot see it. */
    summary: text,
    /** What must be said beside it, like what the values do not show. */
    note: text.optional(),
    /** Said under it where its facts do not measure the same thing. */
    differs: text.optional(),
  })
  .refine(({ points }) => points.filter(({ emphasis }) => emphasis).length <= 1, {
    message: "only one bar can stand out",
    path: ["points"],
  });
