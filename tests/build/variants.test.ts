import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/document.ts";
import { type PdfReading, readPdf } from "../../src/pdf/read-pdf.ts";
import { squash } from "../../src/text/html.ts";
import { buildWith, useBrowser, useFolder } from "../marked/project.ts";

const browser = useBrowser();
const folder = useFolder();
let manifest: Manifest;

beforeAll(async () => {
  const result = await buildWith(browser(), {
    out: folder(),
    only: { audiences: ["church"], documents: ["worksheet", "handout", "card"], formats: ["pdf"] },
    variants: ["large-print", "mono"],
  });
  expect(result.diagnostics).toEqual([]);
  manifest = result.manifest as Manifest;
});

const bytesOf = (name: string) => readFile(join(folder(), "public/church", name));
const read = async (name: string): Promise<PdfReading> => readPdf(await bytesOf(name));

test("a variant is a file of its own, of which the manifest says what it is", () => {
  const pdfs = manifest.files.filter(({ format }) => format === "pdf");
  expect(pdfs.map(({ path, variant }) => [path, variant]).sort()).toEqual([
    ["public/church/card.large-print.pdf", "large-print"],
    ["public/church/card.mono.pdf", "mono"],
    ["public/church/card.pdf", undefined],
    ["public/church/handout.large-print.pdf", "large-print"],
    ["public/church/handout.mono.pdf", "mono"],
    ["public/church/handout.pdf", undefined],
    ["public/church/worksheet.large-print.pdf", "large-print"],
    ["public/church/worksheet.mono.pdf", "mono"],
    ["public/church/worksheet.pdf", undefined],
  ]);
});

/** What pdf.js makes of a file. */
interface Shown {
  /** Sizes of all letters on the pages, heads and feet too, in points. */
  sizes: number[];
  text: string;
  /** Colours that are painted with, as pdf.js writes them. */
  colours: Set<string>;
}

async function show(name: string): Promise<Shown> {
  const pdf = await getDocument({ data: new Uint8Array(await bytesOf(name)) }).promise;
  const shown: Shown = { sizes: [], text: "", colours: new Set() };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item)) continue;
      shown.text += item.hasEOL ? `${item.str} ` : item.str;
      if (item.str.trim() === "") continue;
      shown.sizes.push(Math.hypot(item.transform[2], item.transform[3]));
    }
    shown.text += " "; // what runs along the head is none of the last line's words
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, operator] of fnArray.entries()) {
      if (operator === OPS.setFillRGBColor || operator === OPS.setStrokeRGBColor) {
        shown.colours.add(String(argsArray[index][0]));
      }
    }
  }
  await pdf.destroy();
  return shown;
}

const namesIn = ({ fields }: PdfReading) => fields.map(({ name }) => name);
/** Where to cut is said where there is something to cut. */
const CUTTING = /Four cards\.[\s\S]*?along the marks\./;
const wordsOf = ({ text }: Shown): Set<string> =>
  new Set(text.replace(CUTTING, "").match(/\p{L}{3,}/gu));

describe.each(["worksheet", "handout", "card"])("the %s in large print", (document) => {
  test("has no letter under 18 pt", async () => {
    const { sizes } = await show(`${document}.large-print.pdf`);
    expect(sizes.length).toBeGreaterThan(15);
    // Browsers place letters on a grid of their own.
    expect(Math.min(...sizes)).toBeGreaterThan(17.95);
    expect(Math.min(...(await show(`${document}.pdf`)).sizes)).toBeLessThan(17);
  });

  test("has every word and field of the usual one, and says in its title what it is", async () => {
    const [base, large] = [`${document}.pdf`, `${document}.large-print.pdf`];
    const shown = await show(large);
    const all = squash(shown.text);
    const words = wordsOf(await show(base));
    expect(words.size).toBeGreaterThan(20);
    expect([...words].filter((word) => !all.includes(squash(word)))).toEqual([]);
    const [pdf, usual] = [await read(large), await read(base)];
    expect(namesIn(pdf)).toEqual(namesIn(usual));
    expect(pdf.title).toContain("(large print)");
    expect(shown.text).toContain("(large print)");
  });
});

test("black and white paints with no colour", async () => {
  const isGrey = (colour: string) => /^#(..)\1\1$/.test(colour);
  for (const document of ["worksheet", "handout", "card"]) {
    const mono = [...(await show(`${document}.mono.pdf`)).colours];
    expect(mono.length).toBeGreaterThan(1);
    expect(mono.filter((colour) => !isGrey(colour))).toEqual([]);
    expect([...(await show(`${document}.pdf`)).colours].every(isGrey)).toBe(false);
  }
});

test("a variant that is not there, or of no document that is asked for, is a usage error", async () => {
  const ask = (variants: string[], documents: string[]) =>
    buildWith(browser(), { only: { documents }, variants });
  await expect(ask(["large-pint"], [])).rejects.toMatchObject({
    message: 'There is no variant "large-pint".',
    help: expect.stringContaining("large-print"),
  });
  await expect(ask(["mono"], ["deck"])).rejects.toThrow("None of these documents");
});
