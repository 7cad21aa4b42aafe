import * as z from "zod";
import { entry, line } from "./entries.ts";
import { id, ids, minutes, numbers, text } from "./words.ts";

interface ItemKey {
  answer?: string;
  why: string;
  /** Slides that teach it, whichever of them an edition has. */
  slides?: readonly string[];
}

/** What is right, and why; of an item without choices only why. */
const itemKey = z.union(
  [
    text.transform((why): ItemKey => ({ why })),
    z
      .strictObject({ answer: text, why: text, slides: ids.optional() })
      .transform((key): ItemKey => key),
  ],
  { error: 'it is the reason, or where there are choices "answer:" and "why:"' },
);

/** An exercise's front matter: what it is for and needs, and what there is to fill in. */
export const exerciseSchema = z
  .strictObject({
    id,
    title: text,
    kind: id,
    aim: text,
    minutes,
    "minutes-short": minutes.optional(),
    group: text,
    room: text,
    materials: z.array(text).default([]),
    scenarios: ids.default([]),
    "numbers-reviewed": numbers.default([]),
    intro: z.array(line).default([]),
    choices: z.array(text).min(2, "there is nothing to choose between").default([]),
    items: z.array(entry({ text, key: itemKey })).default([]),
    columns: z.array(text).default([]),
    rows: z
      .array(
        entry({ text, key: z.array(text, { error: "it is a list with one answer a column" }) }),
      )
      .default([]),
  })
  .superRefine((exercise, { addIssue }) => {
    for (const { path, message } of problemsOf(exercise))
      addIssue({ code: "custom", path: [...path], message });
  })
  .transform(
    ({
      "minutes-short": minutesShort,
      "numbers-reviewed": numbersReviewed,
      intro,
      choices,
      items,
      columns,
      rows,
      ...settings
    }) => {
      const material = { intro, choices, items, columns, rows };
      return { ...settings, minutesShort, numbersReviewed, material };
    },
  );

/** A mistake that no part has alone. */
interface Problem {
  path: readonly (string | number)[];
  message: string;
}

/** What is filled in, and how the keys to it must look. */
interface Filled {
  minutes: number;
  "minutes-short"?: number | undefined;
  scenarios: readonly string[];
  choices: readonly string[];
  items: readonly { key: ItemKey }[];
  columns: readonly string[];
  rows: readonly { key: readonly string[] }[];
}

function problemsOf(exercise: Filled): Problem[] {
  const { minutes, scenarios, choices, items, columns, rows } = exercise;
  const found: Problem[] = [];
  const add = (path: Problem["path"], message: string) => found.push({ path, message });
  const short = exercise["minutes-short"];
  if (short !== undefined && short > minutes)
    add(["minutes-short"], `the shorter form takes ${short} minutes, the full one ${minutes}`);
  if (items.length === 0 && rows.length === 0 && scenarios.length === 0)
    add([], 'there is nothing to fill in: it needs "items", "rows" or "scenarios"');
  if (choices.length > 0 && items.length === 0)
    add(["choices"], 'no "items" are there to be sorted into them');
  if (new Set(choices).size < choices.length) add(["choices"], "one of them stands there twice");
  if (columns.length > 0 && rows.length === 0 && scenarios.length === 0)
    add(["columns"], 'no "rows" and no "scenarios" are there to be filled in beside them');
  if (rows.length > 0 && columns.length === 0)
    add(["rows"], 'no "columns" say what is filled in beside them');
  for (const [index, { key }] of items.entries()) {
    const { answer } = key;
    const list = choices.join(", ");
    if (answer === undefined && choices.length > 0) {
      add(
        ["items", index, "key"],
        `it says none of the choices: "answer:" one of ${list}, and "why:"`,
      );
    } else if (answer !== undefined && choices.length === 0) {
      add(["items", index, "key"], 'there are no "choices" to answer with; write the reason alone');
    } else if (answer !== undefined && !choices.includes(answer)) {
      add(["items", index, "key", "answer"], `"${answer}" is none of the choices: ${list}`);
    }
  }
  if (columns.length > 0) {
    for (const [index, { key }] of rows.entries()) {
      if (key.length === columns.length) continue;
      add(
        ["rows", index, "key"],
        `it has ${key.length} answers, and there are ${columns.length} columns: ${columns.join(", ")}`,
      );
    }
  }
  return found;
}
