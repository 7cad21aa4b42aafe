import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RuleId } from "../../src/model/rules.ts";
import { lectern } from "../support/lectern.ts";
import { buildProject, copyBase, isThere, writeInto } from "./check-project.ts";

const EXTRA = "programme/modules/extra.md";
const FACTS = "programme/register/facts.yaml";
const CHURCH = "audiences/church.yaml";
const TEXT = "Look for several signs [together](#what-it-is).";
/** The line of `TEXT` in the base. */
const LINE = 15;

/** A mistake: what is replaced by what in which file, and the one finding it gives. */
type Mistake = [
  name: string,
  edit: { file: string; from: string; to: string },
  found: { rule: RuleId; line: number; column: number; file?: string },
];

const inText = (to: string) => ({ file: EXTRA, from: TEXT, to });

/** What a template language might obey, and we must not. */
const NO_VALUES = [
  "constructor",
  "toString",
  "fact.constructor",
  "fact.toString",
  "term.toString",
  "term.hasOwnProperty",
  "contact.constructor",
  "source.constructor",
  "instrument.valueOf",
  "audience.constructor",
  "audience.id",
  "fact.seen.value",
  "lookup this 'x'",
  "#if fact",
  "> deck/page",
];

const inValue = (name: string, rule: RuleId): Mistake => [
  `the value {{${name}}}`,
  inText(`About {{${name}}}.`),
  { rule, line: LINE, column: 7 },
];

const mistakes: Mistake[] = [
  [
    "an unknown audience in a module",
    { file: EXTRA, from: "for: adult", to: "for: adlut" },
    { rule: "unknown-audience", line: 2, column: 1 },
  ],
  [
    "an unknown audience in a profile",
    { file: CHURCH, from: "extends: adult", to: "extends: adlut" },
    { rule: "unknown-audience", line: 2, column: 10 },
  ],
  [
    "a profile that extends itself",
    { file: CHURCH, from: "extends: adult", to: "extends: church" },
    { rule: "profile-cycle", line: 2, column: 10 },
  ],
  [
    "a deck that is left with no slides",
    {
      file: CHURCH,
      from: "extends: adult\n",
      to: 'language: en-GB\njurisdiction: Here\nresponder: "no"\nminutes:\n  default: 30\nslides:\n  min: 1\ntheme: lectern\n',
    },
    { rule: "empty-edition", line: 1, column: 1 },
  ],
  [
    "broken YAML",
    { file: FACTS, from: "value: 2413", to: "value: [2413" },
    { rule: "yaml-syntax", line: 3, column: 3 },
  ],
  [
    "broken YAML in a slide's settings",
    { file: EXTRA, from: "minutes: 1", to: "minutes: : 1" },
    { rule: "yaml-syntax", line: 10, column: 10 },
  ],
  [
    "a setting that does not exist",
    { file: EXTRA, from: "minutes: 1", to: "minutes: 1\nminuets: 2" },
    { rule: "bad-data", line: 11, column: 1 },
  ],
  [
    "an id that is used twice",
    { file: EXTRA, from: "<!--\nid: extra", to: "<!--\nid: act" },
    { rule: "duplicate-id", line: 8, column: 1 },
  ],
  [
    "a fact that is not in the register",
    inText("About {{fact.sean}}."),
    { rule: "unknown-value", line: LINE, column: 7 },
  ],
  [
    "a term without the form asked for",
    inText("{{term.advice plural}}"),
    { rule: "term-form-missing", line: LINE, column: 1 },
  ],
  [
    "a missing picture",
    inText("![A door](pictures/dor.png)"),
    { rule: "picture-missing", line: LINE, column: 1 },
  ],
  [
    "a picture above the programme",
    inText("![A door](../door.png)"),
    { rule: "picture-outside", line: LINE, column: 1 },
  ],
  [
    "a picture above the programme, in disguise",
    inText("![A door](pictures/%2e%2e/%2e%2e/door.png)"),
    { rule: "picture-outside", line: LINE, column: 1 },
  ],
  [
    "a picture by its absolute path",
    inText("Look: ![A door](/etc/door.png)"),
    { rule: "picture-outside", line: LINE, column: 7 },
  ],
  [
    "a picture by a Windows path",
    inText("![A door](C:\\door.png)"),
    { rule: "picture-outside", line: LINE, column: 1 },
  ],
  [
    "a picture by file:",
    inText("![A door](file:///door.png)"),
    { rule: "picture-outside", line: LINE, column: 1 },
  ],
  [
    "a picture by data:",
    inText("![A door](data:image/png;base64,AAAA)"),
    { rule: "picture-outside", line: LINE, column: 1 },
  ],
  [
    "a picture that is a symbolic link",
    inText("![A door](pictures/linked.png)"),
    { rule: "picture-outside", line: LINE, column: 1 },
  ],
  [
    "a picture in a folder that is a symbolic link",
    inText("![A door](linked/door.png)"),
    { rule: "picture-outside", line: LINE, column: 1 },
  ],
  ["HTML", inText("Look <b onclick=go>here."), { rule: "raw-html", line: LINE, column: 6 }],
  ["a script", inText("<script>alert()</script>"), { rule: "raw-html", line: LINE, column: 1 }],
  ["a frame", inText("<iframe src=door>"), { rule: "raw-html", line: LINE, column: 1 }],
  [
    "a comment that Marp would obey",
    inText("<!-- _class: lead -->"),
    { rule: "stray-comment", line: LINE, column: 1 },
  ],
  [
    "the value {{slot.constructor}}",
    inText("About {{slot.constructor}}."),
    { rule: "slot-undeclared", line: LINE, column: 7 },
  ],
  ...NO_VALUES.map((name) => inValue(name, "unknown-value")),
  ...["fact.__proto__", "slot.__proto__", "{fact.seen"].map((name) =>
    inValue(name, "misplaced-value"),
  ),
];

