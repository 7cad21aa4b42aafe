import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFCheckBox, PDFDocument, PDFTextField } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { SHEET } from "../../src/documents/paper/paper.ts";
import type { Written } from "../../src/formats/format.ts";
import { pdf } from "../../src/formats/pdf/pdf.ts";
import { layOut } from "../../src/formats/print-page.ts";
import { type PdfReading, readPdf } from "../../src/pdf/read-pdf.ts";
import { outlineTags } from "../formats/outline-tags.ts";
import { useBrowser } from "../marked/project.ts";
import { PAPER, preparePaper, readEverything, readSheet, type Sample } from "./sample.ts";

const browser = useBrowser();
let paper: Awaited<ReturnType<typeof preparePaper>>;
let sheet: string;
let everything: Sample;
let written: Written;
let reading: PdfReading;

beforeAll(async () => {
  paper = await preparePaper();
  sheet = await readSheet();
  everything = paper.sample({ words: await readEverything(), sheet });
  written = await paper.print(browser(), everything.document, (document, id) =>
    `${document}#${id}` === "deck#doors" ? 7 : undefined,
  );
  reading = readPdf(written.bytes);
});

/** Text of the pages of a PDF, line by line, as another library reads it. */
async function linesOf(bytes: Uint8Array): Promise<string[][]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const file = await task.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const { items } = await (await file.getPage(number)).getTextContent();
    const lines = new Map<number, string>();
    for (const item of items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const level = Math.round(item.transform[5]);
      lines.set(level, (lines.get(level) ?? "") + item.str);
    }
    pages.push([...lines.values()].map((line) => line.replace(/\s+/g, "")));
  }
  await task.destroy();
  return pages;
}

