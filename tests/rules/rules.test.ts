import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { type BrowserSession, openSession } from "../../src/browser/session.ts";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import { RULES, type RuleId } from "../../src/model/rules.ts";
import { buildProject, copyBase, NoBrowser } from "./check-project.ts";

/** One finding that a fixture must give. */
interface Expected {
  rule: RuleId;
  file: string;
  line: number;
}

/** Rules that look at drawn slides or written files; all others need no browser. */
const DRAWN: readonly string[] = [
  "template-error",
  "slide-overflows",
  "text-under-foot",
  "text-cut-off",
  "out-of-box",
  "boxes-overlap",
  "contrast-too-low",
  "contrast-low",
  "figure-contrast",
  "text-too-small",
  "told-by-colour",
  "page-reference-broken",
  "glyph-missing",
  "document-too-long",
  "output-broken",
  "leak",
];

const folder = import.meta.dirname;
const fixtures = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
  .map(({ name }) => name);

let browser: BrowserSession;
beforeAll(async () => {
  browser = openSession(await findBrowser(process.env));
});
afterAll(() => browser.close());

test("each rule has a fixture, and each fixture a rule", () => {
  expect(fixtures.sort()).toEqual(Object.keys(RULES).sort());
});

describe.each(fixtures)("%s", (rule) => {
  test("is found where it is, and nothing else is", async () => {
    const expected = readExpected(rule);
    const { diagnostics } = await find(rule);
    expect(diagnostics.map(({ rule, file, line }) => ({ rule, file, line })).sort(byPlace)).toEqual(
      expected.sort(byPlace),
    );
    expect(expected.map((one) => one.rule)).toContain(rule);
    for (const diagnostic of diagnostics) expectToBeHelpful(diagnostic);
  });
});

async function find(rule: string): Promise<{ ok: boolean; diagnostics: Diagnostic[] }> {
  const project = await copyBase(rule);
  if (DRAWN.includes(rule)) return buildProject(project, { browser });
  try {
    return await buildProject(project, { strict: true });
  } catch (error) {
    if (error instanceof NoBrowser) return { ok: true, diagnostics: [] };
    throw error;
  }
}

function readExpected(rule: string): Expected[] {
  return JSON.parse(readFileSync(join(folder, rule, "expected.json"), "utf8"));
}

/** Says what is wrong and what to do, at a place, as severe as its rule. */
function expectToBeHelpful({ rule, severity, line, column, message, expected, help }: Diagnostic) {
  expect(severity).toBe(RULES[rule].severity);
  expect(line).toBeGreaterThan(0);
  expect(column).toBeGreaterThan(0);
  expect(message).toMatch(/^.{12,}/);
  expect(expected + help).not.toBe("");
}

const byPlace = (a: Expected, b: Expected): number =>
  a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule);
