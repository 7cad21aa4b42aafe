import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { documentKinds } from "../../src/documents/kinds.ts";
import { snapshot } from "../build/output-folder.ts";
import { markersIn } from "../marked/markers.ts";
import { lectern } from "../support/lectern.ts";
import { unzip } from "../support/unzip.ts";
import { type Built, bare, buildReal, htmlText, pdfPages, sentences } from "./real.ts";
import { readTags } from "./tags.ts";

const built = inject("built");
let folder: string;
let twin: Built;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-conformance-"));
  twin = await buildReal(join(folder, "somewhere", "else"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const filesOf = (format: string) => built.manifest.files.filter((file) => file.format === format);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const pathOf = ({ path }: { path: string }): string => join(built.out, path);

/** A page's text as it stands between its tags, and as it reads without them. */
async function readPage(path: string): Promise<string> {
  const html = await readFile(path, "utf8");
  return [html, html.replace(/<\/?[a-z][^>]*>/gi, "")].map(htmlText).join("\n");
}

test("two clean builds of everything into two folders are byte-identical", async () => {
  expect(await snapshot(twin.out)).toEqual(await snapshot(built.out));
  expect(twin.plan).toEqual(built.plan);
});

test("every audience that is not abstract has an edition, with every document in every format", async () => {
  const profiles = await readdir("audiences");
  const texts = await Promise.all(
    profiles.map((name) => readFile(join("audiences", name), "utf8")),
  );
  const concrete = profiles.filter((_, index) => !/^abstract: true$/m.test(texts[index] ?? ""));
  expect(Object.keys(built.plan).sort()).toEqual(
    concrete.map((name) => name.replace(/\.yaml$/, "")).sort(),
  );
  const documents = documentKinds.flatMap(({ reader, id, formats }) =>
    formats.map((format) => `${reader}: ${id}.${format}`),
  );
  const pictures = documentKinds
    .filter(({ reader }) => reader === "participant")
    .map(({ id }) => `participant: ${id}.png`);
  const packs = ["participant: pack.zip", "trainer: pack.zip"];
  const expected = [...documents, ...pictures, ...packs, "participant: worksheet.large-print.pdf"];
  expect(expected).toHaveLength(15 + 17 + 7 + 2);
  for (const edition of Object.keys(built.plan)) {
    const made = built.manifest.files
      .filter((file) => file.edition === edition)
      .map(({ reader, document, variant, format }) => {
        const name = variant === undefined ? document : `${document}.${variant}`;
        return `${reader}: ${name}.${format}`;
      });
    expect(made.sort()).toEqual(expected.sort());
  }
});

describe("every PDF", () => {
  test("passes qpdf's check, and has as many pages as the manifest says", () => {
    for (const file of filesOf("pdf")) {
      const said = execFileSync("qpdf", ["--check", pathOf(file)], { encoding: "utf8" });
      expect(said).toMatch(/No syntax or stream encoding errors found/);
      const count = execFileSync("qpdf", ["--show-npages", pathOf(file)], { encoding: "utf8" });
      expect(Number(count)).toBe(file.pages);
      expect(pdfPages(pathOf(file))).toHaveLength(file.pages);
    }
  });

  test("has every slide's title on its page, in order, between the cover and the sources", () => {
    for (const file of filesOf("pdf").filter(({ document }) => document === "deck")) {
      const pages = pdfPages(pathOf(file)).map(bare);
      const { items } = built.plan[file.edition] ?? { items: [] };
      expect(items.length).toBeGreaterThan(9);
      for (const [index, { title }] of items.entries()) {
        expect(pages[index + 1]).toContain(bare(title));
      }
      for (const page of pages.slice(items.length + 1)) expect(page).toMatch(/sources/);
    }
  });

  test('says "Draft for review", the version and the date of its facts on every page', () => {
    const { version } = built.manifest;
    for (const file of filesOf("pdf")) {
      for (const page of pdfPages(pathOf(file))) {
        expect(page).toContain("Draft for review");
        expect(page).toContain(`Version ${version}`);
        expect(page).toMatch(/Facts as of\s+\d+\s+\w+\s+\d{4}/);
      }
    }
  });
});

test("every page of slides has as many slides as the manifest says, each a draft", async () => {
  for (const file of filesOf("html").filter(({ document }) => document === "deck")) {
    const html = await readFile(pathOf(file), "utf8");
    expect(html.match(/<section id="/g)).toHaveLength(file.pages);
    expect(html.match(/Draft for review/g)).toHaveLength(file.pages);
  }
});

describe("what only trainers may read", () => {
  test("stands in no participant's file", async () => {
    const { trainers } = await sentences();
    expect(trainers.size).toBeGreaterThan(300);
    const files = [...filesOf("pdf"), ...filesOf("html")];
    for (const file of files.filter(({ reader }) => reader === "participant")) {
      const text =
        file.format === "pdf" ? pdfPages(pathOf(file)).join("\n") : await readPage(pathOf(file));
      const said = bare(text);
      expect([...trainers].filter((sentence) => said.includes(sentence))).toEqual([]);
      expect(markersIn(text)).toEqual([]);
    }
  });

  test("is in no pack for participants, which hold just what lies beside them", async () => {
    for (const pack of filesOf("zip").filter(({ reader }) => reader === "participant")) {
      const beside = [...filesOf("pdf"), ...filesOf("html")]
        .filter(({ edition, reader }) => edition === pack.edition && reader === "participant")
        .map(({ sha256 }) => sha256);
      const packed = await unzip(await readFile(pathOf(pack)));
      const others = packed.filter(({ bytes }) => !beside.includes(sha256(bytes)));
      expect(packed).toHaveLength(beside.length + 1);
      expect(others.map(({ path }) => path)).toEqual([`${pack.edition}-pack/index.html`]);
    }
  });

  test("stands in what trainers get, every sentence of it, where there is time for all", async () => {
    const { trainers } = await sentences();
    const long = join(folder, "long");
    const decks = ["--documents", "deck", "--formats", "html"];
    const run = await lectern(["build", "--minutes", "600", ...decks, "--out", long]);
    expect(run).toMatchObject({ code: 0 });
    const folders = await readdir(join(long, "trainer"), { withFileTypes: true });
    const pages = folders
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => readPage(join(long, "trainer", name, "deck.html")));
    // What is not beside a slide: chapters, keys of the quiz, what trainers practise.
    const books = ["guide", "quiz-key", "teach-back"];
    const guides = filesOf("pdf").filter(({ document }) => books.includes(document));
    const chapters = guides.map(async (file) => (await readTags(pathOf(file))).text);
    const said = (await Promise.all([...pages, ...chapters])).map(bare).join();
    expect([...trainers].filter((sentence) => !said.includes(sentence))).toEqual([]);
  });
});