describe("a document on paper", () => {
  test("says of itself how many pages it has", async () => {
    expect(written.pages).toBeGreaterThan(1);
    expect(await linesOf(written.bytes)).toHaveLength(written.pages);
  });

  test("has nothing wrong with it", async () => {
    expect((await pdf.read(written.bytes)).problems(everything.document)).toEqual([]);
  });

  test("is heard like this", async () => {
    const file = join(import.meta.dirname, "everything.txt");
    await expect(outlineTags(reading.tags)).toMatchFileSnapshot(file);
  });

  test("has what runs along its margins read to no one", () => {
    const said = outlineTags(reading.tags);
    for (const text of reading.untagged) expect(text).toContain("Draft for review");
    expect(said).not.toContain("Draft for review");
    expect(reading.untagged[0]).not.toContain("Lectern: a sample");
    expect(reading.untagged[1]).toContain("Lectern: a sample");
  });

  test("breaks its lines where they were measured", async () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`).join(" ");
    const { document } = paper.sample({ long: `<p id="long-text">${words}</p>` });
    const context = { ...paper.context, date: new Date(0), pageOf: () => undefined };
    const { lines, bytes } = await browser().run(async (page) => {
      await layOut(page, document, context);
      const lines = await page.evaluate(linesIn, "long-text");
      return { lines, bytes: (await pdf.write(document, page, context)).bytes };
    });
    const printed = (await linesOf(bytes)).flat().filter((line) => line.startsWith("word"));
    expect(lines.length).toBeGreaterThan(30);
    expect(printed).toEqual(lines);
  });

  test("keeps what announces a list on the page where the list begins", async () => {
    const push = (height: number) => `<div style="height: ${height}px"></div>`;
    const { document } = paper.sample({
      one: `${push(PAPER.height - 270)}<p>Bring these:</p><ul style="break-inside: avoid"><li>A</li>${"<li>More</li>".repeat(9)}</ul>`,
    });
    const { bytes } = await paper.print(browser(), document);
    const [first, second] = await linesOf(bytes);
    expect(first).not.toContain("Bringthese:");
    expect(second).toContain("Bringthese:");
  });

  test("is the same to the byte when it is printed again", async () => {
    const again = await paper.print(browser(), everything.document, () => 7);
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(written.bytes))).toBe(0);
  });

  test("is not whole with a page on which there is nothing to read", async () => {
    const { document } = paper.sample({
      one: '<p>One</p><div style="break-before: page; break-after: page; height: 9mm"></div><p>Two</p>',
    });
    const { bytes } = await paper.print(browser(), document);
    expect((await pdf.read(bytes)).problems(document)).toEqual(["page 2 is blank"]);
  });
});

/** Runs in the page: the lines of a text, without their spaces. */
function linesIn(id: string): string[] {
  const text = document.getElementById(id)?.firstChild as Text;
  const range = document.createRange();
  const lines = new Map<number, string>();
  for (let at = 0; at < text.data.length; at++) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const letter = text.data[at]?.trim() ?? "";
    const top = Math.round(range.getBoundingClientRect().top);
    if (letter !== "") lines.set(top, (lines.get(top) ?? "") + letter);
  }
  return [...lines.values()];
}

describe("page numbers", () => {
  test("in its text are those of the pages where things stand", async () => {
    const pages = await linesOf(written.bytes);
    const pageOf = (line: string): number => pages.findIndex((lines) => lines.includes(line)) + 1;
    const heads = ["Partwords", "Partsheet", "Asecondtask"];
    const numbers = heads.map(pageOf);
    expect(new Set(numbers).size).toBeGreaterThan(1);
    const [words, sheet, second] = numbers;
    const contents = pages[0]?.join(" ") ?? "";
    expect(contents).toContain(`Words${words} `);
    expect(contents).toContain(`Sheet${sheet} `);
    expect(contents).toContain(`Thesecondtaskofthesheet${second} `);
    expect(["words", "sheet", "sheet-second"].map((id) => written.anchors.get(id))).toEqual(
      numbers,
    );
  });

  test("of another document are those it was written with", async () => {
    expect((await linesOf(written.bytes)).flat().join(" ")).toContain("Seepage7oftheslides");
    expect(written.lost).toEqual([]);
  });

  test("in a list stand once each", async () => {
    const links = ["one", "in-one", "two", "in-two", "one"].map(
      (id) => `<a href="#${id}"><span data-page-of="#${id}"></span></a> `,
    );
    const { document } = paper.sample({
      one: `<p id="in-one">Index <span data-page-list>${links.join("")}</span>(see also Doors)</p>`,
      two: '<p id="in-two" style="break-before: page">Two</p>',
    });
    const { bytes } = await paper.print(browser(), document);
    const said = (await linesOf(bytes)).flat().join(" ");
    const { anchors } = await paper.print(browser(), document);
    const pages = [...new Set(["one", "in-one", "two", "in-two"].map((id) => anchors.get(id)))];
    expect(pages).toEqual([1, 2]);
    expect(said).toContain("Index1,2(seealsoDoors)");
    expect((await pdf.read(bytes)).problems(document)).toEqual([]);
  });

  test("are right for places in a text that is broken over pages, wherever a page begins", async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `w${index}w`);
    const spans = words.map((word) => `<span id="${word}">${word}</span>`);
    // Pages begin in the middle of a paragraph, and with one.
    const text = Array.from({ length: 60 }, (_, index) => {
      const some = spans.slice(index * 25, index * 25 + 25).join(" ");
      return `<p style="line-height: 1.2; orphans: ${1 + (index % 3)}">${some}</p>`;
    });
    const { document } = paper.sample({ many: text.join("") });
    const { bytes, anchors } = await paper.print(browser(), document);
    const pages = (await linesOf(bytes)).map((lines) => lines.join(""));
    expect(pages.length).toBeGreaterThan(2);
    const wrong = words.filter((word) => !pages[(anchors.get(word) ?? 0) - 1]?.includes(word));
    expect(wrong).toEqual([]);
  });

  test("that cannot be known are told, with the part that names them", async () => {
    const { document } = paper.sample({
      one: '<p>See page <span data-page-of="#nowhere"></span>.</p>',
      two: '<p>See page <span data-page-of="worksheet#one"></span> and <span data-page-of="#one"></span>.</p>',
      three:
        '<p id="unseen" style="display: none">Not drawn</p><p><span data-page-of="#unseen"></span></p>',
    });
    const { lost } = await paper.print(browser(), document);
    expect(lost).toEqual([
      { target: "#nowhere", part: "one" },
      { target: "worksheet#one", part: "two" },
      { target: "#unseen", part: "three" },
    ]);
  });

  test("that move what they name over the end of a page are right all the same", async () => {
    // A hundred references of one digit where two were left room for: each shortens the text.
    const many = Array.from({ length: 900 }, () => 'page <span data-page-of="#last"></span>');
    const { document } = paper.sample({ first: `<p>${many.join(" ")}</p>`, last: "<p>End</p>" });
    const { bytes, anchors } = await paper.print(browser(), document);
    const pages = await linesOf(bytes);
    const last = pages.findIndex((lines) => lines.includes("Partlast")) + 1;
    expect(anchors.get("last")).toBe(last);
    const said = new Set(
      pages
        .flat()
        .join("")
        .match(/(?<=page)\d(?=p)/g),
    );
    expect([...said]).toEqual([String(last)]);
  });
});

describe("its fields", () => {
  const names = ["your-name", "signs-1", "sort-1-myth", "sort-1-fact", "case-1-act", "case-1-sure"];
  const all = [...names, "who-ü"];

  test("are fields of their kind, in the order of the page", async () => {
    const form = (await PDFDocument.load(written.bytes, { updateMetadata: false })).getForm();
    expect(form.getFields().map((field) => field.getName())).toEqual(all);
    expect(form.getTextField("signs-1").isMultiline()).toBe(true);
    expect(form.getTextField("your-name").isMultiline()).toBe(false);
    expect(form.getFields().map((field) => field.constructor)).toEqual(
      [1, 1, 0, 0, 1, 0, 1].map((isText) => (isText ? PDFTextField : PDFCheckBox)),
    );
  });

  test("are as large as the page has them", async () => {
    const file = await PDFDocument.load(written.bytes, { updateMetadata: false });
    const { width, height } =
      file.getForm().getTextField("your-name").acroField.getWidgets()[0]?.getRectangle() ?? {};
    // 60 × 8 mm in points, with the edges set to whole pixels.
    expect(Math.abs((width ?? 0) - 170.1)).toBeLessThan(1);
    expect(Math.abs((height ?? 0) - 22.7)).toBeLessThan(1);
  });

  test("are called what the browser calls them", async () => {
    const called = await browser().run(async (page) => {
      await page.setContent(sheet);
      const client = await page.createCDPSession();
      const { nodes } = await client.send("Accessibility.getFullAXTree");
      await client.detach();
      return nodes
        .filter(({ role }) => ["textbox", "checkbox"].includes(role?.value))
        .map(({ name }) => String(name?.value).trim());
    });
    expect(called).toHaveLength(all.length);
    const descriptions = reading.fields.map(({ description }) => description);
    expect(descriptions.sort()).toEqual(called.sort()); // the browser has another order
  });

  test("are filled in by one library and read back by another", async () => {
    const file = await PDFDocument.load(written.bytes, { updateMetadata: false });
    const form = file.getForm();
    form.getTextField("your-name").setText("Ada Lovelace");
    form.getTextField("signs-1").setText("A locked door\nNo papers");
    form.getCheckBox("sort-1-fact").check();
    const task = getDocument({ data: await file.save(), verbosity: 0 });
    const read = await (await task.promise).getFieldObjects();
    const values = all.map((name) => (read?.[name]?.[0] as { value?: unknown }).value);
    expect(values).toEqual([
      "Ada Lovelace",
      "A locked door\nNo papers",
      "Off",
      "Yes",
      "",
      "Off",
      "",
    ]);
    await task.destroy();
  });

  test("and the other way round", async () => {
    const task = getDocument({ data: Uint8Array.from(written.bytes), verbosity: 0 });
    const file = await task.promise;
    const objects = await file.getFieldObjects();
    const fill = (name: string, value: unknown) => {
      const { id } = objects?.[name]?.[0] as { id: string };
      file.annotationStorage.setValue(id, { value });
    };
    fill("case-1-act", "They were driven there");
    fill("who-ü", "Zoë");
    fill("case-1-sure", true);
    const form = (await PDFDocument.load(await file.saveDocument())).getForm();
    await task.destroy();
    expect(form.getTextField("case-1-act").getText()).toBe("They were driven there");
    expect(form.getTextField("who-ü").getText()).toBe("Zoë");
    expect(form.getCheckBox("case-1-sure").isChecked()).toBe(true);
    expect(form.getCheckBox("sort-1-myth").isChecked()).toBe(false);
  });

  test("are among what is looked through for what must not be there", async () => {
    const { texts } = await pdf.read(written.bytes);
    const strings = texts.find(({ where }) => where === "metadata and strings")?.text ?? "";
    for (const { name, description } of reading.fields) {
      expect(strings).toContain(name);
      expect(strings).toContain(description);
    }
    const file = await PDFDocument.load(written.bytes);
    file.getForm().getTextField("your-name").setText("A planted answer");
    const filled = await pdf.read(await file.save());
    expect(filled.texts.map(({ text }) => text).join()).toContain("A planted answer");
  });

  const field = (name: string, label = "It") =>
    `<p><input type="text" name="${name}" aria-label="${label}"></p>`;
  test.each([
    ["two of one name", field("a") + field("a"), 'two of its fields are called "a"'],
    ["one inside another", field("a.b"), 'a field cannot be called "a.b"'],
    ["one without a name", field(""), 'a field cannot be called ""'],
    [
      "one that does not say what it asks for",
      field("a", ""),
      "1 of its fields do not say what they ask for",
    ],
    [
      "one that is not drawn",
      field("a").replace("<p", '<p style="display: none"'),
      'it has 0 fields to fill in where there are 1, and lacks "a"',
    ],
  ])("are refused: %s", async (_, html, problem) => {
    const { document } = paper.sample({ one: `<p>Text</p>${html}` });
    const { bytes } = await paper.print(browser(), document);
    expect((await pdf.read(bytes)).problems(document)).toContain(problem);
  });

  test.each([
    ["filled in already", '<input type="text" name="a" value="x">', /"a" is filled in/],
    ["of another kind", '<input type="date" name="a">', /type "date" cannot be printed/],
  ])("are refused: one %s", async (_, html, why) => {
    const { document } = paper.sample({ one: html });
    await expect(paper.print(browser(), document)).rejects.toThrow(why);
  });
});

test("the area that real documents are laid out for is what their paper leaves", async () => {
  const css = await readFile("templates/paper/paper.css", "utf8");
  const area = await browser().run(async (page) => {
    await page.setContent(`<style>${css}</style><div></div>`);
    return page.evaluate(() => {
      const rules = [...(document.styleSheets[0]?.cssRules ?? [])];
      const { style } = rules.find(
        (rule) => rule.constructor.name === "CSSPageRule",
      ) as CSSPageRule;
      const probe = document.querySelector("div") as HTMLElement;
      probe.style.boxSizing = "border-box";
      const of = (name: string) => style.getPropertyValue(name);
      Object.assign(probe.style, {
        width: `calc(210mm - ${of("margin-left")} - ${of("margin-right")})`,
        height: `calc(297mm - ${of("margin-top")} - ${of("margin-bottom")})`,
      });
      const { width, height } = probe.getBoundingClientRect();
      return { size: of("size").toLowerCase(), width, height };
    });
  });
  expect(area.size).toBe("a4");
  expect(Math.abs(area.width - (SHEET.paper?.width ?? 0))).toBeLessThan(0.5);
  expect(Math.abs(area.height - (SHEET.paper?.height ?? 0))).toBeLessThan(0.5);
});
