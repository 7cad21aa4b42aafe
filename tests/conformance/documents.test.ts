import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { PDFCheckBox, PDFDocument, PDFTextField } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { readProgramme } from "../../src/build.ts";
import type { AudienceProfile } from "../../src/model/audience.ts";
import { countWords, pageFacts, paperPages } from "./poppler.ts";
import { bare, type CaseText, htmlText, readCases } from "./real.ts";
import { contentsOf, linesBelow, readTags } from "./tags.ts";

/** What trainers and participants get on paper, as they hold it in their hands. */
const { out, manifest, plan } = inject("built");
const PROGRAMME = "decks/counter-trafficking";
const EDITIONS = Object.keys(plan);
const pathOf = (edition: string, file: string): string => {
  const [folder = "", name = ""] = file.split("/");
  return join(out, folder, edition, name);
};

let profiles: ReadonlyMap<string, AudienceProfile>;
let cases: ReadonlyMap<string, CaseText>;
beforeAll(async () => {
  const folders = { programme: PROGRAMME, audiences: "audiences", templates: "templates" };
  ({ profiles } = await readProgramme(folders, manifest.factsAsOf));
  cases = await readCases();
});

const kept = new Map<string, unknown>();
/** Does the work once. */
function once<T>(key: string, work: () => T): T {
  if (!kept.has(key)) kept.set(key, work());
  return kept.get(key) as T;
}
const pagesOf = (path: string) => once(`pages ${path}`, () => paperPages(path));
const tagsOf = (path: string) => once(`tags ${path}`, () => readTags(path));

/** Words of a document, without what runs along its pages. */
const wordsIn = (path: string): number => countWords(pagesOf(path).join("\n"));

describe.each(EDITIONS)("%s: no document is thin", (edition) => {
  test.each([
    ["public/worksheet.pdf", 250],
    ["public/handout.pdf", 800],
    ["trainer/answer-key.pdf", 400],
    ["trainer/guide.pdf", 6_000],
    ["trainer/session-plan.pdf", 80],
    ["public/card.pdf", 400],
    ["public/evaluation.pdf", 150],
  ])("%s has its %d words; half of them for young people", (file, least) => {
    const { ages } = profiles.get(edition) as AudienceProfile;
    const isYoung = ages !== undefined && ages.to < 18;
    expect(wordsIn(pathOf(edition, file))).toBeGreaterThanOrEqual(isYoung ? least / 2 : least);
  });
});

test("all that is not slides is on A4, and a session plan on one page of it", () => {
  const papers = manifest.files.filter(
    ({ format, document }) => format === "pdf" && document !== "deck",
  );
  expect(papers).toHaveLength(EDITIONS.length * (14 + 1));
  for (const { path, pages, document } of papers) {
    const facts = pageFacts(join(out, path));
    expect({ path, ...facts }).toEqual({
      path,
      pages: document === "session-plan" ? 1 : pages,
      sizes: [expect.stringMatching(/\(A4\)$/)],
    });
  }
});

test("the guide of church-catholic is a manual", () => {
  const path = pathOf("church-catholic", "trainer/guide.pdf");
  expect(pageFacts(path).pages).toBeGreaterThanOrEqual(50);
  // Its pictures of slides hold no more words than the slides do, with their feet.
  const slides = countWords(paperPages(pathOf("church-catholic", "public/deck.pdf")).join("\n"));
  expect(wordsIn(path) - slides).toBeGreaterThanOrEqual(12_000);
});

/** Whether some lines of a page, whole ones, are this title. */
function standsOn(title: string, page: string | undefined): boolean {
  const lines = (page ?? "").split("\n").map(bare).filter(Boolean);
  const wanted = bare(title);
  return lines.some((_, from) => {
    let text = "";
    for (let at = from; at < lines.length && text.length < wanted.length; at++) text += lines[at];
    return text === wanted;
  });
}

