import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildProject, copyBase, writeInto } from "../rules/check-project.ts";

const FILE = "programme/exercises/sort-it.md";
const KEY = "    key: A reason to ask more, since shops lock their doors at night too.";
const ITEMS = `items:\n  - text: A locked door\n${KEY}\n`;

/** Each changes one thing of a good exercise: what is found, and where. */
const mistakes: [what: string, from: string, to: string, found: object][] = [
  ["an item without a key", `\n${KEY}`, "", { rule: "bad-data", line: 12, message: /key/ }],
  [
    "a key whose answer is none of the choices",
    ITEMS,
    "choices: [Sign, No sign]\nitems:\n  - text: A door\n    key: { answer: Sing, why: It is. }\n",
    { rule: "bad-data", line: 14, message: /"Sing" is none of the choices: Sign, No sign/ },
  ],
  [
    "a key without an answer, where there are choices",
    ITEMS,
    `choices: [Sign, No sign]\n${ITEMS}`,
    { rule: "bad-data", line: 14, message: /none of the choices/ },
  ],
  [
    "an answer, where there are no choices",
    KEY,
    "    key: { answer: Sign, why: It is. }",
    { rule: "bad-data", line: 13, message: /no "choices"/ },
  ],
  [
    "a row whose key has another shape than the table",
    ITEMS,
    "columns: [Who, When]\nrows:\n  - text: A door\n    key: [The guard]\n",
    { rule: "bad-data", line: 14, message: /1 answers, and there are 2 columns: Who, When/ },
  ],
  [
    "rows without columns",
    ITEMS,
    "rows:\n  - text: A door\n    key: [The guard]\n",
    { rule: "bad-data", line: 12, message: /no "columns"/ },
  ],
  [
    "columns with nothing beside them",
    `scenarios:\n  - the-door\n${ITEMS}`,
    `columns: [Who, When]\n${ITEMS}`,
    { rule: "bad-data", line: 9, message: /no "rows" and no "scenarios"/ },
  ],
  [
    "nothing to fill in",
    `scenarios:\n  - the-door\n${ITEMS}`,
    "",
    { rule: "bad-data", line: 2, message: /nothing to fill in/ },
  ],
  [
    "a scenario that is not there",
    "  - the-door",
    "  - the-dor",
    { rule: "unknown-reference", line: 10, help: /the-door/ },
  ],
  [
    "a kind without a template",
    "kind: stories",
    "kind: storys",
    { rule: "unknown-reference", line: 4, help: /stories/ },
  ],
  [
    "a shorter form that nothing describes",
    "minutes: 8",
    "minutes: 8\nminutes-short: 4",
    { rule: "incomplete-case", line: 7, expected: /## Shorter/ },
  ],
  [
    "a shorter form that is longer",
    "minutes: 8",
    "minutes: 8\nminutes-short: 9",
    { rule: "bad-data", line: 7, message: /9 minutes/ },
  ],
  [
    "a slot that does not exist",
    "A locked door",
    "A door, {{slot.dor}}",
    { rule: "slot-undeclared", line: 12 },
  ],
  [
    "a slot that does not exist, in a key",
    "shops lock",
    "{{slot.dor}} locks",
    { rule: "slot-undeclared", line: 13 },
  ],
  [
    "a value that names nothing",
    "A locked door",
    "A door, {{fact.dor}}",
    { rule: "unknown-value", line: 12 },
  ],
  [
    "a value where it would be printed as its name",
    "room: Tables",
    'room: "{{slot.room}}"',
    { rule: "misplaced-value", line: 8 },
  ],
  [
    "an audience that does not exist",
    "A locked door",
    "A locked door\n    not-for: [polize]",
    { rule: "unknown-audience", line: 12 },
  ],
];

describe("a mistake in an exercise is found where it is, and said so that it can be mended", () => {
  test.each(mistakes)("%s", async (_, from, to, found) => {
    const project = await copyBase();
    const text = await readFile(join(project.folder, FILE), "utf8");
    expect(text).toContain(from);
    await writeInto(
      project.folder,
      FILE,
      text.replace(from, () => to),
    );
    const { ok, diagnostics } = await buildProject(project);
    expect(ok).toBe(false);
    const [first, ...others] = diagnostics.filter(({ file }) => file === FILE);
    const patterns = Object.entries(found).map(([key, value]) => [
      key,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]);
    expect(first).toMatchObject({ severity: "error", ...Object.fromEntries(patterns) });
    expect(others).toEqual([]);
    expect(`${first?.expected}${first?.help}`).not.toBe("");
  });
});
