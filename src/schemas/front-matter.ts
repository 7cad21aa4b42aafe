import * as z from "zod";
import { camelKeys } from "./camel-keys.ts";
import { ages, id, ids, minutes, numbers, sensitivity, text } from "./words.ts";

const priority = z.enum(["core", "extended", "optional"]);
const layout = z.enum(["section", "statement", "definition", "columns", "compare"]);
const role = z.enum(["content-note", "ground-rules", "what-to-do", "if-someone-tells-you", "help"]);
const limits = {
  sensitivity: sensitivity.default(0),
  topics: ids.default([]),
  ages: ages.optional(),
};

export const slide = z
  .strictObject({
    id,
    for: ids.default([]),
    "not-for": ids.default([]),
    minutes: minutes.optional(),
    priority: priority.default("core"),
    layout: layout.optional(),
    role: role.optional(),
    "numbers-reviewed": numbers.default([]),
    ...limits,
  })
  .transform(camelKeys);

export const module = z
  .strictObject({
    id,
    title: text,
    question: id.optional(),
    for: ids.default([]),
    "not-for": ids.default([]),
  })
  .transform(camelKeys);

export const chapter = z
  .strictObject({
    id,
    title: text,
    part: z.enum(["before", "during", "after", "teach-back"]),
    checklists: z.union([z.literal("all"), z.array(text)]).default([]),
    for: ids.default([]),
    "not-for": ids.default([]),
    "numbers-reviewed": numbers.default([]),
  })
  .transform(camelKeys);

export const scenario = z
  .strictObject({
    id,
    title: text,
    form: text,
    fictional: z.literal(true, {
      error: "a scenario is a fictional composite and says so: fictional: true",
    }),
    softens: id.optional(),
    minutes: minutes.optional(),
    "numbers-reviewed": numbers.default([]),
    ...limits,
  })
  .transform(camelKeys);
