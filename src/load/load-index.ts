import { join } from "node:path";
import { report } from "../model/diagnostics.ts";
import type { IndexEntry } from "../model/register.ts";
import type { SourceFile } from "../model/source.ts";
import { dataSchemas } from "../schemas/schemas.ts";
import { suggest } from "../text/suggest.ts";
import { readIfThere } from "./read-data.ts";

/** Reads what the guide's index lists, from `register/index.yaml`. A programme may keep none. */
export async function loadIndex(
  folder: string,
): Promise<{ files: SourceFile[]; entries: IndexEntry[] }> {
  const data = await readIfThere(join(folder, "index.yaml"), dataSchemas.index);
  if (!data) return { files: [], entries: [] };
  const { file, read } = data;
  const offsetOf = (path: readonly PropertyKey[]) => read?.offsetOf(path) ?? 0;
  const entries = (read?.value ?? []).map(
    (one, place): IndexEntry => ({ ...one, origin: { file, offset: offsetOf([place, "entry"]) } }),
  );
  const named = new Map<string, string>();
  const leading = new Map<string, string>();
  for (const [place, { entry, words, origin }] of entries.entries()) {
    if (named.has(entry.toLowerCase())) reportTwice(file, origin.offset, "entry", entry);
    named.set(entry.toLowerCase(), entry);
    for (const [at, word] of words.entries()) {
      const taken = leading.get(word.toLowerCase());
      if (taken !== undefined)
        reportTwice(file, offsetOf([place, "words", at]), "word", word, taken);
      leading.set(word.toLowerCase(), entry);
    }
  }
  for (const [place, { entry, see }] of entries.entries()) {
    for (const [at, other] of see.entries()) {
      if (named.get(other.toLowerCase()) === other && other !== entry) continue;
      report(file, "unknown-reference", offsetOf([place, "see", at]), {
        message: `"${entry}" sends readers on to "${other}", which is ${other === entry ? "itself" : "no entry"}.`,
        expected: "another entry, written as it is there",
        help: suggest(other, named.values()),
      });
    }
  }
  return { files: [file], entries };
}

function reportTwice(
  file: SourceFile,
  offset: number,
  what: "entry" | "word",
  text: string,
  takenBy?: string,
): void {
  report(file, "duplicate-id", offset, {
    message:
      takenBy === undefined
        ? `The ${what} "${text}" is there twice.`
        : `The ${what} "${text}" leads to "${takenBy}" already.`,
    expected: `each ${what} once, in whatever capitals`,
    help: "Take one of them out, or put the two entries together.",
  });
}
