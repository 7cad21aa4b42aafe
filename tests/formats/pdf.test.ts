import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { mendPdf, openPrint } from "../../src/formats/pdf/mend/mend.ts";
import { pdf as format } from "../../src/formats/pdf/pdf.ts";
import { layOut } from "../../src/formats/print-page.ts";
import { compose, useBrowser } from "../marked/project.ts";
import { useWritten, type Written } from "./written.ts";

const written = useWritten({ documents: ["deck"], formats: ["pdf"] });
const browser = useBrowser();

const deckOf = (audience: string): Written =>
  written().find(({ document }) => document.audience === audience) as Written;

const open = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false });

test("its dates are the programme's, to the second", async () => {
  const pdf = await open(deckOf("police").bytes);
  const release = new Date("2026-02-03T00:00:00Z");
  expect(pdf.getCreationDate()).toEqual(release);
  expect(pdf.getModificationDate()).toEqual(release);
});

test("its language stands in the catalogue, its title in the metadata", async () => {
  const { bytes, document } = deckOf("church");
  const pdf = await open(bytes);
  const lang = pdf.catalog.lookup(PDFName.of("Lang"));
  expect(lang instanceof PDFString || lang instanceof PDFHexString).toBe(true);
  expect((lang as PDFString).decodeText()).toBe(document.language);
  expect(pdf.getTitle()).toBe(document.title);
});

describe("node numbers", () => {
  const nodesOf = async (bytes: Uint8Array): Promise<string[]> => {
    const nodes: string[] = [];
    const visit = (value: unknown): void => {
      if (value instanceof PDFString || value instanceof PDFHexString) {
        const text = value.decodeText();
        if (/^node\d+$/.test(text)) nodes.push(text);
      } else if (value instanceof PDFDict) for (const [, entry] of value.entries()) visit(entry);
      else if (value instanceof PDFArray) for (const entry of value.asArray()) visit(entry);
    };
    const { context } = await open(bytes);
    for (const [, object] of context.enumerateIndirectObjects()) visit(object);
    return nodes;
  };

  test("count from one without a gap, whatever the browser printed before", async () => {
    const nodes = [...new Set(await nodesOf(deckOf("police").bytes))].sort();
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes).toEqual(nodes.map((_, index) => `node${String(index + 1).padStart(8, "0")}`));
  });

  test("are the same whatever numbers the browser gave out", async () => {
    const { printed, facts } = await print();
    const source = Buffer.from(printed).toString("latin1");
    expect(source).toMatch(/\(node\d{8}\)/);
    // Seven and four digits sort otherwise than they count.
    const later = source.replace(/\(node(\d{8})\)/g, (_, number: string) => {
      const shifted = Number(number) + 9_990_000;
      return `(node${String(shifted).padStart(8, "0")})`;
    });
    const mended = await mendPdf(await openPrint(printed), facts);
    const other = await mendPdf(await openPrint(Buffer.from(later, "latin1")), facts);
    expect(Buffer.compare(mended, other)).toBe(0);
  });
});

/** A deck as the browser prints it, and what it is mended by. */
async function print() {
  const { documentOf, context } = await compose();
  const document = documentOf("police");
  const printed = await browser().run(async (page) => {
    await layOut(page, document, context);
    return page.pdf({ tagged: true, outline: true, waitForFonts: false });
  });
  const { title, language } = document;
  return {
    document,
    printed,
    facts: { title, language, date: context.date, links: [], headings: [], fields: [] },
  };
}

describe("its metadata", () => {
  const xmpOf = async (bytes: Uint8Array): Promise<string> => {
    const { catalog } = await open(bytes);
    const stream = catalog.lookup(PDFName.of("Metadata")) as PDFRawStream;
    expect(stream).toBeInstanceOf(PDFRawStream);
    return Buffer.from(stream.getContents()).toString("utf8");
  };

  test("says that it keeps PDF/UA-1, and what its information says", async () => {
    const { bytes, document } = deckOf("church");
    const xmp = await xmpOf(bytes);
    expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xmp).toContain(`<rdf:li xml:lang="x-default">${document.title}</rdf:li>`);
    expect(xmp).toContain("<rdf:li>en-GB</rdf:li>");
    expect(xmp.match(/2026-02-03T00:00:00Z/g)).toHaveLength(2);
  });

  test("holds a title with marks of XML in it", async () => {
    const { printed, facts } = await print();
    const bytes = await mendPdf(await openPrint(printed), { ...facts, title: "Us & <them> ŵ" });
    expect(await xmpOf(bytes)).toContain(">Us &#38; &#60;them&#62; ŵ<");
    expect((await open(bytes)).getTitle()).toBe("Us & <them> ŵ");
  });
});

test("links that are not those of the page stay without a description, and that is found", async () => {
  const { document, printed, facts } = await print();
  const bytes = await mendPdf(await openPrint(printed), facts);
  expect((await format.read(bytes)).problems(document).join("\n")).toMatch(
    /\d+ links do not say where they lead, like "\w/,
  );
});

test("a print without tags is refused", async () => {
  const { facts } = await print();
  const untagged = await browser().run(async (page) => {
    await page.setContent("<title>None</title><p>Nothing is tagged.");
    return page.pdf({ tagged: false, waitForFonts: false });
  });
  await expect(mendPdf(await openPrint(untagged), facts)).rejects.toThrow(/without tags/);
});

test("the outline has every slide, those of a section below it", async () => {
  const { bytes, document } = deckOf("police");
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  interface Entry {
    title: string;
    dest: unknown;
    items: Entry[];
  }
  const top = (await (await task.promise).getOutline()) as Entry[];
  const find = (title: string) => top.find((entry) => entry.title === title);
  const opening = find("Opening MARKEVERYONEQX");
  expect(opening?.items.map(({ title }) => title)).toContain("Blocks inside blocks");
  expect(find("A module for officers")?.items.map(({ title }) => title)).toEqual([
    "What officers do",
    "Sources",
  ]);
  const flat = (entries: readonly Entry[]): Entry[] =>
    entries.flatMap((entry) => [entry, ...flat(entry.items)]);
  const titles = flat(top).map(({ title }) => title);
  const inOrder = document.slides.map(({ title }) => title);
  expect(titles.filter((title) => inOrder.includes(title))).toEqual(inOrder);
  expect(flat(top).every(({ dest }) => dest !== null)).toBe(true);
  await task.destroy();
});

test("every page is a slide of 1280 × 720", async () => {
  const pdf = await open(deckOf("church").bytes);
  for (const page of pdf.getPages()) expect(page.getSize()).toEqual({ width: 960, height: 540 });
});
