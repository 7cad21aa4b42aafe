import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import { RULES, type RuleId } from "../../src/model/rules.ts";
import { buildProject, NoBrowser, type TestProject } from "../rules/check-project.ts";
import type { Break } from "./safeguarding/break.ts";

/** Every list of breaks in the folder: whoever adds rules brings a file of their own. */
const lists = (await readdir(join(import.meta.dirname, "safeguarding"))).filter((name) =>
  name.startsWith("breaks"),
);
const breaks = (
  await Promise.all(lists.map((name) => import(`./safeguarding/${name}`) as Promise<object>))
).flatMap((module) => Object.values(module).flat() as Break[]);

/** Rules that keep people safe, each broken below at least once. */
const RULES_TO_BREAK: readonly RuleId[] = [
  "content-note-missing",
  "ground-rules-missing",
  "telling-slide-missing",
  "what-to-do-missing",
  "help-not-last",
  "emergency-not-first",
  "route-against-status",
  "contact-against-jurisdiction",
  "unknown-jurisdiction",
  "unfit-for-audience",
  "slide-too-full",
  "notes-missing",
  "notes-length",
  "leak",
  "key-missing",
  "fact-stale",
  "banned-word",
  "dead-string",
  "invites-disclosure",
  "false-promise",
  "sensitivity-too-low",
  "typed-contact",
  "typed-figure",
  "typed-law",
  "typed-number",
  "number-not-there",
];

let project: TestProject;
let before: Diagnostic[];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "lectern-breaks-"));
  project = {
    folder,
    programme: join(folder, "programme"),
    audiences: join(folder, "audiences"),
    templates: resolve("templates"),
  };
  await cp("decks/counter-trafficking", project.programme, { recursive: true });
  await cp("audiences", project.audiences, { recursive: true });
  before = await findings({ strict: true });
});
afterAll(() => rm(project.folder, { recursive: true, force: true }));

/** What a check finds before it draws anything. */
async function findings(options: { strict: boolean; today?: string }): Promise<Diagnostic[]> {
  try {
    return (await buildProject(project, options)).diagnostics;
  } catch (error) {
    if (error instanceof NoBrowser) return []; // nothing was found that stops it
    throw error;
  }
}

/** Breaks the copy, looks at it, and mends it. */
async function withBreak<T>({ file, edit }: Break, look: () => Promise<T>): Promise<T> {
  const path = join(project.folder, file);
  const text = await readFile(path, "utf8");
  const broken = edit(text);
  expect(broken, `${file} was edited`).not.toBe(text);
  await writeFile(path, broken);
  try {
    return await look();
  } finally {
    await writeFile(path, text);
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

describe("each rule that keeps people safe finds its break in the real programme", () => {
  test.each(
    breaks.map((one) => [one.rule, one.name, one] as const),
  )("%s: %s", async (_, __, one) => {
    const { rule, planted, file, at = file, today } = one;
    const { found, line } = await withBreak(one, async () => {
      const text = await readFile(join(project.folder, at), "utf8");
      const offset = typeof planted === "string" ? text.indexOf(planted) : planted(text);
      expect(offset, `"${planted}" stands in ${at}`).toBeGreaterThanOrEqual(0);
      return { found: await findings({ strict: true, today }), line: lineOf(text, offset) };
    });
    const isOfRule = (one: Diagnostic) => one.rule === rule && one.file === at;
    const ofRule = found.filter(isOfRule);
    expect(
      ofRule.map((one) => one.line),
      JSON.stringify(found.slice(0, 5)),
    ).toContain(line);
    expect(ofRule.length).toBeGreaterThan(before.filter(isOfRule).length);
    expect(ofRule[0]?.severity).toBe(RULES[rule].severity);
  });

  test("and none is left out", () => {
    const broken = new Set(breaks.map(({ rule }) => rule));
    expect(RULES_TO_BREAK.filter((rule) => !broken.has(rule))).toEqual([]);
  });
});
