import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } from "pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { checkOutput } from "../../src/check/output.ts";
import { pdf as format } from "../../src/formats/pdf/pdf.ts";
import { layOut } from "../../src/formats/print-page.ts";
import { diagnosticsOf } from "../../src/model/diagnostics.ts";
import type { Document, OutputFile } from "../../src/model/document.ts";
import type { SourceFile } from "../../src/model/source.ts";
import { compose, useBrowser } from "../marked/project.ts";

const browser = useBrowser();
let document: Document;
let whole: OutputFile;

beforeAll(async () => {
  const { documentOf, context } = await compose();
  document = documentOf("police");
  whole = await browser().run(async (page) => {
    await layOut(page, document, context);
    const written = await format.write(document, page, context);
    return {
      ...document,
      ...written,
      path: "public/police/deck.pdf",
      document: "deck",
      format: "pdf",
    };
  });
});

/** What the build reports of a PDF with these bytes. */
async function reportsOf(bytes: Uint8Array, of = document): Promise<string[]> {
  const files: SourceFile[] = [];
  checkOutput({ file: { ...whole, bytes }, reading: await format.read(bytes) }, of, files);
  const found = diagnosticsOf(files);
  expect(
    found.every(({ rule, severity }) => rule === "output-broken" && severity === "error"),
  ).toBe(true);
  expect(files.every(({ path }) => path === whole.path)).toBe(true);
  return found.map(({ message }) => message);
}

async function changed(change: (pdf: PDFDocument) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(whole.bytes, { updateMetadata: false });
  change(pdf);
  return pdf.save({ updateFieldAppearances: false });
}

/** Paints nothing on these pages. */
function blank(pdf: PDFDocument, pages: readonly number[]): void {
  for (const [index, page] of pdf.getPages().entries()) {
    if (!pages.includes(index)) continue;
    page.node.set(PDFName.of("Contents"), pdf.context.register(pdf.context.flateStream("q Q")));
  }
}

test("a whole PDF is not complained of", async () => {
  expect(await reportsOf(whole.bytes)).toEqual([]);
  expect(await reportsOf(await changed(() => undefined))).toEqual([]);
});

