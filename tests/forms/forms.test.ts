import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/document.ts";
import { readPdf } from "../../src/pdf/read-pdf.ts";
import { plainHtml, squash } from "../../src/text/html.ts";
import { buildWith, useBrowser, useFolder } from "../marked/project.ts";

const REAL = {
  programme: "decks/counter-trafficking",
  audiences: "audiences",
  templates: "templates",
};
const FORMS = ["card", "question-slips", "evaluation", "certificate", "attendance"];
const today = "2026-11-21";

const browser = useBrowser();
const folder = useFolder();
let manifest: Manifest;

beforeAll(async () => {
  const out = join(folder(), "dist");
  const only = { audiences: ["students", "police"], documents: FORMS };
  const built = await buildWith(browser(), { folders: REAL, out, only, today });
  // A PDF that does not hold its document, tagged and with its fields, would be a finding here.
  expect(built.diagnostics).toEqual([]);
  manifest = built.manifest as Manifest;
});

const pathOf = (audience: string, document: string, format: string): string => {
  const file = manifest.files.find(
    (one) => one.edition === audience && one.document === document && one.format === format,
  );
  if (!file) throw new Error(`There is no ${document}.${format} for ${audience}.`);
  return join(folder(), "dist", file.path);
};

const pageOf = (audience: string, document: string): Promise<string> =>
  readFile(pathOf(audience, document, "html"), "utf8");

const textOf = async (audience: string, document: string): Promise<string> =>
  plainHtml(await pageOf(audience, document)).replace(/\s+/g, " ");

const pdfOf = async (audience: string, document: string) =>
  readPdf(await readFile(pathOf(audience, document, "pdf")));

describe("every form", () => {
  test.each(FORMS)("%s is there on paper and on a screen, with fields of their own", async (id) => {
    for (const audience of ["students", "police"]) {
      const pdf = await pdfOf(audience, id);
      for (const [index, page] of pdf.pages.entries()) {
        const where = `${audience} ${id}, page ${index + 1}`;
        for (const said of ["Draft for review", "Version", "Facts as of"])
          expect(squash(page), where).toContain(squash(said));
      }
      const names = pdf.fields.map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
      const html = await pageOf(audience, id);
      const onPage = [...html.matchAll(/<(?:input|textarea)\b[^>]*\sname="([^"]+)"/g)];
      expect(names.sort()).toEqual(onPage.map(([, name]) => name).sort());
    }
  });
});

describe("forms for pupils", () => {
  test.each(["question-slips", "evaluation", "attendance"])("%s asks for no name", async (id) => {
    const html = await pageOf("students", id);
    const fields = [...html.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([field]) => field);
    for (const field of fields)
      expect(field).not.toMatch(/name="[^"]*(?:name|signature|answer-to)/);
    for (const field of fields)
      expect(field).not.toMatch(/aria-label="[^"]*\b(?:pupil's|your) name/i);
  });

  test("say that adults read the slips, may act, and whom to tell instead", async () => {
    const slips = await textOf("students", "question-slips");
    expect(slips).toMatch(/Adults read every slip/);
    expect(slips).toMatch(/they have to do something about it/);
    expect(slips).toMatch(/Childline 0800 1111/);
    const form = await textOf("students", "evaluation");
    expect(form).toMatch(/no place for a worry/);
    expect(form).toMatch(/0800 1111/);
  });
});

describe("the pocket card", () => {
  test("has the signs, the route and the numbers of its audience, four times", async () => {
    const pdf = await pdfOf("police", "card");
    expect(pdf.pages.length).toBe(2);
    const [front = "", back = ""] = pdf.pages.map(squash);
    for (const sign of ["mattresses or plants in every room", "it never proves the answer"])
      expect(front.split(squash(sign)).length - 1).toBe(4);
    for (const said of ["duty to notify report", "0800 808 3733"])
      expect(back.split(squash(said)).length - 1).toBe(4);
    expect(pdf.fields.length).toBe(2);
  });

  test("has nothing of another audience, and names no source", async () => {
    const pupils = await textOf("students", "card");
    expect(pupils).toContain("It sounds too good to be true");
    expect(pupils).toContain("0800 1111");
    expect(pupils).not.toMatch(/mattresses|duty to notify|0800 808 3733|sexual/);
    const police = await textOf("police", "card");
    expect(police).not.toMatch(/too good to be true|Childline|ILO|College of Policing/);
  });
});

describe("the attendance sheet", () => {
  test("has names of adults, and who keeps them; of pupils it counts heads", async () => {
    const police = (await pdfOf("police", "attendance")).fields.map(({ name }) => name);
    expect(police).toEqual(expect.arrayContaining(["name-40", "signature-1", "kept-by"]));
    const pupils = (await pdfOf("students", "attendance")).fields.map(({ name }) => name);
    expect(pupils).toEqual(expect.arrayContaining(["group-1", "start-1", "today-2"]));
  });
});

test("a certificate is filled with the session it is for, and a name stays to be filled in", async () => {
  const file = join(folder(), "session.yaml");
  await writeFile(
    file,
    'title: Spring day\ndate: "2027-03-04"\nplace: The Old Hall\ntrainer: M. Okafor\n',
  );
  const out = join(folder(), "dist-session");
  const only = { audiences: ["police"], documents: ["certificate"], formats: ["html"] };
  const built = await buildWith(browser(), { folders: REAL, out, only, today, session: { file } });
  expect(built.diagnostics).toEqual([]);
  const html = await readFile(join(out, "trainer/police/certificate.html"), "utf8");
  const text = plainHtml(html).replace(/\s+/g, " ");
  for (const said of ["Spring day", "4 March 2027", "The Old Hall", "M. Okafor"])
    expect(text).toContain(said);
  expect(text).toMatch(/\d+ minutes of teaching/);
  expect(text).toContain("confirms attendance. It is no test");
  const names = [...html.matchAll(/<input\b[^>]*\sname="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(["name", "signature"]);
});
