import { report } from "../model/diagnostics.ts";
import type { DataText, EntryLimits, Value } from "../model/programme.ts";
import type { Origin } from "../model/source.ts";
import { readValue, VALUE } from "./values.ts";

/** Keys of an entry that say who sees it, and are no text. */
const LIMITS: readonly string[] = ["for", "not-for", "sensitivity"];

/** The key of an entry under which only trainers read. */
const KEY = "key";

/**
 * Finds the texts of a figure or of an exercise's material, the values in them and who may see
 * them. `at` gives the place of each part.
 */
export function findTexts(
  data: Readonly<Record<string, unknown>>,
  at: (path: readonly PropertyKey[]) => Origin,
): DataText[] {
  const texts: DataText[] = [];
  const visit = (part: unknown, path: readonly PropertyKey[], limits: readonly EntryLimits[]) => {
    if (typeof part === "string") {
      const origin = at(path);
      if (part !== "") {
        texts.push({
          path: path.join("."),
          text: part,
          values: valuesOf(part, origin),
          limits,
          isKey: path.includes(KEY),
          origin,
        });
      }
    } else if (Array.isArray(part)) {
      for (const [index, entry] of part.entries()) {
        visit(entry, [...path, index], [...limits, ...limitsOf(entry)]);
      }
    } else if (part !== null && typeof part === "object") {
      for (const [key, inner] of Object.entries(part)) {
        if (!LIMITS.includes(key)) visit(inner, [...path, key], limits);
      }
    }
  };
  visit(data, [], []);
  return texts;
}

function limitsOf(entry: unknown): EntryLimits[] {
  if (entry === null || typeof entry !== "object") return [];
  const limits = entry as { for?: string[]; "not-for"?: string[]; sensitivity?: number };
  if (LIMITS.every((key) => !Object.hasOwn(limits, key))) return [];
  return [
    {
      for: limits.for ?? [],
      notFor: limits["not-for"] ?? [],
      sensitivity: limits.sensitivity ?? 0,
    },
  ];
}

function valuesOf(text: string, { file, offset }: Origin): Value[] {
  const values: Value[] = [];
  const understood = new Set<number>();
  for (const match of text.matchAll(VALUE)) {
    understood.add(match.index);
    const value = readValue(match[1] as string, { file, offset });
    const end = match.index + match[0].length;
    if (value) values.push({ ...value, start: match.index, end });
  }
  for (const { index } of text.matchAll(/\{\{/g)) {
    if (understood.has(index)) continue;
    report(file, "misplaced-value", offset, {
      message: `"${text.slice(index, index + 40)}" is no value that can be put in.`,
      expected: "{{family.id}}, closed on the same line",
    });
  }
  return values;
}
