import { VFile } from "vfile";
import { report } from "../model/diagnostics.ts";
import type { Document, OutputFile } from "../model/document.ts";
import type { SourceFile } from "../model/source.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import { plainHtml, squash } from "../text/html.ts";

/** At least this share of a document's words stands in its PDF; hyphens and list marks differ. */
const MIN_TEXT = 0.95;

/**
 * Reports a PDF that is not whole, on a file of its own added to `files`. A browser that fails
 * half-way writes a PDF all the same, blank or short.
 */
export async function checkPdf(
  file: OutputFile,
  document: Document,
  files: SourceFile[],
): Promise<void> {
  if (file.format !== "pdf") return;
  const problems = await pdfProblems(file, document);
  if (problems.length === 0) return;
  const output = new VFile({ path: file.path, value: "" });
  files.push(output);
  for (const problem of problems) {
    report(output, "pdf-broken", undefined, {
      message: `The PDF is not whole: ${problem}.`,
      expected: "every slide on a page of its own, tagged, with all its words",
      help: "Build again. If it happens again, run `lectern doctor` and report what it says.",
    });
  }
}

async function pdfProblems(file: OutputFile, document: Document): Promise<string[]> {
  const pdf = await readPdf(file.bytes);
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const count = document.slides.length;
  expect(
    pdf.pages.length === count,
    `it has ${pdf.pages.length} pages where there are ${count} slides`,
  );
  expect(pdf.isTagged, "it is not tagged");
  expect(pdf.title === document.title, `its title is "${pdf.title}"`);
  expect(pdf.language === document.language, `its language is "${pdf.language}"`);
  expect(
    pdf.outline.length >= count,
    `its outline has ${pdf.outline.length} entries for ${count} slides`,
  );
  expect(
    !pdf.pages.some((text) => text.includes("\ufffd")),
    "it has characters that no font shows",
  );
  const blank = pdf.pages.findIndex((text) => squash(text) === "");
  expect(blank < 0, `page ${blank + 1} is blank`);
  const words = wordsOf(plainHtml(document.body));
  const text = squash(pdf.pages.join(""));
  const missing = words.filter((word) => !text.includes(word));
  expect(
    missing.length <= words.length * (1 - MIN_TEXT),
    `${missing.length} of ${words.length} words are missing, like "${missing.slice(0, 3).join('", "')}"`,
  );
  return problems;
}

function wordsOf(text: string): string[] {
  const words = new Set(text.split(/\s+/).map(squash));
  return [...words].filter((word) => word.length > 2);
}
