import type { Command } from "commander";
import { readProgramme } from "../../build.ts";
import { toVerify } from "../../check/to-verify.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, realTools, withCommonOptions } from "../options.ts";
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
      const { ok } = await runBuild(audiences, {
        ...options,
        out: undefined,
        documents: [],
        formats: [],
      });
      if (ok && !options.json) process.stdout.write("No mistakes found.\n");
    }
  });
}

async function printToVerify(options: CheckOptions): Promise<void> {
  const { programme } = await readProgramme(options, realTools(() => undefined).today);
  const rows = programme ? toVerify(programme.register) : [];
  if (options.json) process.stdout.write(`${JSON.stringify({ toVerify: rows }, undefined, 2)}\n`);
  for (const { list, id, why, address } of options.json ? [] : rows) {
    process.stdout.write(`${list}/${id}: ${why}\n  ${address}\n`);
  }
  process.exitCode = programme ? EXIT.fine : EXIT.content;
}
