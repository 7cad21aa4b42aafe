import { type Finding, report, type Site } from "../../model/diagnostics.ts";
import type { Block, Value } from "../../model/programme.ts";
import type { RuleId } from "../../model/rules.ts";
import type { Origin, Span } from "../../model/source.ts";

/** Words that are read on end, wherever in the project they stand. */
export interface Piece {
  text: string;
  /** The blocks it stands in, outermost first. */
  inside: readonly Block[];
  /** How sensitive what it belongs to says it is; undefined where nothing says so. */
  sensitivity: number | undefined;
  /** The value that says all of a stretch of it. */
  valueOf(span: Span): Value | undefined;
  report(rule: RuleId, span: Span, finding: Finding): void;
}

/** A text that stands as it is at a place. */
export function written(
  text: string,
  { file, offset }: Origin,
  inside: readonly Block[] = [],
): Piece {
  return {
    text,
    inside,
    sensitivity: undefined,
    valueOf: () => undefined,
    report: (rule, _, finding) => report(file, rule, offset, finding),
  };
}

/** A text out of front matter, which is looked for from where that begins. */
export function found(text: string, { file, offset }: Origin): Piece {
  return {
    ...written(text, { file, offset }),
    report: (rule, { start, end }, finding) => {
      const source = String(file.value);
      const place =
        findWords(text.slice(start, end), source, findWords(text, source, offset) ?? offset) ??
        offset;
      report(file, rule, place, finding);
    },
  };
}

/** Where words stand in a text from a place on, whatever white space is between them. */
function findWords(words: string, source: string, from: number): number | undefined {
  const pattern = words
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  const at = source.slice(from).search(new RegExp(pattern));
  return at < 0 ? undefined : from + at;
}

/** A text whose place is only known to say findings on. */
export function said(text: string, site: Site): Piece {
  return {
    ...WITHOUT_PLACE,
    text,
    report: (rule, { start, end }, finding) =>
      site.report(rule, { ...finding, words: text.slice(start, end) }),
  };
}

const WITHOUT_PLACE: Omit<Piece, "text" | "report"> = {
  inside: [],
  sensitivity: undefined,
  valueOf: () => undefined,
};
