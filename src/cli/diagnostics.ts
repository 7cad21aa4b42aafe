import { readFileSync } from "node:fs";
import { codeFrameColumns } from "@babel/code-frame";
import type { Diagnostic } from "../model/diagnostics.ts";
import { paint } from "./paint.ts";

/** Prints every finding with the lines it is about, then how many there are. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], to: NodeJS.WriteStream): void {
  const texts = new Map<string, string>();
  for (const diagnostic of diagnostics) {
    const { file, line, column, severity, rule, message, expected, help } = diagnostic;
    const colour = severity === "error" ? "red" : "yellow";
    const lines = [
      `${paint(to, "bold", `${file}:${line}:${column}`)} ${paint(to, colour, severity)} ${rule}`,
      `  ${message}`,
      ...(expected === "" ? [] : [`  Expected: ${expected}`]),
      ...(help === "" ? [] : [`  ${help}`]),
    ];
    to.write(`${lines.join("\n")}\n${frame(diagnostic, texts)}\n`);
  }
  const count = (severity: string) => diagnostics.filter((d) => d.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (errors + warnings > 0)
    to.write(`${plural(errors, "error")}, ${plural(warnings, "warning")}\n`);
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function frame({ file, line, column }: Diagnostic, texts: Map<string, string>): string {
  const text = texts.get(file) ?? readText(file);
  texts.set(file, text);
  if (text === "" || text.split("\n").length < line) return "";
  const drawn = codeFrameColumns(
    text,
    { start: { line, column } },
    { linesAbove: 1, linesBelow: 1 },
  );
  return `${drawn
    .split("\n")
    .map((row) => `  ${row.slice(0, 140)}`)
    .join("\n")}\n`;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
