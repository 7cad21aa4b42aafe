import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import type { RuleId } from "../../src/model/rules.ts";
import { buildWith, lineOf, useBrowser, useFolder } from "../marked/project.ts";
import { lines, type PlannedSlide, table, word, writeSlides } from "./slides.ts";

const words = (count: number): string => "Some words of it. ".repeat(Math.ceil(count / 4)).trim();
const picture = (height: number) => `![A door](pictures/high-${height}.svg)`;

/** A slide that does not fit, and how it is told. */
interface Fault extends PlannedSlide {
  rule: RuleId;
  says: string | RegExp;
  /** Words on the line it is told at, where that is not the slide's first. */
  at?: string;
}

const FAULTS: Readonly<Record<string, Fault>> = {
  "long-list": {
    body: lines(20),
    rule: "slide-overflows",
    says: /is \d+ lines too long \(\d+ px\), at "Line 20 of many"/,
  },
  "long-nested-list": {
    body: `${lines(3)}\n${lines(17, "  - ")}`,
    rule: "slide-overflows",
    says: /lines too long/,
  },
  "long-table": { body: table(8, words(40)), rule: "slide-overflows", says: /lines too long/ },
  "long-quote": {
    layout: "definition",
    body: `> ${words(480)}`,
    rule: "slide-overflows",
    says: /lines too long/,
  },
  "long-statement": {
    layout: "statement",
    body: words(400),
    rule: "slide-overflows",
    says: /lines too long/,
  },
  "long-panel": {
    layout: "compare",
    body: `### One\n\n${lines(3)}\n\n### Two\n\n${lines(15)}`,
    rule: "slide-overflows",
    says: /lines too long/,
  },
  "long-box": {
    body: `:::warning\n${words(480)}\n:::`,
    rule: "slide-overflows",
    says: /lines too long/,
  },
  "high-picture": {
    body: `${lines(9)}\n\n${picture(2000)}`,
    rule: "slide-overflows",
    says: /lines too long/,
  },
  "under-the-foot": {
    figure: '<p style="flex: none; height: 510px">Begins.</p><p>One more.</p>',
    rule: "text-under-foot",
    says: /is 1 line too long \(\d+ px\), at "One more\."/,
  },
  "wide-word": {
    body: `Before\n\nThe ${word(120)} after`,
    rule: "slide-overflows",
    says: /px too wide, at "The Donaudampf/,
    at: "The Donau",
  },
  "wide-table": {
    body: table(1, word(40)),
    rule: "slide-overflows",
    says: 'px too wide, at "<table>"',
  },
  "wide-code": {
    body: `Before\n\n\`\`\`\n${"one line of code ".repeat(20)}\n\`\`\``,
    rule: "slide-overflows",
    says: 'px too wide, at "one line of code one line of code one li',
    at: "one line of code",
  },
  "cut-off": {
    figure: '<p style="height: 40px; overflow: hidden">First line.<br>Second line.</p>',
    rule: "text-cut-off",
    says: /shows only a part of "Second line\.": \d+ px/,
  },
  "cut-off-sideways": {
    figure: `<p style="width: 300px; overflow: clip; white-space: nowrap">${words(24)}</p>`,
    rule: "text-cut-off",
    says: "shows only a part of",
  },
  "out-of-its-panel": {
    figure: `<p style="width: 200px; background: #eee; white-space: nowrap">${words(8)}</p>`,
    rule: "out-of-box",
    says: /px out of its box or cell/,
  },
  "out-of-its-cell": {
    figure: `<table style="table-layout: fixed; width: 300px"><tr><td>${word(30)}</td><td>B</td></tr></table>`,
    rule: "out-of-box",
    says: 'has "Donaudampfschiff',
  },
  "out-of-its-drawing": {
    figure:
      '<svg role="img" aria-label="A drawing" viewBox="0 0 400 200" width="400" height="200" overflow="visible"><text x="330" y="100" font-size="26">Outside of it</text></svg>',
    rule: "out-of-box",
    says: 'has "Outside of it" stand',
  },
  "label-over-label": {
    figure:
      '<svg role="img" aria-label="A drawing" viewBox="0 0 800 200" width="800" height="200"><text x="20" y="100" font-size="26">One label</text><text x="60" y="106" font-size="26">Two label</text></svg>',
    rule: "boxes-overlap",
    says: 'has "One label" and "Two label" lie over one another',
  },
  "box-over-box": {
    figure: "<p>The first box.</p><p style='margin-top: -50px'>The second box.</p>",
    rule: "boxes-overlap",
    says: 'has "The first box." and "The second box." lie over one another',
  },
  "text-over-picture": {
    body: `The words of it\n\n${picture(300)}`,
    figure: '<p style="margin-top: -120px">These lie over the door.</p>',
    rule: "boxes-overlap",
    says: 'has "These lie over the door." and "<img>" lie over one another',
  },
};

/** What a style hides from all but screen readers. */
const UNSEEN =
  ".test-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }";

