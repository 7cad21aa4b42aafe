import { beforeAll, describe, expect, test } from "vitest";
import { startPageCheck } from "../../src/check/pages/check-pages.ts";
import { layOut } from "../../src/formats/print-page.ts";
import type { RuleId } from "../../src/model/rules.ts";
import { useBrowser } from "../marked/project.ts";
import { PAPER, preparePaper, type Told } from "../paper/sample.ts";
import { word } from "./slides.ts";

/** A part that does not fit on its paper, and how it is told. */
interface Fault {
  html: string;
  rule: RuleId;
  says: RegExp;
}

const tall = Math.round(PAPER.height) + 40;
const cell = (text: string) => `<td>${text}</td>`;
const picture = (height: number) =>
  `<svg role="img" aria-label="A door" width="100" height="${height}"><rect width="100" height="${height}" fill="#083a50"/></svg>`;

const FAULTS: Readonly<Record<string, Fault>> = {
  "long-word": {
    html: `<p>${word(140)}</p>`,
    rule: "slide-overflows",
    says: /^The page part "long-word" of the sample has "Donau.*" stand \d+ px past the edge of the paper\.$/,
  },
  "wide-table": {
    html: `<table><tr>${Array(9)
      .fill(cell(word(24)))
      .join("")}</tr></table>`,
    rule: "slide-overflows",
    says: /px past the edge of the paper/,
  },
  "wide-part": {
    html: `<style>#wide-part { width: 900px }</style><p>${"Some words of it. ".repeat(20)}</p>`,
    rule: "slide-overflows",
    says: /px past the edge of the paper/,
  },
  "high-box": {
    html: `<div class="box" style="height: ${tall}px"><p>In one piece</p></div>`,
    rule: "slide-overflows",
    says: /has "In one piece" \d+ px too high for a page, and it cannot go on to the next/,
  },
  "high-picture": { html: picture(tall), rule: "slide-overflows", says: /px too high for a page/ },
  "high-field": {
    html: `<textarea name="a" aria-label="A" style="height: ${tall}px"></textarea>`,
    rule: "slide-overflows",
    says: /px too high for a page/,
  },
  "high-row": {
    html: `<table><tr>${cell(`<div style="height: ${tall}px">In one row</div>`)}</tr></table>`,
    rule: "slide-overflows",
    says: /has "In one row" \d+ px too high for a page/,
  },
  "cut-off": {
    html: '<div style="height: 30px; overflow: hidden"><p>One</p><p>Two</p></div><p style="margin-top: 30mm">After it</p>',
    rule: "text-cut-off",
    says: /shows only a part of "Two"/,
  },
  "field-on-text": {
    html: '<p>What is it?</p><textarea name="b" aria-label="B" style="margin-top: -30px"></textarea>',
    rule: "boxes-overlap",
    says: /has "What is it\?" and "b" lie over one another/,
  },
  "text-on-slide": {
    html: '<div class="thumb" role="img" aria-label="Slide 2" style="height: 40mm"></div><p style="margin-top: -40px">A note</p><p style="margin-top: 30mm">After it</p>',
    rule: "boxes-overlap",
    says: /has "A note" and "a small slide" lie over one another/,
  },
  "field-out-of-cell": {
    html: '<table><tr><td><input type="text" name="c" aria-label="C" style="margin-left: -30px"></td><td>Next</td></tr></table>',
    rule: "slide-overflows",
    says: /has "c" stand \d+ px past the edge/,
  },
  "small-text": {
    html: '<p style="font-size: 10pt">Ten points</p>',
    rule: "text-too-small",
    says: /shows "Ten points" in letters of 13.3 px/,
  },
  "faint-text": {
    html: '<p style="color: #999">Grey</p>',
    rule: "contrast-too-low",
    says: /shows "Grey" with a contrast of 2.8 to 1/,
  },
};

/** What must not be taken for a fault. */
const FITTING: Readonly<Record<string, string>> = {
  "many-pages": "<p>Some words of a long text. </p>".repeat(300),
  "long-table": `<table>${`<tr>${cell("A row of it")}</tr>`.repeat(120)}</table>`,
  "long-list-with-fields": `<ul>${Array.from(
    { length: 60 },
    (_, index) => `<li><label>Sign ${index} <input type="text" name="sign-${index}"></label></li>`,
  ).join("")}</ul>`,
  "high-box-that-goes-on": `<div style="border: 1px solid; padding: 3mm">${"<p>A line</p>".repeat(90)}</div>`,
  "small-slide":
    '<div class="thumb" role="img" aria-label="Slide 2" style="width: 60mm; height: 34mm; overflow: hidden"><p style="font-size: 4px; white-space: nowrap" aria-hidden="true">Small letters that run past the edge of the slide, and of the paper as well, if nothing held them.</p></div>',
  citation: '<p class="cite">Source: a book of doors, 2024.</p>',
  "two-columns": '<div class="columns"><p>Left</p><p>Right</p></div>',
};

const browser = useBrowser();
let told: readonly Told[] = [];
let steps: ReadonlyMap<string, number>;
let fits: boolean;

beforeAll(async () => {
  const paper = await preparePaper();
  const faulty = Object.entries(FAULTS).map(([id, { html }]) => [id, html]);
  const sample = paper.sample(Object.fromEntries([...faulty, ...Object.entries(FITTING)]));
  const { document } = sample;
  const check = startPageCheck();
  const context = { ...paper.context, date: new Date(0), pageOf: () => undefined };
  const { pages } = document;
  if (!pages) throw new Error("A sample has rules for its pages.");
  ({ steps, fits } = await browser().run(async (page) => {
    await layOut(page, document, context);
    return check.check(page, document, pages);
  }));
  check.finish();
  told = sample.told;
});

describe("what does not fit on paper is found, in its part, and by how much", () => {
  test.each(Object.entries(FAULTS))("%s", (id, { rule, says }) => {
    const found = told.filter(({ part }) => part === id);
    expect(found.map((one) => one.rule)).toEqual([rule]);
    expect(found[0]?.message).toMatch(says);
  });

  test("and the document is said not to fit", () => expect(fits).toBe(false));
});

describe("nothing is found where there is nothing wrong", () => {
  test.each(Object.keys(FITTING))("%s", (id) => {
    expect(told.filter(({ part }) => part === id)).toEqual([]);
  });
});

test("nothing is stepped down", () => expect([...steps]).toEqual([]));
