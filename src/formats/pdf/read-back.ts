import type { Document, OutputReading } from "../../model/document.ts";
import { type PdfReading, readPdf } from "../../pdf/read-pdf.ts";
import { printedText, squash } from "../../text/html.ts";
import { tagProblems } from "./tag-problems.ts";

/** At least this share of a document's words stands in its PDF; hyphens and list marks differ. */
const MIN_TEXT = 0.95;

/** Reads a PDF back: all it says anywhere, and whether it is whole. */
export async function readBack(bytes: Uint8Array): Promise<OutputReading> {
  let pdf: PdfReading;
  try {
    pdf = readPdf(bytes);
  } catch (error) {
    const [why] = (error as Error).message.split("\n", 1);
    return { texts: [], problems: () => [`it cannot be read (${why})`] };
  }
  return {
    texts: [
      { where: "text", text: pdf.pages.join("\n") },
      { where: "outline", text: pdf.outline.join("\n") },
      { where: "metadata and strings", text: [pdf.title, ...pdf.strings].join("\n") },
      { where: "streams", text: pdf.streams.join("\n") },
    ],
    problems: (document) => pdfProblems(pdf, document),
  };
}

/** What is wrong with a PDF. A browser that fails half-way writes one all the same, blank or short. */
function pdfProblems(pdf: PdfReading, document: Document): string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const flows = document.pages?.paper !== undefined;
  const parts = flows ? "parts" : "slides";
  const count = document.slides.length;
  expect(
    flows ? pdf.pages.length > 0 : pdf.pages.length === count,
    `it has ${pdf.pages.length} pages where there are ${count} ${parts}`,
  );
  expect(pdf.isTagged, "it is not tagged");
  expect(pdf.title === document.title, `its title is "${pdf.title}"`);
  expect(pdf.language === document.language, `its language is "${pdf.language}"`);
  expect(
    pdf.outline.length >= count,
    `its outline has ${pdf.outline.length} entries for ${count} ${parts}`,
  );
  const entries = new Set(pdf.outline.map(words));
  const lacking = document.slides.find(({ title }) => !entries.has(words(title)));
  expect(!lacking || pdf.outline.length < count, `its outline lacks "${lacking?.title}"`);
  expect(
    !pdf.pages.some((text) => text.includes("\ufffd")),
    "it has characters that no font shows",
  );
  const blank = pdf.pages.findIndex((text, index) => {
    // What stands in the margins of paper is on every page.
    const around = flows ? squash(pdf.untagged[index] ?? "").length : 0;
    return squash(text).length <= around;
  });
  expect(blank < 0, `page ${blank + 1} is blank`);
  const { read, hidden } = printedText(document.body);
  const all = wordsOf(`${read} ${hidden}`);
  const text = squash(pdf.pages.join(""));
  const missing = all.filter((word) => !text.includes(word));
  expect(
    missing.length <= all.length * (1 - MIN_TEXT),
    `${missing.length} of ${all.length} words are missing, like "${missing.slice(0, 3).join('", "')}"`,
  );
  problems.push(...fieldProblems(pdf, document));
  if (pdf.isTagged) problems.push(...tagProblems(pdf, document));
  return problems;
}

/** Each field that the document has is one to fill in, under its own name. */
function fieldProblems({ fields }: PdfReading, document: Document): string[] {
  const names = fields.map(({ name }) => name);
  const expected = printedText(document.body).fields;
  const lacking = expected.filter((name) => !names.includes(name));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  const dotted = names.find((name) => name === "" || name.includes("."));
  return [
    names.length === expected.length && lacking.length === 0
      ? undefined
      : `it has ${names.length} fields to fill in where there are ${expected.length}${lacking.length > 0 ? `, and lacks "${lacking[0]}"` : ""}`,
    twice === undefined ? undefined : `two of its fields are called "${twice}"`,
    // A full stop would make it a field inside another.
    dotted === undefined ? undefined : `a field cannot be called "${dotted}"`,
  ].filter((problem) => problem !== undefined);
}

/** Words of a title, however they are set. */
const words = (title: string): string => title.split(/\s+/).map(squash).join(" ").trim();

function wordsOf(text: string): string[] {
  const words = new Set(text.split(/\s+/).map(squash));
  return [...words].filter((word) => word.length > 2);
}
