import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/document.ts";
import { type PdfReading, readPdf } from "../../src/pdf/read-pdf.ts";
import { buildWith, useBrowser, useFolder } from "../marked/project.ts";

const browser = useBrowser();
const folder = useFolder();
let manifest: Manifest;

beforeAll(async () => {
  const result = await buildWith(browser(), {
    out: folder(),
    only: { audiences: ["church"], documents: ["worksheet", "handout"], formats: ["pdf"] },
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
    ["public/church/handout.large-print.pdf", "large-print"],
    ["public/church/handout.mono.pdf", "mono"],
    ["public/church/handout.pdf", undefined],
    ["public/church/worksheet.large-print.pdf", "large-print"],
    ["public/church/worksheet.mono.pdf", "mono"],
    ["public/church/worksheet.pdf", undefined],
  ]);
});

/** The sizes of all letters on the pages, heads and feet too, in points. */
async function sizesOf(name: string): Promise<number[]> {
  const pdf = await getDocument({ data: new Uint8Array(await bytesOf(name)) }).promise;
  const sizes: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) {
      if ("str" in item && item.str.trim() !== "")
        sizes.push(Math.hypot(item.transform[2], item.transform[3]));
    }
  }
  await pdf.destroy();
  return sizes;
}

/** Every word once. A word that is broken off at the end of a line is two. */
const wordsOf = ({ pages }: PdfReading): Set<string> =>
  new Set(pages.join(" ").match(/\p{L}{3,}/gu));

describe.each(["worksheet", "handout"])("the %s in large print", (document) => {
  test("has no letter under 18 pt", async () => {
    const sizes = await sizesOf(`${document}.large-print.pdf`);
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(17.99);
    expect(Math.min(...(await sizesOf(`${document}.pdf`)))).toBeLessThan(17);
  });

  test("has every word and field of the usual one, and says in its title what it is", async () => {
    const [base, large] = await Promise.all([
      read(`${document}.pdf`),
      read(`${document}.large-print.pdf`),
    ]);
    const has = wordsOf(large);
    expect([...wordsOf(base)].filter((word) => !has.has(word))).toEqual([]);
    const namesIn = ({ fields }: PdfReading) => fields.map(({ name }) => name);
    expect(namesIn(large)).toEqual(namesIn(base));
    expect(large.title).toContain("(large print)");
    expect(large.pages[0]).toContain("(large print)");
  });
});

test("black and white paints with no colour", async () => {
  const colours = ({ streams }: PdfReading): string[] =>
    streams.flatMap((stream) =>
      [...stream.matchAll(/(?:^|\s)([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b/g)]
        .filter(([, red, green, blue]) => red !== green || green !== blue)
        .map(([colour]) => colour.trim()),
    );
  for (const document of ["worksheet", "handout"]) {
    expect(colours(await read(`${document}.mono.pdf`))).toEqual([]);
    expect(colours(await read(`${document}.pdf`))).not.toEqual([]);
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
