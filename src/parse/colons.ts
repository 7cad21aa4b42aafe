import { report } from "../model/diagnostics.ts";
import type { SourceFile, Span } from "../model/source.ts";

const RUNS =
  /:{3,}|(?<=^[ \t>]*)::(?!:)|::(?=[ \t]?(?:notes|key|background|warning|avoid|(?:not-)?for\{))/gm;

/**
 * Reports every run of colons that Markdown would show instead of obeying: any three or more, and
 * any two before a block's name or at the start of a line, that are not the fence of a block or a
 * leaf. What `:::notes` is meant to hide must never be published because of a slip of the pen.
 */
export function reportStrayColons(
  file: SourceFile,
  text: string,
  fences: ReadonlySet<number>,
  code: readonly Span[],
): void {
  const inCode = (offset: number) => code.some(({ start, end }) => offset >= start && offset < end);
  let opened = 0;
  for (const match of text.matchAll(RUNS)) {
    if (fences.has(match.index) || inCode(match.index)) continue;
    const lineEnd = text.indexOf("\n", match.index);
    const line = text.slice(match.index, lineEnd < 0 ? undefined : lineEnd).trimEnd();
    // The closing line of a block that was not opened is no mistake of its own.
    const closes = /^:+$/.test(line);
    if (closes && opened > 0) {
      opened--;
      continue;
    }
    if (!closes) opened++;
    report(file, "stray-colons", match.index, {
      message: `"${line.slice(0, 60)}" is not read as a block, so it and what it should hide would be shown.`,
      expected: expectation(line),
      help: "A block opens and closes on lines of its own. If these colons are only text, write them as code between backticks.",
    });
  }
}

function expectation(line: string): string {
  const name = /^:+\s*([a-z-]+)/.exec(line)?.[1];
  if (name === undefined) return "a closing line of as many colons as opened the block";
  return name === "for" || name === "not-for"
    ? `:::${name}{police moi}, without spaces before the brace or commas inside`
    : `:::${name}, with nothing after it`;
}
