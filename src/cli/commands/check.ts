import type { Command } from "commander";
import { listToVerify, measureReading, REASONS, type ToVerify } from "../../inspect.ts";
import type { TextReading } from "../../reading/measure.ts";
import { MEASURE } from "../../reading/score.ts";
import { printDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, today, withCommonOptions } from "../options.ts";
import { steppedDownLines } from "../plan.ts";
import { runBuild } from "./build.ts";

interface CheckOptions extends CommonOptions {
  toVerify?: boolean;
  reading?: boolean;
  strict?: boolean;
}

/** `lectern check`. */
export function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description("find every mistake, in every edition, and write nothing")
    .argument("[audience...]", "audiences to check; all where none is named")
    .option("--strict", "treat warnings as errors")
    .option("--to-verify", "list what a person must still check before the material is approved")
    .option("--reading", "show how hard the text of modules and editions is to read")
    .addHelpText(
      "after",
      `
Examples:
  lectern check
  lectern check police --json
  lectern check --to-verify
  lectern check --reading`,
    );
  withCommonOptions(command).action(async (audiences: string[], options: CheckOptions) => {
    if (options.toVerify) await printToVerify(options);
    else if (options.reading) await printReading(audiences, options);
    else {
      const { ok, steppedDown } = await runBuild(audiences, {
        ...options,
        out: undefined,
        documents: [],
        formats: [],
      });
      if (ok && !options.json) {
        const lines = [...steppedDownLines(steppedDown), "No mistakes found."];
        process.stdout.write(`${lines.join("\n")}\n`);
      }
    }
  });
}

/** The reviewer's list as text, under a heading for each reason. */
function toVerifyLines(rows: readonly ToVerify[]): string {
  const lines = rows.flatMap(({ reason, list, id, says, why, note, address }, index) => {
    const isFirst = rows[index - 1]?.reason !== reason;
    const count = rows.filter((row) => row.reason === reason).length;
    return [
      ...(isFirst ? ["", `${REASONS[reason]} (${count})`, ""] : []),
      `${list}/${id}: ${why}`,
      ...[says, note, address].filter((text) => text !== "").map((text) => `  ${text}`),
    ];
  });
  return `${lines.join("\n").trim()}\n\n${rows.length} to check.\n`;
}

async function printReading(audiences: string[], options: CheckOptions): Promise<void> {
  const result = await measureReading(options, today(), audiences);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ measure: MEASURE, ...result }, undefined, 2)}\n`);
  } else if ("diagnostics" in result) printDiagnostics(result.diagnostics, process.stderr);
  else {
    const head = ["".padEnd(28), "age".padStart(5), "words".padStart(6), "most".padStart(5)];
    const lines = [
      `Reading age (${MEASURE}) of what participants read: not quotations of law, tables, charts,`,
      "contacts. It counts words, syllables and sentences, and knows nothing of meaning.",
      ...["", `${head.join(" ")}  hardest slides`, "modules"],
      ...result.modules.map((module) => readingLine(module)),
      ...["", "editions"],
      ...result.editions.map((edition) => readingLine(edition, edition.most)),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  }
  process.exitCode = "diagnostics" in result ? EXIT.content : EXIT.fine;
}

function readingLine({ id, age, words, hardest }: TextReading, most?: number): string {
  const slides = hardest.map((slide) => `${slide.id} (${slide.age})`).join(", ");
  const cells = [
    `  ${id}`.padEnd(28),
    age.toFixed(1).padStart(5),
    String(words).padStart(6),
    (most?.toString() ?? "").padStart(5),
  ];
  return `${cells.join(" ")}  ${slides}`;
}

async function printToVerify(options: CheckOptions): Promise<void> {
  const rows = await listToVerify(options, today());
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ toVerify: rows ?? [] }, undefined, 2)}\n`);
  } else if (rows) {
    process.stdout.write(toVerifyLines(rows));
  } else process.stderr.write("The register cannot be read; `lectern check` says why.\n");
  process.exitCode = rows ? EXIT.fine : EXIT.content;
}
