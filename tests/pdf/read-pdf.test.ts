import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { pdf } from "../../src/formats/pdf/pdf.ts";
import { layOut } from "../../src/formats/print-page.ts";
import type { Document } from "../../src/model/document.ts";
import { type PdfReading, readPdf } from "../../src/pdf/read-pdf.ts";
import { compose, useBrowser } from "../marked/project.ts";

/** What pdf.js, which no one here wrote, says of a PDF. */
interface OtherReading {
  pages: string[];
  outline: string[];
  title: string;
  language: string;
  isTagged: boolean;
}

interface OutlineNode {
  title: string;
  items: OutlineNode[];
}

const browser = useBrowser();
let document: Document;
let ours: PdfReading;
let theirs: OtherReading;

beforeAll(async () => {
  const { documentOf, context } = await compose();
  document = documentOf("police");
  const bytes = await browser().run(async (page) => {
    await layOut(page, document, context);
    return (await pdf.write(document, page, context)).bytes;
  });
  ours = await readPdf(bytes);
  theirs = await readElsewhere(bytes);
});

async function readElsewhere(bytes: Uint8Array): Promise<OtherReading> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const opened = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= opened.numPages; number++) {
    const { items } = await (await opened.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  const flat = (nodes: readonly OutlineNode[]): string[] =>
    nodes.flatMap(({ title, items }) => [title, ...flat(items)]);
  const { info } = (await opened.getMetadata()) as unknown as { info: Record<string, string> };
  const reading = {
    pages,
    outline: flat((await opened.getOutline()) as OutlineNode[]),
    title: info.Title ?? "",
    language: info.Language ?? "",
    isTagged: (await opened.getMarkInfo())?.Marked ?? false,
  };
  await task.destroy();
  return reading;
}

const letters = (text: string): string => text.replace(/\s+/g, "");

describe("what is read of a printed PDF is what pdf.js reads", () => {
  test("the words of each page, in order", () => {
    expect(ours.pages).toHaveLength(document.slides.length);
    expect(ours.pages.map(letters)).toEqual(theirs.pages.map(letters));
    for (const page of ours.pages) expect(letters(page).length).toBeGreaterThan(20);
  });

  test("the outline, the title, the language and that it is tagged", () => {
    const { outline, title, language, isTagged } = ours;
    const { pages, ...rest } = theirs;
    expect({ outline, title, language, isTagged }).toEqual(rest);
    expect({ title, language, isTagged }).toEqual({
      title: document.title,
      language: "en-GB",
      isTagged: true,
    });
    expect(outline.length).toBeGreaterThanOrEqual(document.slides.length);
  });
});

test("every string of its objects is read, those of the structure tree too", () => {
  expect(ours.strings).toContain("A door that only officers see, MARKALTPOLICEQX");
  expect(ours.strings).toContain(document.title);
  expect(ours.strings).toContain(document.slides.at(1)?.title);
});
