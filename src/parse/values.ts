import { report } from "../model/diagnostics.ts";
import type { Value, ValueFamily } from "../model/programme.ts";
import type { Origin } from "../model/source.ts";
import { suggest } from "../text/suggest.ts";
import type { Gathered } from "./gathered.ts";

const FAMILIES: readonly string[] = [
  "fact",
  "source",
  "instrument",
  "term",
  "contact",
  "slot",
  "audience",
];

/** A value as it is written; what it names is its first group. */
export const VALUE = /\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}/g;

/** What `{{name}}` asks for; reported at `offset` where that is no value. */
export function readValue(
  name: string,
  { file, offset }: Origin,
): Omit<Value, "start" | "end"> | undefined {
  const parts = /^([a-z]+)\.([a-z0-9-]+)((?: +[a-z]+)*)$/.exec(name);
  if (!parts || !FAMILIES.includes(parts[1] as string)) {
    const family = name.split(".", 1)[0] ?? "";
    report(file, "unknown-value", offset, {
      message: `{{${name}}} is not a value.`,
      expected:
        "{{fact.id}}, {{source.id}}, {{instrument.id}}, {{term.id}}, {{contact.id}}, {{slot.id}} or {{audience.name}}",
      help: FAMILIES.includes(family)
        ? "Ids are lower-case letters, digits and hyphens."
        : suggest(family, FAMILIES),
    });
    return undefined;
  }
  return {
    kind: "value",
    family: parts[1] as ValueFamily,
    id: parts[2] as string,
    forms: (parts[3] as string).split(/ +/).filter(Boolean),
  };
}

/** The values in one run of text. `start` is the run's offset in the file. */
export function findValues(start: number, source: string, to: Gathered): Value[] {
  const values: Value[] = [];
  for (const match of source.matchAll(VALUE)) {
    const offset = start + match.index;
    const end = offset + match[0].length;
    const before = to.text.slice(Math.max(0, offset - 4), offset);
    const after = to.text.slice(end, end + 4);
    to.values.add(offset);
    const name = match[1] as string;
    const value = readValue(name, { file: to.file, offset });
    if (!value) continue;
    if (
      before.endsWith("\\") ||
      /[\p{L}\p{N}][*_~]+$/u.test(before) ||
      /^[*_~]+[\p{L}\p{N}]/u.test(after)
    ) {
      report(to.file, "misplaced-value", offset, {
        message: `{{${name}}} is glued to what stands beside it.`,
        expected: "a space, or the whole word in bold or italics",
      });
    }
    values.push({ ...value, start: offset, end });
  }
  return values;
}

/** Reports every `{{` of a file that was not understood as a value in running text. */
export function reportMisplacedValues({ file, text, values }: Gathered): void {
  for (const match of text.matchAll(/\{\{/g)) {
    if (values.has(match.index)) continue;
    report(file, "misplaced-value", match.index, {
      message: `"${text.slice(match.index, match.index + 40).split("\n", 1)[0]}" stands where no value can be put in.`,
      expected: "a value in running text",
      help: "Values cannot stand in code, in a link's or picture's address or description, in HTML, or across bold and italics.",
    });
  }
}
