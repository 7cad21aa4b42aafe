import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import { buildWith, foldersIn, lineOf, MARKED, useBrowser, useFolder } from "../marked/project.ts";

const lines = (count: number, prefix = "- "): string =>
  Array.from({ length: count }, (_, index) => `${prefix}Line ${index + 1} of many`).join("\n");
const word = (letters: number): string => "Donaudampfschiff".repeat(letters).slice(0, letters);
const row = (cell: string) => `| ${Array(4).fill(cell).join(" | ")} |`;

/** A slide, and what is said of it: nothing where it fits. */
interface Case {
  body: string;
  layout?: string;
  says?: RegExp;
  at?: string;
}

const CASES: Readonly<Record<string, Case>> = {
  full: { body: lines(9) },
  "full-table": {
    body: [row("Head"), row("---"), ...Array(8).fill(row("Cell of it"))].join("\n"),
  },
  "full-quote": { layout: "definition", body: `> ${"Some words of it. ".repeat(30)}` },
  "full-centred": { layout: "statement", body: "Twenty words. ".repeat(22) },
  "too-long": { body: lines(16), says: /\d+ lines too long/, at: "Line 16 of many" },
  "wide-table": {
    body: [row("Head"), row("---"), row(word(40))].join("\n"),
    says: /px too wide/,
    at: "<table>",
  },
  "wide-word": {
    body: `Before ${word(120)} after`,
    says: /px too wide/,
    at: "Before Donaudampfschiff",
  },
  "wide-code": {
    body: `\`\`\`\n${"one line of code ".repeat(20)}\n\`\`\``,
    says: /px too wide/,
    at: "one line of code one line of code one li",
  },
  "high-picture": {
    body: `${lines(5)}\n\n![A door](pictures/tall.svg)`,
    says: /lines too long/,
    at: "<img>",
  },
  "centred-beyond-the-top": {
    layout: "statement",
    body: "This is said at great length. ".repeat(60),
    says: /lines too long/,
  },
  "one-line": { body: `${lines(11)}\n\nOne more.`, says: /too long/, at: "One more." },
};

/** Slides that grow by steps of about a third of a line. */
const GROWING = Array.from({ length: 4 }, (_, paragraphs) =>
  Array.from({ length: 13 }, (_, bullets) => ({ bullets, paragraphs })),
).flat();

const browser = useBrowser();
const folder = useFolder();
let found: Diagnostic[];
let module: string;
let scenario: string;

const slide = (id: string, { body, layout }: Case): string =>
  `<!--\nid: ${id}\nminutes: 1\n${layout ? `layout: ${layout}\n` : ""}-->\n\n## Title of ${id}\n\n${body}\n`;

beforeAll(async () => {
  const project = folder();
  await cp(MARKED, project, { recursive: true });
  module = join(project, "programme/modules/shared.md");
  scenario = join(project, "programme/scenarios/warehouse-gentle.md");
  const growing = GROWING.map(({ bullets, paragraphs }) =>
    slide(`grows-${paragraphs}-${bullets}`, {
      body: `Begins.\n\n${lines(bullets)}\n\n${lines(paragraphs, "").replaceAll("\n", "\n\n")}`,
    }),
  );
  const slides = Object.entries(CASES).map(([id, one]) => slide(id, one));
  const story = "<!--\nid: story\nminutes: 1\n-->\n\n::scenario{#warehouse}\n";
  await writeFile(
    module,
    `---\nid: shared\ntitle: All\n---\n\n${[...slides, ...growing, story].join("\n---\n\n")}`,
  );
  const front = "---\nid: warehouse-gentle\ntitle: Long\nform: any\nfictional: true\n";
  await writeFile(
    scenario,
    `${front}softens: warehouse\n---\n\n${lines(20)}\n\n## Questions\n\n- Why?\n\n:::key\n\nSo.\n\n:::\n`,
  );
  await writeFile(
    join(project, "programme/pictures/tall.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="2000"><title>T</title></svg>',
  );
  const folders = foldersIn(project);
  const only = { audiences: ["church", "parish"], formats: ["html"] };
  const { diagnostics, ok } = await buildWith(browser(), { folders, only });
  expect(ok).toBe(false);
  found = diagnostics;
});

const about = (id: string): Diagnostic[] =>
  found.filter(({ message }) => message.includes(`The slide "${id}" is`));

describe("what does not fit is found, on its slide, file and line", () => {
  test.each(Object.entries(CASES).filter(([, { says }]) => says))("%s", async (id, one) => {
    expect(about(id)).toHaveLength(1);
    const [diagnostic] = about(id);
    expect(diagnostic).toMatchObject({
      rule: "slide-overflows",
      severity: "error",
      file: expect.stringContaining("modules/shared.md"),
      line: (await lineOf(module, `id: ${id}`)) - 1,
      column: 1,
    });
    expect(diagnostic?.message).toMatch(one.says as RegExp);
    if (one.at) expect(diagnostic?.message).toContain(`at "${one.at}`);
    expect(diagnostic?.message).toContain("(in church, parish)");
  });
});

describe("what just fits is not", () => {
  test.each(Object.entries(CASES).filter(([, { says }]) => !says))("%s", (id) => {
    expect(about(id)).toEqual([]);
  });
});

test("a scenario that is too long is found in its own file", () => {
  expect(about("story")).toMatchObject([
    {
      rule: "slide-overflows",
      file: expect.stringContaining("scenarios/warehouse-gentle.md"),
      line: 2,
    },
  ]);
});

test("as a slide grows it fits, then reaches under its foot, then leaves the slide", () => {
  const order = ["fits", "text-under-foot", "slide-overflows"];
  const seen = new Set<string>();
  for (const paragraphs of [0, 1, 2, 3]) {
    const rules = GROWING.filter((one) => one.paragraphs === paragraphs).map(
      ({ bullets }) => about(`grows-${paragraphs}-${bullets}`)[0]?.rule ?? "fits",
    );
    for (const rule of rules) seen.add(rule);
    expect(rules).toEqual(rules.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(rules[0]).toBe("fits");
    expect(rules.at(-1)).toBe("slide-overflows");
  }
  expect([...seen].sort()).toEqual(order.toSorted());
});

test("nothing else was found", () => {
  const known = [...Object.keys(CASES), "story", ...GROWING.map(() => "grows-")];
  const other = found.filter(({ message }) => !known.some((id) => message.includes(`"${id}`)));
  expect(other.filter(({ rule }) => rule !== "slide-count")).toEqual([]);
});