/** Slides that fit, each with something that could be taken for a fault. */
const FITTING: Readonly<Record<string, PlannedSlide>> = {
  "full-list": { body: lines(8) },
  "full-nested-list": { body: `${lines(2)}\n${lines(3, "  - ")}\n- And a last one` },
  "full-table": { body: table(7) },
  "full-quote": { layout: "definition", body: `> ${words(90)}` },
  "full-statement": { layout: "statement", body: words(70) },
  "two-columns": { layout: "columns", body: lines(12) },
  "two-panels": { layout: "compare", body: `### One\n\n${lines(4)}\n\n### Two\n\n${lines(4)}` },
  "box-and-list": { body: `${lines(4)}\n\n:::warning\nMind this.\n:::` },
  "full-picture": { body: picture(300) },
  "long-word-that-fits": { body: `The ${word(50)} after` },
  "two-line-title": { title: `Title ${words(10)}`, body: lines(5) },
  "cited-in-tight-lines": {
    figure:
      '<p style="line-height: 1">Said<sup class="cite">[1]</sup><br>and said<sup class="cite">[2]</sup></p>',
  },
  "hidden-from-sight": {
    figure: `<div class="test-unseen">${words(200)}</div><p>What one sees.</p>`,
  },
  "decoration-beyond-the-edge": {
    figure:
      '<svg aria-hidden="true" style="position: absolute; right: -200px; top: 500px" width="400" height="400"><circle cx="200" cy="200" r="200" fill="#eee"/></svg><p>Words.</p>',
  },
  "circles-behind-words": {
    figure:
      '<div style="position: relative"><svg aria-hidden="true" style="position: absolute; inset: 0" width="600" height="300"><circle cx="150" cy="150" r="140" fill="#eef3f6"/></svg><p style="position: relative; padding: 60px">In the circle.</p></div>',
  },
  "label-on-an-edge": {
    figure:
      '<div style="position: relative; margin: 20px; padding: 30px; border: 3px solid #333"><span style="position: absolute; top: -20px; left: 20px; background: #fff">Label</span><p>Content.</p></div>',
  },
  "tight-heading": { figure: '<h3 style="line-height: 0.9">gjpqy<br>ÅÉgjp</h3><p>Below.</p>' },
  "turned-label": {
    figure:
      '<svg role="img" aria-label="A drawing" viewBox="0 0 600 300" width="600" height="300"><text transform="translate(60 280) rotate(-60)" font-size="26">Turned label</text><text x="90" y="270" font-size="26">Beside it</text></svg>',
  },
  "cut-but-for-text": {
    figure: '<p style="height: 90px; padding: 10px; overflow: hidden">All of it.</p>',
  },
  "close-labels": {
    figure:
      '<svg role="img" aria-label="A drawing" viewBox="0 0 600 200" width="600" height="200"><text x="20" y="60" font-size="26">Upper label</text><text x="20" y="90" font-size="26">Lower label</text></svg>',
  },
};

const browser = useBrowser();
const folder = useFolder();
let found: Diagnostic[];
let module: string;

beforeAll(async () => {
  const slides = { ...FAULTS, ...FITTING, ...GROWING, ...ELSEWHERE };
  const project = await writeSlides(folder(), slides, UNSEEN);
  module = project.module;
  for (const height of [300, 2000]) {
    await writeFile(
      join(project.programme, `pictures/high-${height}.svg`),
      `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="${height}"><title>T</title></svg>`,
    );
  }
  const only = { audiences: ["church", "parish"], documents: ["deck"], formats: ["html"] };
  const { diagnostics, ok } = await buildWith(browser(), { folders: project, only });
  expect(ok).toBe(false);
  found = diagnostics.filter(({ rule }) => rule !== "slide-count");
});

/** Slides that grow by steps of about a third of a line. */
const GROWING: Readonly<Record<string, PlannedSlide>> = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `grows-${index}`,
    {
      figure: `<p>Begins.</p><div style="flex: none; height: ${300 + index * 12}px"></div><p>Ends.</p>`,
    },
  ]),
);

/** What is longer for one audience than for the other. */
const ELSEWHERE: Readonly<Record<string, PlannedSlide>> = {
  "longer-for-parish": {
    body: `The beginning.\n\n:::for{parish}\n\n${words(400)}\n\n:::`,
  },
};

const about = (id: string): Diagnostic[] =>
  found.filter(({ message }) => message.startsWith(`The slide "${id}" `));

test("there are twenty of each", () => {
  expect(Object.keys(FAULTS)).toHaveLength(20);
  expect(Object.keys(FITTING)).toHaveLength(20);
});

describe("what does not fit is found, on its slide, file and line, and by how much", () => {
  test.each(Object.entries(FAULTS))("%s", async (id, { rule, says, at }) => {
    expect(about(id)).toHaveLength(1);
    const [diagnostic] = about(id);
    expect(diagnostic).toMatchObject({
      rule,
      severity: "error",
      file: expect.stringContaining("modules/shared.md"),
      line: at === undefined ? (await lineOf(module, `id: ${id}`)) - 1 : await lineOf(module, at),
    });
    expect(diagnostic?.message).toMatch(says);
    expect(diagnostic?.message).toMatch(/\d px/);
    expect(diagnostic?.message).toContain("(in church, parish)");
  });
});

describe("what fits raises no alarm", () => {
  test.each(Object.keys(FITTING))("%s", (id) => {
    expect(about(id)).toEqual([]);
  });
});

test("what fits in one edition is said to", () => {
  const [diagnostic, ...others] = about("longer-for-parish");
  expect(others).toEqual([]);
  expect(diagnostic?.message).toMatch(
    /^The slide "longer-for-parish" is \d+ lines too long \(\d+ px\), at ".*" \(in parish\); it fits in church\.$/,
  );
});

test("as a slide grows it fits, then reaches under its foot, then leaves the slide", () => {
  const order = ["fits", "text-under-foot", "slide-overflows"];
  const rules = Object.keys(GROWING).map((id) => about(id)[0]?.rule ?? "fits");
  expect(rules).toEqual(rules.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect([...new Set(rules)]).toEqual(order);
});

test("nothing else was found", () => {
  const known = [...Object.keys(FAULTS), ...Object.keys(GROWING), ...Object.keys(ELSEWHERE)];
  expect(found.filter(({ message }) => !known.some((id) => message.includes(`"${id}"`)))).toEqual(
    [],
  );
});
