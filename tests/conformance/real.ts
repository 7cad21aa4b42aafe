import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Manifest } from "../../src/model/document.ts";
import { lectern } from "../support/lectern.ts";

/** The real programme. */
const PROGRAMME = "decks/counter-trafficking";

/** What a whole build of the real programme made and said. */
export interface Built {
  out: string;
  manifest: Manifest;
  plan: Record<string, { items: { id: string; title: string }[] }>;
}

/** Builds everything with the command. */
export async function buildReal(out: string): Promise<Built> {
  const { code, stdout } = await lectern(["build", "--out", out, "--json"]);
  const { diagnostics, plan } = JSON.parse(stdout);
  if (code !== 0)
    throw new Error(`The real programme has mistakes: ${JSON.stringify(diagnostics)}`);
  return { out, plan, manifest: JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) };
}

/** The text of each page, as poppler's pdftotext reads it. */
export function pdfPages(path: string): string[] {
  const text = execFileSync("pdftotext", ["-enc", "UTF-8", path, "-"], {
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  return text.split("\f").slice(0, -1);
}

/** The text of a page with its comments, attributes and scripts: everything between any brackets. */
export const htmlText = (html: string): string =>
  html
    .replace(/data:[\w/+.-]+;base64,[\w+/=]+/g, "")
    .replace(/<\/?[a-z][\w-]*|>/gi, " ")
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, decimal) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, " ");

/** Letters and digits alone, in lower case. */
export const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Sentences of the real programme: those that participants may see, and those only trainers may. */
export async function sentences(): Promise<{ shown: Set<string>; trainers: Set<string> }> {
  const shown = new Set<string>();
  const trainers = new Set<string>();
  const add = (to: Set<string>, text: string) => {
    for (const part of text.split(/[.!?:;|\n]|\{\{[^}]*\}\}|\]\([^)]*\)/)) {
      if (bare(part).length >= 24) to.add(bare(part));
    }
  };
  for (const kind of ["modules", "scenarios", "exercises"]) {
    for (const name of await readdir(join(PROGRAMME, kind))) {
      const text = await readFile(join(PROGRAMME, kind, name), "utf8");
      const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      for (const { key } of parse(front).items ?? []) add(trainers, key);
      const [before, debrief] = kind === "exercises" ? body.split("## Debrief") : [body];
      add(trainers, debrief ?? "");
      for (const { line, hidden } of readLines(before ?? "")) add(hidden ? trainers : shown, line);
    }
  }
  for (const text of shown) trainers.delete(text);
  return { shown, trainers };
}

/** Lines with whether they stand in notes or a key: a reader of fences on its own, line by line. */
function readLines(text: string): { line: string; hidden: boolean }[] {
  const open: string[] = [];
  return text.split("\n").flatMap((line) => {
    const fence = /^:{3,}(.*)$/.exec(line);
    if (!fence) {
      return [{ line, hidden: open.some((name) => name === "notes" || name === "key") }];
    }
    const name = fence[1] as string;
    if (name === "") open.pop();
    else open.push(name);
    return [];
  });
}
