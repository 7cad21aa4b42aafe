import { VFile } from "vfile";
import { report } from "../model/diagnostics.ts";
import type { Document, OutputFile, OutputReading } from "../model/document.ts";
import type { SourceFile } from "../model/source.ts";

/** An output file with what was read back from it. */
export interface ReadOutput {
  file: OutputFile;
  reading: OutputReading;
}

/** Reports an output file that is not whole, on a file of its own added to `files`. */
export function checkOutput(
  { file, reading }: ReadOutput,
  document: Document,
  files: SourceFile[],
): void {
  const problems = reading.problems(document);
  if (problems.length === 0) return;
  const output = new VFile({ path: file.path, value: "" });
  files.push(output);
  for (const problem of problems) {
    report(output, "output-broken", undefined, {
      message: `This file is not whole: ${problem}.`,
      expected: document.pages?.paper
        ? "pages that hold every part, tagged, with all its words"
        : "every slide on a page of its own, tagged, with all its words",
      help: "Build again. If it happens again, run `lectern doctor` and report what it says.",
    });
  }
}

/** Reports a document that runs over the pages it may have: its author has to shorten it. */
export function checkLength({ pages }: OutputFile, document: Document): void {
  const most = document.pages?.mostPages;
  if (most === undefined || pages <= most) return;
  document.slides[0]?.site.report("document-too-long", {
    message: `The ${document.id.replaceAll("-", " ")} has ${pages} pages.`,
    expected: most === 1 ? "one page" : `at most ${most} pages`,
    help: "Shorten what it lists: titles of slides and exercises, and what exercises need; or plan a shorter session.",
    edition: document.edition,
  });
}
