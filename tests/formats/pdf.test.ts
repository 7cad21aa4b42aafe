import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { stampPdf } from "../../src/formats/pdf/stamp.ts";
import { useWritten, type Written } from "./written.ts";

const written = useWritten();

const deckOf = (audience: string): Written =>
  written().find(
    ({ format, document }) => format.id === "pdf" && document.audience === audience,
  ) as Written;

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

  test("are the same whatever numbers the browser gave out, and keep their order", () => {
    const printed = (first: number): Uint8Array => {
      const [a, b, c] = [first, first + 5, first + 90].map((n) => String(n).padStart(8, "0"));
      const tree = `/Names [(node${a}) 1 0 R (node${b}) 2 0 R (node${c}) 3 0 R]`;
      const info = "/CreationDate (D:20300102030405+00'00')/ModDate (D:20300102030405+00'00')";
      return Buffer.from(`<< /ID (node${c}) >> << ${tree} >> << ${info} >>`);
    };
    const stamp = (first: number) =>
      Buffer.from(stampPdf(printed(first), new Date("2026-02-03T04:05:06Z"))).toString("latin1");
    expect(stamp(7)).toBe(stamp(81_234));
    expect(stamp(7)).toContain("/ID (node00000003)");
    expect(stamp(7)).toContain("[(node00000001) 1 0 R (node00000002) 2 0 R (node00000003) 3 0 R]");
    expect(stamp(7)).toContain("/CreationDate (D:20260203040506+00'00')");
    expect(stamp(7)).toContain("/ModDate (D:20260203040506+00'00')");
    expect(stamp(7).length).toBe(printed(7).length);
  });
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
  const pdf = await open(deckOf("parish").bytes);
  for (const page of pdf.getPages()) expect(page.getSize()).toEqual({ width: 960, height: 540 });
});
