import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import type { BuildResult } from "../../src/build.ts";
import { planOf } from "../../src/cli/plan.ts";
import { buildWith, useBrowser, useFolder } from "../marked/project.ts";
import { lines, type PlannedSlide, writeSlides } from "./slides.ts";

/** Slides with the size their text should come to have, in pixels. */
const SLIDES: Readonly<Record<string, PlannedSlide & { size: number; step?: number }>> = {
  short: { layout: "definition", body: lines(4), size: 30 },
  longer: { layout: "definition", body: lines(11), size: 27, step: 1 },
  longest: { layout: "definition", body: lines(12), size: 24, step: 2 },
};

/** So many different words, since a file without some of few is not whole. */
const WORDS = Array.from(
  { length: 60 },
  (_, index) =>
    `Word ${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26), 120, 121)}`,
).join(" ");

const browser = useBrowser();
const folder = useFolder();
let result: BuildResult;
let out: string;

beforeAll(async () => {
  const folders = await writeSlides(folder(), { ...SLIDES, words: { body: WORDS } });
  out = join(folder(), "dist");
  const only = { audiences: ["church", "parish"], documents: ["deck"] };
  result = await buildWith(browser(), { folders, out, only, today: "2026-02-10" });
});

const inFile = async (path: string): Promise<Record<string, string | undefined>> => {
  const html = await readFile(join(out, path), "utf8");
  return Object.fromEntries(
    Object.keys(SLIDES).map((id) => {
      const before = html.slice(0, html.indexOf(`<section id="${id}"`));
      const wrapper = before.slice(before.lastIndexOf('<div class="slide"'));
      return [id, /data-step="(\d)"/.exec(wrapper)?.[1]];
    }),
  );
};

test("a slide that is too full has its text stepped down, as little as is enough", () => {
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const stepped = Object.entries(SLIDES).flatMap(([slide, { step, size }]) =>
    step === undefined ? [] : [{ slide, step, size }],
  );
  expect(result.steppedDown).toEqual(
    ["church", "parish"].flatMap((edition) =>
      stepped.map((one) => ({ edition, ...one })).sort((a, b) => (a.slide < b.slide ? -1 : 1)),
    ),
  );
});

describe("every file of an edition shows it at the same size", () => {
  const expected = Object.fromEntries(
    Object.entries(SLIDES).map(([id, { step }]) => [
      id,
      step === undefined ? undefined : `${step}`,
    ]),
  );
  test.each(["public", "trainer"])("%s, HTML", async (reader) => {
    expect(await inFile(`${reader}/church/deck.html`)).toEqual(expected);
  });

  test("PDF, in points", async () => {
    const data = new Uint8Array(await readFile(join(out, "public/church/deck.pdf")));
    const pdf = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise;
    for (const [index, { size }] of Object.values(SLIDES).entries()) {
      const page = await pdf.getPage(index + 2); // after the cover
      const { items } = await page.getTextContent();
      const sizes = items.flatMap((item) =>
        "str" in item && /Line \d+ of/.test(item.str) ? [item.height] : [],
      );
      expect(Math.min(...sizes) / 0.75).toBeGreaterThanOrEqual(size - 0.1);
      expect(Math.max(...sizes) / 0.75).toBeLessThan(size * 1.12);
    }
    await pdf.destroy();
  });
});

test("it is part of the plan that --json prints", () => {
  const [edition] = result.editions;
  if (!edition) throw new Error("There is no edition.");
  expect(planOf(edition.participant, result.steppedDown).steppedDown).toEqual([
    { slide: "longer", step: 1, size: 27 },
    { slide: "longest", step: 2, size: 24 },
  ]);
});

test("a layout may forbid it, and nothing goes below 18 pt", async () => {
  const slides = {
    forbidden: { layout: "statement", body: lines(16) },
    "too-long": { layout: "definition", body: lines(20) },
  };
  const folders = await writeSlides(
    join(folder(), "other"),
    slides,
    ".slide .marpit section.statement { --steps: 0; }",
  );
  const only = { audiences: ["church"], documents: ["deck"], formats: ["html"] };
  const { diagnostics, steppedDown } = await buildWith(browser(), { folders, only });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message.split(" ", 3).join(" "))).toEqual([
    'The slide "forbidden"',
    'The slide "too-long"',
  ]);
  expect(steppedDown).toEqual([{ edition: "church", slide: "too-long", step: 2, size: 24 }]);
});

test("it is no finding, so that --strict lets it pass", async () => {
  const folders = await writeSlides(join(folder(), "strict"), {
    longer: SLIDES.longer as PlannedSlide,
  });
  const only = { audiences: ["church"], documents: ["deck"], formats: ["html"] };
  const { ok, diagnostics, steppedDown } = await buildWith(browser(), {
    folders,
    only,
    strict: true,
  });
  expect(diagnostics).toEqual([]);
  expect(steppedDown).toHaveLength(1);
  expect(ok).toBe(true);
});
