import type { Point, Position } from "unist";
import type { VFile } from "vfile";
import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import { RULES, type RuleId, type Severity } from "./rules.ts";
import type { Origin } from "./source.ts";

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
  report(rule: RuleId, finding: Finding): void;
}

/** The place where something was written, to pass on without its text. */
export function siteOf({ file, offset }: Origin): Site {
  return { report: (rule, finding) => report(file, rule, offset, finding) };
}

function editionsOf(message: VFileMessage): Set<string> {
  const holder = message as VFileMessage & { editions?: Set<string> };
  holder.editions ??= new Set();
  return holder.editions;
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
  return editions.length === 0 ? message.reason : `${message.reason} (in ${editions.join(", ")})`;
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