describe.each(EDITIONS)("%s: what names a page is right", (edition) => {
  test.each([
    "trainer/guide.pdf",
    "trainer/answer-key.pdf",
    "public/handout.pdf",
    "public/worksheet.pdf",
  ])("in the contents of %s", async (file) => {
    const path = pathOf(edition, file);
    const tagged = await tagsOf(path);
    const lines = contentsOf(tagged);
    const wrong = lines.filter(({ title, page }) => !standsOn(title, pagesOf(path)[page - 1]));
    expect(wrong).toEqual([]);
    expect(lines.map(({ page }) => page)).toEqual(
      lines.map(({ page }) => page).toSorted((a, b) => a - b),
    );
    // Nothing is left out.
    const listed = new Set(lines.map(({ title }) => bare(title)));
    const headings = tagged.tags.filter(({ role }) => role === "H2").map(({ text }) => text);
    expect(headings.length).toBeGreaterThan(2);
    expect(headings.filter((heading) => !listed.has(bare(heading)))).toEqual([]);
  });

  test("in the index of the guide", async () => {
    const index: { entry: string; words: string[] }[] = parse(
      await readFile(join(PROGRAMME, "register/index.yaml"), "utf8"),
    );
    const path = pathOf(edition, "trainer/guide.pdf");
    const pages = pagesOf(path).map(asRead);
    const lines = linesBelow(await tagsOf(path), "H2", "Index");
    const wrong: string[] = [];
    let count = 0;
    for (const { text, links } of lines) {
      const { entry = "", words = [] } =
        index
          .filter((one) => text.startsWith(one.entry))
          .toSorted((a, b) => b.entry.length - a.entry.length)[0] ?? {};
      expect(entry, text).not.toBe("");
      for (const page of links.map(Number)) {
        count += 1;
        if (!words.some((word) => pages[page - 1]?.includes(asRead(word)))) {
          wrong.push(`${entry}, ${page}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(lines.length).toBeGreaterThan(40);
    expect(count).toBeGreaterThan(lines.length);
  });

  test("where the guide leads to the worksheet, and to how an exercise is run", async () => {
    const guide = pathOf(edition, "trainer/guide.pdf");
    const sheet = pathOf(edition, "public/worksheet.pdf");
    const wrong: string[] = [];
    const named = new Set<string>();
    let title = "";
    for (const { role, text } of linesBelow(await tagsOf(guide), "H2", "Slide by slide")) {
      if (role === "H3") title = text.replace(/^\d+\. /, "").replace(/: questions$/, "");
      const [, onSheet] = /^Worksheet, page (.*)$/.exec(text) ?? [];
      const [, inGuide] = /^How to run it and its key: page (.*)$/.exec(text) ?? [];
      if (onSheet !== undefined) {
        named.add(bare(title));
        if (!standsOn(title, pagesOf(sheet)[Number(onSheet) - 1])) wrong.push(`${title}: ${text}`);
      }
      if (
        inGuide !== undefined &&
        !standsOn(`Exercise: ${title}`, pagesOf(guide)[Number(inGuide) - 1])
      )
        wrong.push(`${title}: ${text}`);
    }
    expect(wrong).toEqual([]);
    const exercises = (plan[edition]?.items ?? []).filter(({ kind }) => kind === "exercise");
    expect(exercises.length).toBeGreaterThan(0);
    for (const exercise of exercises) expect([...named]).toContain(bare(exercise.title));
  });
});

describe.each(EDITIONS)("%s: the teach-back", (edition) => {
  test("leads to the pages of the guide where its segments stand", async () => {
    const { document } = parseHTML(
      await readFile(pathOf(edition, "trainer/teach-back.html"), "utf8"),
    );
    const segments = [...document.querySelectorAll(".segment")].map((segment) => ({
      slide: /\d+/.exec(segment.querySelector("li:nth-child(2)")?.textContent ?? "")?.[0],
      titles: [...segment.querySelectorAll(".segment-points li > strong")].map(
        ({ textContent }) => textContent ?? "",
      ),
    }));
    expect(segments.length).toBeGreaterThan(3);
    const guide = pagesOf(pathOf(edition, "trainer/guide.pdf"));
    const lines = linesBelow(
      await tagsOf(pathOf(edition, "trainer/teach-back.pdf")),
      "H2",
      "Segments to practise",
    ).map(({ text }) => text);
    const pages = lines.flatMap((text) => /^Guide, from page (\d+)/.exec(text)?.[1] ?? []);
    expect(pages.length).toBe(segments.length);
    const wrong = segments.filter(
      ({ slide, titles: [first = ""] }, index) =>
        !standsOn(`${slide}. ${first}`, guide[Number(pages[index]) - 1]),
    );
    expect(wrong).toEqual([]);
    const titles = segments.flatMap((segment) => segment.titles);
    const runs = lines.flatMap((text) => /^How to run it: page (\d+)/.exec(text)?.[1] ?? []);
    for (const page of runs) {
      const onPage = guide[Number(page) - 1];
      expect(titles.some((title) => standsOn(`Exercise: ${title}`, onPage))).toBe(true);
    }
  });
});

/** Words in small letters, one space between two, none broken over lines. */
const asRead = (text: string): string =>
  ` ${text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\u00ad\s*/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

describe.each(EDITIONS)("%s: worksheet and answer key", (edition) => {
  const sheetPath = pathOf(edition, "public/worksheet.pdf");
  const keyPath = pathOf(edition, "trainer/answer-key.pdf");

  /** What the page of the worksheet holds: ids of stories and exercises, with their titles. */
  async function readSheet() {
    const html = await readFile(pathOf(edition, "public/worksheet.html"), "utf8");
    const { document } = parseHTML(html);
    const parts = [...document.querySelectorAll("section[id^=story-], section[id^=exercise-]")].map(
      (part) => ({
        id: part.id.replace(/^(?:story|exercise)-/, ""),
        title: part.querySelector("h2")?.textContent ?? "",
      }),
    );
    const fields = document.querySelectorAll("input[type=text], input[type=checkbox], textarea");
    return { parts, text: htmlText(html), fields: fields.length };
  }

  test("every story and exercise of the one is in the other, with its reasons", async () => {
    const { parts } = await readSheet();
    expect(parts.length).toBeGreaterThan(2);
    const headingsOf = async (path: string) =>
      (await tagsOf(path)).tags.flatMap(({ role, text }) => (role === "H2" ? bare(text) : []));
    const [onSheet, inKey] = [await headingsOf(sheetPath), await headingsOf(keyPath)];
    const keyText = bare((await tagsOf(keyPath)).text);
    for (const { id, title } of parts) {
      expect(onSheet).toContain(bare(title));
      expect(inKey).toContain(bare(title));
      const { hidden, inEveryKey } = cases.get(id) as CaseText;
      const there = hidden.filter((sentence) => keyText.includes(sentence));
      expect(inEveryKey.filter((sentence) => !there.includes(sentence))).toEqual([]);
      // The others are for some audiences.
      expect(there.length, id).toBeGreaterThanOrEqual(Math.min(hidden.length, 4));
    }
  });

  test("no key stands in the worksheet", async () => {
    const { parts, text } = await readSheet();
    const shown = [
      bare((await tagsOf(sheetPath)).text),
      bare(pagesOf(sheetPath).join("\n")),
      bare(text),
    ];
    let looked = 0;
    for (const { hidden } of cases.values()) {
      looked += hidden.length;
      for (const sheet of shown) expect(hidden.filter((one) => sheet.includes(one))).toEqual([]);
    }
    expect(looked).toBeGreaterThan(parts.length * 20);
  });

  test("each field is filled in by one library and read back by another", async () => {
    const { fields: count } = await readSheet();
    const pdf = await PDFDocument.load(await readFile(sheetPath), { updateMetadata: false });
    const form = pdf.getForm();
    const fields = form.getFields();
    expect(fields.length).toBe(count);
    expect(count).toBeGreaterThan(10);
    const filled = new Map<string, string>();
    for (const [index, field] of fields.entries()) {
      const name = field.getName();
      if (field instanceof PDFTextField) {
        field.setText(`What I wrote, ${index}`);
        filled.set(name, `What I wrote, ${index}`);
      } else {
        expect(field).toBeInstanceOf(PDFCheckBox);
        (field as PDFCheckBox).check();
        filled.set(name, "ticked");
      }
    }
    expect(filled.size).toBe(fields.length);
    const task = getDocument({ data: await pdf.save(), verbosity: 0 });
    const read = await (await task.promise).getFieldObjects();
    const values = Object.entries(read ?? {}).map(([name, [field]]): [string, string] => {
      const { type, value } = field as { type: string; value: string };
      return [name, type === "checkbox" && value !== "Off" ? "ticked" : value];
    });
    await task.destroy();
    expect(new Map(values)).toEqual(filled);
  });
});
