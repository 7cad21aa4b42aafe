import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { openSession } from "../../src/browser/session.ts";
import { documentKinds } from "../../src/documents/kinds.ts";
import { formats } from "../../src/formats/formats.ts";
import { compose } from "../marked/project.ts";
import { EDITIONS, useWritten, type Written, writeEdition } from "./written.ts";

const written = useWritten();

const countPages = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();

test("some document is written in every format, and no document in one that is not there", () => {
  const ids = formats.map(({ id }) => id);
  expect([...new Set(documentKinds.flatMap((kind) => kind.formats))].sort()).toEqual(
    [...ids].sort(),
  );
  expect(new Set(formats.map(({ extension }) => extension)).size).toBe(formats.length);
});

describe.each(formats)("what $id writes", ({ id, extension }) => {
  const ours = (): Written[] => {
    const found = written().filter(({ format }) => format.id === id);
    expect(found.length).toBeGreaterThan(0);
    return found;
  };

  test("has a name for its files", () => {
    expect(extension).toMatch(/^\.[a-z]+$/);
  });

  test("has a page for each slide; where pages follow the text, for each of what it prints", async () => {
    for (const { format, pages, document, bytes } of ours()) {
      const onScreen = document.pages?.paper ? 1 : document.slides.length;
      const there = format.needsPage ? await countPages(bytes) : onScreen;
      if (!document.pages?.paper) expect(there).toBe(document.slides.length);
      expect({ document: document.id, pages }).toEqual({ document: document.id, pages: there });
    }
  });

  test("knows the page of every place that it names", () => {
    for (const { document, lost } of ours()) {
      expect({ document: document.id, lost }).toEqual({ document: document.id, lost: [] });
    }
  });

  test("is whole when it is read back, and is not taken for another document", async () => {
    for (const { format, document, bytes } of ours()) {
      const { problems } = await format.read(bytes);
      expect(problems(document)).toEqual([]);
      const { slides } = document;
      const extra = slides
        .slice(0, 1)
        .map((slide) => ({ ...slide, id: "one-more", title: "One more" }));
      expect(problems({ ...document, slides: [...slides, ...extra] })).not.toEqual([]);
      const cut = await format.read(bytes.slice(0, Math.floor(bytes.length * 0.9)));
      expect(cut.problems(document)).not.toEqual([]);
    }
  });

  test("names its title, its language and every slide's title", async () => {
    for (const { format, document, bytes } of ours()) {
      const said = (await format.read(bytes)).texts.map(({ text }) => text).join("\n");
      const letters = said.replace(/\s+/g, "");
      for (const { title } of [document, ...document.slides]) {
        expect(letters).toContain(title.replace(/\s+/g, ""));
      }
      expect(said).toContain(document.language);
    }
  });

  test("does not know what day it is", async () => {
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(now);
    for (const { format, bytes } of ours()) {
      const { texts } = await format.read(bytes);
      const said = [Buffer.from(bytes).toString("latin1"), ...texts.map(({ text }) => text)];
      for (const text of said) {
        for (const today of [day, day.replaceAll("-", ""), long]) {
          expect(text.includes(today)).toBe(false);
        }
      }
    }
  });
});

test("the same input gives the same bytes, in another browser and with nothing beside it", async () => {
  const { documentsOf, context } = await compose();
  const session = openSession(await findBrowser(process.env));
  try {
    const edition = EDITIONS[1];
    const first = written().filter(({ document }) => document.edition === edition);
    const second = await writeEdition(session, documentsOf(edition), context);
    expect(second).toHaveLength(first.length);
    for (const { format, document, bytes } of first) {
      const twin = second.find(
        (other) =>
          other.format === format &&
          other.document.id === document.id &&
          other.document.audience === document.audience &&
          other.document.reader === document.reader,
      );
      expect(Buffer.compare(Buffer.from(bytes), Buffer.from(twin?.bytes ?? []))).toBe(0);
    }
  } finally {
    await session.close();
  }
});
