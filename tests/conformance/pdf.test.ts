import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { documentKinds } from "../../src/documents/kinds.ts";
import { layOut } from "../../src/formats/print-page.ts";
import type { ManifestEntry } from "../../src/model/document.ts";
import { readPdf } from "../../src/pdf/read-pdf.ts";
import { tagText } from "../../src/pdf/structure.ts";
import { useTaggedDeck } from "../formats/tagged.ts";
import { preparePaper, readEverything, readSheet } from "../paper/sample.ts";
import { type Verdict, validate } from "./pdfua/pdfua.ts";
import { paperPages } from "./poppler.ts";
import { bare, pdfPages } from "./real.ts";
import { contentsOf, readTags } from "./tags.ts";

const { deck, browser } = useTaggedDeck();
let folder: string;
const built = inject("built");
let verdicts: Map<string, Verdict>;
let paths: { everything: string; unmended: string; paper: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-conformance-"));
  const { document, context, bytes } = deck();
  const at = (name: string) => join(folder, `${name}.pdf`);
  paths = { everything: at("everything"), unmended: at("unmended"), paper: at("paper") };
  await writeFile(paths.everything, bytes);
  const paper = await preparePaper();
  const { document: sample } = paper.sample({
    words: await readEverything(),
    sheet: await readSheet(),
  });
  await writeFile(paths.paper, (await paper.print(browser(), sample, () => 7)).bytes);
  const unmended = await browser().run(async (page) => {
    await layOut(page, document, context);
    return page.pdf({ tagged: true, outline: true, printBackground: true, waitForFonts: false });
  });
  await writeFile(paths.unmended, unmended);
  verdicts = validate([...Object.values(paths), ...pdfs().map(pathOf)]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pdfs = (): ManifestEntry[] => built.manifest.files.filter(({ format }) => format === "pdf");
/** Whether it may have a page or two at most. */
const isShort = ({ document }: ManifestEntry): boolean =>
  documentKinds.some(({ id, pages }) => id === document && pages?.mostPages !== undefined);
const pathOf = ({ path }: { path: string }): string => join(built.out, path);

describe("PDF/UA-1, by veraPDF", () => {
  test("is kept by every PDF of the real programme", () => {
    const documents = documentKinds.filter(({ formats }) => formats.includes("pdf"));
    const usual = documentKinds.flatMap(({ variants = [] }) =>
      variants.filter((one) => one.isUsual),
    );
    const each = documents.length + usual.length;
    expect(pdfs()).toHaveLength(Object.keys(built.plan).length * each);
    for (const file of pdfs()) {
      const verdict = verdicts.get(pathOf(file));
      expect({ path: file.path, broken: verdict?.broken }).toEqual({ path: file.path, broken: [] });
      // One page has less to check than thirty slides.
      expect(verdict?.checks).toBeGreaterThan(isShort(file) ? 1_000 : 10_000);
    }
  });

  test("is kept by a deck with all that a slide can hold", () => {
    expect(verdicts.get(paths.everything)?.broken).toEqual([]);
  });

  test("is kept by a document on paper with all that it can hold, and fields of every kind", () => {
    expect(verdicts.get(paths.paper)?.broken).toEqual([]);
    expect(verdicts.get(paths.paper)?.checks).toBeGreaterThan(5000);
  });

  test("is not kept by what the browser prints, and veraPDF says why", () => {
    const broken = verdicts.get(paths.unmended)?.broken.join("\n") ?? "";
    for (const clause of ["7.1-3", "7.1-5", "7.1-8", "7.18.5-2", "7.2-20"]) {
      expect(broken).toContain(` x ${clause} `);
    }
  });
});

test("every font is embedded, cut down to what is used, and says what its letters are", () => {
  for (const path of [paths.everything, paths.paper, ...pdfs().map(pathOf)]) {
    const [, line = "", ...rows] = execFileSync("pdffonts", [path], { encoding: "utf8" })
      .trimEnd()
      .split("\n");
    // Dashes above the columns; the last three before the object say embedded, subset, Unicode.
    expect(line).toMatch(/^-/);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/ yes +yes +yes +\d+ +\d+$/);
  }
});

test("every field is one that qpdf knows, is printed and says what it asks for", () => {
  for (const path of [paths.paper, ...pdfs().map(pathOf)]) {
    const json = execFileSync("qpdf", ["--json", "--json-key=acroform", path], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    const { fields } = (JSON.parse(json) as { acroform: { fields: QpdfField[] } }).acroform;
    expect(fields.map(({ fullname }) => fullname)).toEqual(
      readPdf(readFileSync(path)).fields.map(({ name }) => name),
    );
    for (const { alternativename, annotation } of fields) {
      expect(alternativename.trim()).not.toBe("");
      expect(annotation.annotationflags).toBe(4);
    }
    if (path === paths.paper) expect(fields.length).toBeGreaterThan(5);
  }
});

test("no heading stands alone at the foot of a page", async () => {
  const books = pdfs().filter(({ document }) => ["guide", "answer-key"].includes(document));
  const last: string[] = [];
  for (const file of books) {
    const headings = new Set(readPdf(readFileSync(pathOf(file))).outline.map(bare));
    const [first] = contentsOf(await readTags(pathOf(file)));
    for (const [index, page] of pdfPages(pathOf(file)).entries()) {
      if (index + 1 < (first?.page ?? 0)) continue; // contents end as they like
      const lines = page
        .split("\n")
        .map(bare)
        .filter((line) => /\p{L}/u.test(line));
      const shown = lines.filter(
        (line) => !line.includes(bare(`Version ${built.manifest.version}`)),
      );
      const at = shown.at(-1) ?? "";
      if (headings.has(at)) last.push(`${file.path}, page ${index + 1}: ${at}`);
    }
  }
  expect(books.length).toBeGreaterThan(9);
  expect(last).toEqual([]);
});

/** A form field as qpdf prints it. */
interface QpdfField {
  fullname: string;
  alternativename: string;
  annotation: { annotationflags: number };
}

describe("no file is larger than it need be", () => {
  test.each([
    ["pdf", 400_000],
    ["html", 700_000],
  ])("a %s of 30 slides", (format, most) => {
    const decks = built.manifest.files.filter(
      (file) => file.format === format && file.reader === "participant" && file.document === "deck",
    );
    expect(decks.length).toBeGreaterThanOrEqual(5);
    for (const { path, bytes, pages } of decks) {
      const allowed = Math.max(1, pages / 30) * most;
      expect(bytes, path).toBeLessThanOrEqual(allowed);
    }
  });
});

test("every word that pdftotext finds above the foot is tagged", () => {
  const { version } = built.manifest;
  for (const file of pdfs()) {
    const bytes = readFileSync(pathOf(file));
    const said = bare(
      readPdf(bytes)
        .tags.map((tag) => `${tagText(tag)}\n`)
        .join(""),
    );
    // What runs along the pages of paper is outside of what this reads.
    const all = file.document === "deck" ? pdfPages(pathOf(file)) : paperPages(pathOf(file));
    const pages = all.map((page) =>
      page
        .split("\n")
        .filter((line) => !line.includes(`Version ${version}`))
        .join("\n"),
    );
    const words = pages
      .flatMap((page) => page.split(/\s+/))
      .map(bare)
      .filter((word) => word.length > 2);
    const lost = words.filter((word) => !said.includes(word));
    expect(words.length).toBeGreaterThan(isShort(file) ? 30 : 350);
    expect(lost.length, lost.slice(0, 10).join(" ")).toBeLessThan(words.length * 0.02);
  }
});
