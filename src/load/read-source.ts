import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { VFile } from "vfile";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import { RESERVED } from "../text/tokens.ts";

/** A module of a thousand slides is under 1 MB; more is no text a person wrote. */
const MAX_BYTES = 2_000_000;

/**
 * Reads one text file. Line ends become `\n`. What makes it unreadable is reported on it, and its
 * text is then empty, so that the rest of the run can go on finding mistakes.
 */
export async function readSource(path: string): Promise<SourceFile> {
  const file = new VFile({ path: relative(process.cwd(), path) || path, value: "" });
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    report(file, "file-missing", undefined, {
      message: `This file cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      help: "Check that it is there, is spelled so, and may be read.",
    });
    return file;
  }
  if (bytes.length > MAX_BYTES) {
    report(file, "file-too-large", undefined, {
      message: `This file has ${bytes.length.toLocaleString("en-GB")} bytes.`,
      expected: `at most ${MAX_BYTES.toLocaleString("en-GB")} bytes`,
      help: "Split it into several files.",
    });
    return file;
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const good = new TextDecoder("utf-8").decode(bytes).split("\ufffd", 1)[0] ?? "";
    const line = good.split("\n").length;
    report(
      file,
      "not-utf8",
      { line, column: (good.split("\n").at(-1)?.length ?? 0) + 1 },
      {
        message: "This file is not UTF-8 text from here on.",
        expected: "UTF-8",
        help: 'Open it in your editor and save it again with the encoding "UTF-8".',
      },
    );
    return file;
  }
  file.value = text.replace(/\r\n?/g, "\n");
  for (const match of String(file.value).matchAll(RESERVED)) {
    report(file, "reserved-character", match.index, {
      message: `The character U+${match[0].codePointAt(0)?.toString(16).toUpperCase()} cannot be used in content.`,
      help: "Delete it; it is invisible or a private symbol that other machines cannot show.",
    });
  }
  return file;
}
