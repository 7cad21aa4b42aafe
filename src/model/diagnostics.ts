import type { Point, Position } from "unist";
import type { VFile } from "vfile";
import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import { RULES, type RuleId, type Severity } from "./rules.ts";
import type { Origin, Span } from "./source.ts";

/** One mistake or doubt, as `--json` prints it. Lines and columns count from 1. */
export interface Diagnostic {
  rule: RuleId;
  severity: Severity;
  file: string;
  line: number;
  column: number;
  message: string;
  expected: string;
  help: string;
}

/** What a rule says about one place. */
export interface Finding {
  /** What was found. */
  message: string;
  /** What was expected in its place. */
  expected?: string;
  /** What to do. */
  help?: string;
  /** The edition it shows in, where it does not show in all. */
  edition?: string;
  /** What is to be said after the editions: where it does not show. */
  elsewhere?: string | undefined;
}

/** A place in a file: an offset in its text, a point or a position of a syntax tree. */
export type Place = number | Point | Position | undefined;

/**
 * Writes a finding on the file it is about, as a VFile message with our rule id. The same finding
 * in several editions is one message that names them all.
 */
export function report(file: VFile, rule: RuleId, place: Place, finding: Finding): void {
  const point = typeof place === "number" ? location(file).toPoint(place) : place;
  const before = file.messages.length;
  const message = file.message(finding.message, { place: point, ruleId: rule, source: "lectern" });
  message.fatal = RULES[rule].severity === "error";
  message.expected = finding.expected === undefined ? [] : [finding.expected];
  message.note = finding.help ?? "";
  (message as Reported).elsewhere = finding.elsewhere;
  if (finding.edition === undefined) return;
  const twin = file.messages
    .slice(0, before)
    .find(
      (other) =>
        other.ruleId === rule &&
        other.reason === message.reason &&
        other.line === message.line &&
        other.column === message.column,
    );
  editionsOf(twin ?? message).add(finding.edition);
  if (twin) file.messages.pop();
}

/**
 * A place in the source that findings can be reported on, without its text: what participants get
 * must not lead back to the notes that stand beside it.
 */
export interface Site {
  /** Reports it where these words stand, if they stand there as they are shown. */
  report(rule: RuleId, finding: Finding & { words?: string | undefined }): void;
}

/** The place where something was written, to pass on without its text; `text` is all of it. */
export function siteOf({ file, offset }: Origin, text?: Span): Site {
  return {
    report: (rule, { words, ...finding }) =>
      report(file, rule, (words && text && find(words, file, text)) || offset, finding),
  };
}

/** Where words stand in a stretch of a file, line breaks or not. Short ones stand everywhere. */
function find(words: string, file: VFile, { start, end }: Span): number | undefined {
  if (/^[ -~]{0,3}$/.test(words)) return undefined;
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const at = String(file.value).slice(start, end).search(new RegExp(pattern, "u"));
  return at < 0 ? undefined : start + at;
}

/** What we keep on a message beside what VFile does. */
type Reported = VFileMessage & { editions?: Set<string>; elsewhere?: string | undefined };

function editionsOf(message: Reported): Set<string> {
  message.editions ??= new Set();
  return message.editions;
}

/** All findings on these files, in the order of files and lines, each once. */
export function diagnosticsOf(files: Iterable<VFile>): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const file of files) {
    const sorted = [...file.messages].sort(
      (a, b) =>
        (a.line ?? 1) - (b.line ?? 1) ||
        (a.column ?? 1) - (b.column ?? 1) ||
        // Editions are drawn at once, and which is first is chance.
        (a.reason < b.reason ? -1 : Number(a.reason > b.reason)),
    );
    for (const message of sorted) {
      const diagnostic: Diagnostic = {
        rule: message.ruleId as RuleId,
        severity: message.fatal ? "error" : "warning",
        file: file.path,
        line: message.line ?? 1,
        column: message.column ?? 1,
        message: withEditions(message),
        expected: message.expected?.[0] ?? "",
        help: message.note ?? "",
      };
      found.set(JSON.stringify(diagnostic), diagnostic);
    }
  }
  return [...found.values()];
}

function withEditions(message: VFileMessage): string {
  const editions = [...editionsOf(message)].sort();
  if (editions.length === 0) return message.reason;
  const shows = `(in ${editions.join(", ")})`;
  const { elsewhere } = message as Reported;
  return elsewhere === undefined
    ? `${message.reason} ${shows}`
    : `${message.reason.replace(/\.$/, "")} ${shows}; ${elsewhere}.`;
}

/** Names of the files with mistakes: what refers to one of them is not itself mistaken. */
export function brokenNames(files: Iterable<VFile>): string[] {
  return [...files].filter((file) => hasErrors([file])).map(({ stem }) => stem ?? "");
}

/** Whether any finding on these files stops a build; when strict, warnings do too. */
export function hasErrors(files: Iterable<VFile>, strict = false): boolean {
  for (const { messages } of files) {
    if (messages.some(({ fatal }) => fatal || strict)) return true;
  }
  return false;
}
