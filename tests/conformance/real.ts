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
  /** What is shown and done in each edition, without breaks. */
  plan: Record<string, { items: PlannedItem[] }>;
}

interface PlannedItem {
  id: string;
  title: string;
  kind: string;
}

/** Builds everything with the command. */
export async function buildReal(out: string): Promise<Built> {
  const { code, stdout } = await lectern(["build", "--out", out, "--json"]);
  const { diagnostics, plan: plans } = JSON.parse(stdout) as {
    diagnostics: object[];
    plan: Built["plan"];
  };
  if (code !== 0)
    throw new Error(`The real programme has mistakes: ${JSON.stringify(diagnostics)}`);
  const plan = Object.fromEntries(
    Object.entries(plans).map(([edition, { items }]) => [
      edition,
      { items: items.filter(({ kind }) => kind !== "break") },
    ]),
  );
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

/** Sentences long enough to be known again, each as its letters alone; fences are none. */
function sentencesIn(text: string): string[] {
  return text
    .replace(/^:{3,}.*$/gm, "")
    .split(/[.!?:;|\n]|\{\{[^}]*\}\}|\]\([^)]*\)/)
    .map(bare)
    .filter((part) => part.length >= 24);
}

/** Every text in a value of YAML. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Sentences of a scenario or an exercise: shown to participants, and only in its key and debrief. */
export interface CaseText {
  shown: string[];
  hidden: string[];
  /** Of these, reasons that every audience's key has. */
  inEveryKey: string[];
  /** Only in notes on how it is told or run. */
  notes: string[];
}

/** Every scenario and exercise, by id. */
export async function readCases(): Promise<Map<string, CaseText>> {
  const cases = new Map<string, CaseText>();
  for (const kind of ["scenarios", "exercises"]) {
    for (const name of await readdir(join(PROGRAMME, kind))) {
      const text = await readFile(join(PROGRAMME, kind, name), "utf8");
      const { front, body } = splitFront(text);
      const { id, items = [], rows = [], intro, choices, columns } = front;
      const filled: { text: string; key: unknown }[] = [...items, ...rows];
      const [open = "", ...closed] = body.split(/^## (?:Shorter|Debrief)$/m);
      const debrief = /^## Debrief$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(body)?.[1] ?? "";
      const lines = readLines(open);
      const of = (...blocks: string[]) =>
        lines.flatMap(({ line, block }) => (blocks.includes(block) ? sentencesIn(line) : []));
      const shown = [
        ...of(""),
        ...[...textsIn([intro, choices, columns]), ...filled.map((one) => one.text)].flatMap(
          sentencesIn,
        ),
      ];
      const isForAll = (one: object) =>
        !["for", "not-for", "sensitivity"].some((name) => name in one);
      const keysForAll = filled
        .filter(isForAll)
        .flatMap(({ key }) => textsIn(key))
        .flatMap(sentencesIn);
      const keys = [debrief, ...filled.flatMap(({ key }) => textsIn(key))].flatMap(sentencesIn);
      const hidden = [...of("key"), ...keys].filter((one) => !shown.includes(one));
      const notes = [...of("notes"), ...closed.flatMap(sentencesIn)];
      const inEveryKey = keysForAll.filter((one) => hidden.includes(one));
      cases.set(id, { shown, hidden, inEveryKey, notes });
    }
  }
  return cases;
}

/** Sentences of the real programme: those that participants may see, and those only trainers may. */
export async function sentences(): Promise<{ shown: Set<string>; trainers: Set<string> }> {
  const cases = [...(await readCases()).values()];
  const shown = new Set(cases.flatMap((one) => one.shown));
  const trainers = new Set(cases.flatMap(({ hidden, notes }) => [...hidden, ...notes]));
  for (const name of await readdir(join(PROGRAMME, "modules"))) {
    const { body } = splitFront(await readFile(join(PROGRAMME, "modules", name), "utf8"));
    for (const { line, block } of readLines(body)) {
      const to = block === "" ? shown : trainers;
      for (const one of sentencesIn(line)) to.add(one);
    }
  }
  for (const name of await readdir(join(PROGRAMME, "guide"))) {
    const { body } = splitFront(await readFile(join(PROGRAMME, "guide", name), "utf8"));
    for (const one of sentencesIn(body)) trainers.add(one);
  }
  // What a key says in the words of a slide, a figure or a route is no secret.
  const data = ["audiences", join(PROGRAMME, "figures")].map(async (folder) => {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
    return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  });
  const texts = (await Promise.all(data)).flat().flatMap((text) => textsIn(parse(text)));
  const open = [...shown, ...texts.map(bare)].join();
  for (const text of trainers) if (open.includes(text)) trainers.delete(text);
  return { shown, trainers };
}

function splitFront(text: string) {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { front: parse(front), body };
}

/** Lines with the notes or key they stand in: a reader of fences on its own, line by line. */
function readLines(text: string): { line: string; block: "" | "notes" | "key" }[] {
  const open: string[] = [];
  return text.split("\n").flatMap((line) => {
    const fence = /^:{3,}(.*)$/.exec(line);
    if (!fence) {
      const block = open.find((name) => name === "notes" || name === "key");
      return [{ line, block: (block ?? "") as "" | "notes" | "key" }];
    }
    const name = fence[1] as string;
    if (name === "") open.pop();
    else open.push(name);
    return [];
  });
}
