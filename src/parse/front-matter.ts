import type * as z from "zod";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import { readYaml, type YamlRead } from "../yaml/read.ts";

/** Reads YAML that stands inside a file from `offset` on; problems are reported where they are. */
export function readSettings<S extends z.ZodType>(
  file: SourceFile,
  text: string,
  offset: number,
  schema: S,
): YamlRead<z.output<S>> | undefined {
  return readYaml(text, schema, (problem) =>
    report(file, problem.rule, offset + problem.offset, {
      message: problem.message,
      expected: problem.expected,
      help: "One setting a line, like: minutes: 3",
    }),
  );
}

/**
 * A file's front matter and where it stands (`at`); its text with the front matter blanked out at
 * the same length, and where what follows begins (`body`).
 */
export function readFrontMatter<S extends z.ZodType>(
  file: SourceFile,
  schema: S,
): { settings: YamlRead<z.output<S>> | undefined; text: string; at: number; body: number } {
  const source = String(file.value);
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(source);
  if (!match) {
    report(file, "front-matter-missing", 0, {
      message: "This file does not begin with its settings.",
      expected: "a line ---, then settings like id: and title:, then a line ---",
      help: "Copy the first lines of a file beside it.",
    });
    return { settings: undefined, text: source, at: 0, body: 0 };
  }
  const at = match[0].indexOf("\n") + 1;
  const settings = readSettings(file, match[1] as string, at, schema);
  const blank = match[0].replace(/[^\n]/g, " ");
  const body = match[0].length;
  return { settings, text: blank + source.slice(body), at, body };
}