describe("bad input is an error at its place that says what to do, and nothing is written", () => {
  test.each(mistakes)("%s", async (_, { file, from, to }, found) => {
    const project = await copyBase();
    await symlink("door.png", join(project.programme, "pictures/linked.png"));
    await symlink("pictures", join(project.programme, "linked"));
    const text = await readFile(join(project.folder, file), "utf8");
    expect(text).toContain(from);
    await writeInto(
      project.folder,
      file,
      text.replace(from, () => to),
    );
    const out = join(project.folder, "dist");
    const { ok, diagnostics } = await buildProject(project, { out });
    const [first] = diagnostics;
    expect(diagnostics).toHaveLength(1);
    expect(first).toMatchObject({ file, severity: "error", ...found });
    expect(`${first?.expected}${first?.help}`).not.toBe("");
    expect(ok).toBe(false);
    expect(await isThere(out)).toBe(false);
  });
});

describe("one mistake is one finding, however much hangs on it", () => {
  test.each([
    ["a profile that others extend and name", "audiences/adult.yaml", "pace: 1", "pase: 1"],
    ["a scenario", "programme/scenarios/the-door.md", "## Questions", "## Question"],
    ["an exercise", "programme/exercises/sort-it.md", "minutes: 8", "minuets: 8"],
    ["a figure", "programme/figures/route.yaml", "kind: route", "kind: [route"],
    ["a figure's name", "programme/modules/opening.md", "::figure{#route}", "::figure{#rout}"],
  ])("%s", async (_, file, from, to) => {
    const project = await copyBase();
    const text = await readFile(join(project.folder, file), "utf8");
    await writeInto(project.folder, file, text.replace(from, to));
    const { diagnostics } = await buildProject(project);
    expect(new Set(diagnostics.map((found) => found.file))).toEqual(new Set([file]));
  });
});

test("a profile with mistakes that is asked for by name gives its mistakes, not a usage error", async () => {
  const project = await copyBase();
  await writeInto(project.folder, CHURCH, "name: Church\nextends: adult\nmax-sensitivity: 9\n");
  const found = await buildProject(project, { only: ["church"] });
  expect(found.diagnostics).toMatchObject([{ rule: "bad-data", file: CHURCH, line: 3 }]);
  await expect(buildProject(project, { only: ["chruch"] })).rejects.toThrow(/no audience/);
});

test("the command reports five mistakes as five, exits with 1 and writes nothing", async () => {
  const { folder, programme, audiences, templates } = await copyBase();
  const mistake = async (file: string, from: string, to: string) => {
    const text = await readFile(join(folder, file), "utf8");
    await writeInto(folder, file, text.replace(from, to));
  };
  await mistake(CHURCH, "extends: adult", "extends: adult\ntheme: lecturn");
  await mistake(FACTS, "source: handbook", "source: handbok");
  await mistake("programme/modules/opening.md", ":::notes\nAsk", "::: notes\nAsk");
  await mistake("programme/scenarios/the-door-gentle.md", "softens: the-door", "softens: the-dor");
  await mistake(EXTRA, TEXT, "![A door](pictures/dor.png)");
  const out = join(folder, "dist");
  const folders = ["--programme", programme, "--audiences", audiences, "--templates", templates];
  const run = await lectern(["build", ...folders, "--out", out, "--json"]);
  const found = JSON.parse(run.stdout).diagnostics as { rule: string }[];
  expect(found.map(({ rule }) => rule).sort()).toEqual([
    "picture-missing",
    "stray-colons",
    "unknown-reference",
    "unknown-reference",
    "unknown-theme",
  ]);
  expect(run.code).toBe(1);
  expect(await isThere(out)).toBe(false);
});
