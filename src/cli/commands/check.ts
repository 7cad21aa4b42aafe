import type { Command } from "commander";
import { listToVerify, REASONS, type ToVerify } from "../../inspect.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, today, withCommonOptions } from "../options.ts";
import { steppedDownLines } from "../plan.ts";
import { runBuild } from "./build.ts";

interface CheckOptions extends CommonOptions {
  toVerify?: boolean;
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
    .addHelpText(
      "after",
      `
Examples:
  lectern check
  lectern check police --json
  lectern check --to-verify`,
    );
  withCommonOptions(command).action(async (audiences: string[], options: CheckOptions) => {
    if (options.toVerify) await printToVerify(options);
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

async function printToVerify(options: CheckOptions): Promise<void> {
  const rows = await listToVerify(options, today());
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ toVerify: rows ?? [] }, undefined, 2)}\n`);
  } else if (rows) {
    process.stdout.write(toVerifyLines(rows));
  } else process.stderr.write("The register cannot be read; `lectern check` says why.\n");
  process.exitCode = rows ? EXIT.fine : EXIT.content;
}
