import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readYaml, type YamlProblem } from "../../src/yaml/read.ts";

const schema = z.strictObject({
  id: z.string(),
  minutes: z.number().positive().optional(),
  items: z.array(z.strictObject({ text: z.string(), key: z.string() })).optional(),
  limits: z.strictObject({ min: z.number(), max: z.number() }).optional(),
});

/** Reads YAML and gives the problems as "rule line:column message". */
function problemsOf(text: string): string[] {
  const problems: YamlProblem[] = [];
  const read = readYaml(text, schema, (problem) => problems.push(problem));
  expect(read === undefined).toBe(problems.length > 0);
  return problems.map(({ rule, offset, message }) => `${rule} ${place(text, offset)} ${message}`);
}

/** Line and column, from 1, of an offset. */
function place(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

describe("a problem is found where it stands", () => {
  test.each<[name: string, text: string, found: RegExp[]]>([
    ["nothing wrong", "id: a\nminutes: 2", []],
    ["an unknown key", "id: a\nminuets: 2", [/^bad-data 2:1 There is no setting called "minuets"/]],
    ["two unknown keys", "id: a\nb: 1\nc: 2", [/2:1 .*"b"/, /3:1 .*"c"/]],
    [
      "an unknown key far inside",
      "id: a\nitems:\n  - text: t\n    key: k\n    kye: x",
      [/^bad-data 5:5 .*"kye"/],
    ],
    ["a key without a value", "id: x\nminutes:\n", [/^bad-data 2:\d+ "minutes" is empty/]],
    ["a key that is missing, at what lacks it", "minutes: 2", [/^bad-data 1:1 "id" is missing/]],
    [
      "a key that is missing in an item",
      "id: a\nitems:\n  - text: t\n    key: k\n  - text: t",
      [/^bad-data 5:5 "items.1.key" is missing/],
    ],
    ["a wrong value", "id: a\nminutes:   two", [/^bad-data 2:12 "minutes" is not right/]],
    [
      "a wrong value in a map",
      "id: a\nlimits: { min: 1, max: x }",
      [/^bad-data 2:24 "limits.max"/],
    ],
    ["two wrong values", "id: 1\nminutes: -1", [/1:5 "id"/, /2:10 "minutes"/]],
    ["a list in place of a map", "- id: a", [/^bad-data 1:1 /]],
    ["nothing at all", "", [/^bad-data 1:1 All of it is missing/]],
    ["only a comment", "# nothing", [/^bad-data \d:\d+ /]],
    [
      "a quote that is not closed",
      'id: "a\nminutes: 2\n',
      [/^yaml-syntax \d:\d+ YAML cannot be read/],
    ],
    ["a list that is not closed", "id: [a\nminutes: 2\nlimits: 3\n", [/^yaml-syntax 2:1 /]],
    ["a tab as indentation", "id: a\nlimits:\n\tmin: 1", [/^yaml-syntax 3:1 /]],
    [
      "a key that comes twice",
      "id: a\nid: b\nminutes: 1\nminutes: 2",
      [/^yaml-syntax 2:1 /, /^yaml-syntax 4:1 /],
    ],
    ["an alias", "id: &a x\nminutes: *a", [/^yaml-syntax 1:1 /]],
    ["two documents", "id: a\n---\nid: b", [/^yaml-syntax 2:1 /]],
  ])("%s", (_, text, found) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(found.length);
    for (const [index, pattern] of found.entries()) expect(problems[index]).toMatch(pattern);
  });
});

describe("what YAML could be made to do, it does not", () => {
  test("a bomb of aliases is refused at once", () => {
    const level = (n: number) =>
      `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(",")}]`;
    const bomb = ["a0: &a0 x", ...Array.from({ length: 9 }, (_, n) => level(n + 1))].join("\n");
    const start = performance.now();
    expect(problemsOf(bomb)).not.toEqual([]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each([
    "__proto__: { x: 1 }",
    "constructor: 1",
    "toString: 1",
    "<<: { id: b }",
  ])("the key of %s is only an unknown setting", (line) => {
    expect(problemsOf(`id: a\n${line}`).join()).toMatch(/^bad-data 2:1 There is no setting/);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("a tag makes nothing but text or an error", () => {
    expect(problemsOf("id: !!js/function 'function () {}'").length).toBeLessThanOrEqual(1);
    expect(problemsOf("id: yes\nminutes: 2")).toEqual([]);
  });
});

describe("what was read knows where it stands", () => {
  const text = "id: a\nitems:\n  - text: one\n    key: two\nlimits: { min: 1, max: 2 }\n";
  const read = readYaml(text, schema, (problem) => expect.fail(problem.message));

  test.each<[path: (string | number)[], part: "key" | "value", at: string]>([
    [["id"], "value", "1:5"],
    [["id"], "key", "1:1"],
    [["items", 0, "key"], "value", "4:10"],
    [["items", 0, "key"], "key", "4:5"],
    [["items", 0], "value", "3:5"],
    [["items", 7], "value", "3:3"],
    [["limits", "max"], "value", "5:24"],
    [["limits", "mid"], "value", "5:9"],
    [["nothing"], "value", "1:1"],
    [[], "value", "1:1"],
  ])("%j, its %s", (path, part, at) => {
    expect(place(text, read?.offsetOf(path, part) ?? -1)).toBe(at);
  });
});