describe("a PDF is reported that", () => {
  const isTag = (pdf: PDFDocument): PDFDict =>
    pdf.context.lookup(pdf.catalog.get(PDFName.of("MarkInfo"))) as PDFDict;

  const cases: [string, (pdf: PDFDocument) => void, RegExp][] = [
    ["has one blank page", (pdf) => blank(pdf, [3]), /page 4 is blank/],
    ["is blank", (pdf) => blank(pdf, pdf.getPageIndices()), /page 1 is blank/],
    ["lacks a page", (pdf) => pdf.removePage(2), /it has \d+ pages where there are \d+ slides/],
    ["has a page too many", (pdf) => pdf.addPage(), /it has \d+ pages where there are \d+ slides/],
    ["says it is not tagged", (pdf) => isTag(pdf).delete(PDFName.of("Marked")), /not tagged/],
    ["has no tags", (pdf) => pdf.catalog.delete(PDFName.of("StructTreeRoot")), /not tagged/],
    ["has no outline", (pdf) => pdf.catalog.delete(PDFName.of("Outlines")), /its outline has 0/],
    ["names a slide wrongly in its outline", misname, /its outline lacks "Blocks inside blocks"/],
    ["names no language", (pdf) => pdf.catalog.delete(PDFName.of("Lang")), /its language is ""/],
    ["has another title", (pdf) => pdf.setTitle("Untitled"), /its title is "Untitled"/],
    ["has lost its fonts", loseMaps, /words are missing|no font shows/],
    [
      "has a picture without words",
      (pdf) => tagOf(pdf, "P").set(PDFName.of("S"), PDFName.of("Figure")),
      /1 of its pictures have no alternative text/,
    ],
    [
      "has a tag that is none",
      (pdf) => tagOf(pdf, "P").set(PDFName.of("S"), PDFName.of("Blink")),
      /it has a tag "Blink" of no known meaning/,
    ],
    [
      "does not say what its own tags mean",
      (pdf) => structureOf(pdf).delete(PDFName.of("RoleMap")),
      /it has a tag "Strong" of no known meaning/,
    ],
    [
      "has words that are not tagged",
      (pdf) => tagOf(pdf, "H2").delete(PDFName.of("K")),
      /\d+ words are not tagged, or out of order, like "/,
    ],
    [
      "has a table that is read from its end",
      (pdf) => turnAround(tagOf(pdf, "Table")),
      /\d+ words are not tagged, or out of order, like "Who/,
    ],
    [
      "has tags that no one reaches",
      (pdf) => structureOf(pdf).delete(PDFName.of("K")),
      /\d+ of \d+ letters that it shows are outside its tags/,
    ],
    [
      "has a link without a description",
      (pdf) => linkOf(pdf).delete(PDFName.of("Contents")),
      /1 links do not say where they lead/,
    ],
    [
      "has a link that is not tagged",
      (pdf) =>
        tagOf(pdf, "Link").set(PDFName.of("K"), tagOf(pdf, "H2").get(PDFName.of("K")) as PDFArray),
      /\d+ of its links and fields are not tagged/,
    ],
    ["does not bring its fonts", loseFonts, /it does not bring its font "\w+\+SourceSans/],
  ];
  test.each(cases)("%s", async (_, change, expected) => {
    expect((await reportsOf(await changed(change))).join("\n")).toMatch(expected);
  });

  test("lacks the words of a slide that is longer now", async () => {
    const words = Array.from({ length: 40 }, (_, index) => `missing${index}word`).join(" ");
    const longer = { ...document, body: `${document.body}<p>${words}</p>` };
    expect((await reportsOf(whole.bytes, longer)).join("\n")).toMatch(/words are missing, like/);
  });

  test.each([0.02, 0.5, 0.95])("is cut short at %d of its length", async (share) => {
    const cut = whole.bytes.slice(0, Math.floor(whole.bytes.length * share));
    expect(await reportsOf(cut)).not.toEqual([]);
  });

  test("is empty, or no PDF at all", async () => {
    expect(await reportsOf(new Uint8Array())).not.toEqual([]);
    expect(await reportsOf(Buffer.from("<!doctype html><title>Sorry</title>"))).not.toEqual([]);
  });
});

/** Takes away what says which letters a font's codes are. */
function loseMaps({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream || object instanceof PDFArray) continue;
    if (object instanceof PDFDict) object.delete(PDFName.of("ToUnicode"));
  }
}

const structureOf = (pdf: PDFDocument): PDFDict =>
  pdf.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);

/** Dictionaries among the objects of a PDF that say this of themselves. */
function dictsWith({ context }: PDFDocument, key: string, name: string): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((dict) => dict.get(PDFName.of(key)) === PDFName.of(name));
}

/** The first element of a type. */
const tagOf = (pdf: PDFDocument, type: string): PDFDict => dictsWith(pdf, "S", type)[0] as PDFDict;

const linkOf = (pdf: PDFDocument): PDFDict => dictsWith(pdf, "Subtype", "Link")[0] as PDFDict;

function turnAround(tag: PDFDict): void {
  const kids = tag.lookup(PDFName.of("K"), PDFArray);
  tag.set(PDFName.of("K"), tag.context.obj(kids.asArray().reverse()));
}

/** Takes the letters of every font away. */
function loseFonts(pdf: PDFDocument): void {
  for (const about of dictsWith(pdf, "Type", "FontDescriptor")) {
    about.delete(PDFName.of("FontFile2"));
  }
}

/** Joins the words of one bookmark. */
function misname({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const title = object instanceof PDFDict && object.get(PDFName.of("Title"));
    if (title instanceof PDFHexString && title.decodeText() === "Blocks inside blocks") {
      (object as PDFDict).set(PDFName.of("Title"), PDFHexString.fromText("Blocks insideblocks"));
    }
  }
}
