import type { Table } from "mdast";
import { report } from "../model/diagnostics.ts";
import type { RuleId } from "../model/rules.ts";
import type { SourceFile } from "../model/source.ts";

/** What other Markdown knows and slides would show as it stands. */
const UNSUPPORTED: { rule: RuleId; pattern: RegExp; message: string; help: string }[] = [
  {
    rule: "stray-comment",
    pattern: /<?!--|-->/g,
    message: "Half a comment stands in the text, and what it should hide would be shown.",
    help: "Put what the trainer should read into a :::notes block; for an arrow write →.",
  },
  {
    rule: "unsupported-markdown",
    pattern: /(?<!~)~(?!~)[^~\n]+(?<!~)~(?!~)/g,
    message: "Text between single ~ is not struck out on slides.",
    help: "Use ~~two~~ on each side.",
  },
  {
    rule: "unsupported-markdown",
    pattern: /\[\^[^\]\s]+\]/g,
    message: "Slides have no footnotes.",
    help: "Cite with {{source.…}} or {{fact.…}}.",
  },
];

/** Reports such things in one run of text; `start` is its offset in the file. */
export function reportUnsupportedText(start: number, source: string, file: SourceFile): void {
  for (const { rule, pattern, ...finding } of UNSUPPORTED) {
    for (const match of source.matchAll(pattern)) {
      report(file, rule, start + match.index, finding);
    }
  }
}

/** Reports rows with more cells than their table has columns. */
export function reportWideRows(table: Table, file: SourceFile): void {
  for (const { children, position } of table.children) {
    if (children.length <= (table.children[0]?.children.length ?? 0)) continue;
    report(file, "unsupported-markdown", position?.start, {
      message: "This row has more cells than its table has columns; the last are not shown.",
      expected: "as many cells as the first row",
    });
  }
}
