#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { EnvironmentError } from "../browser/errors.ts";
import { UsageError } from "../model/usage-error.ts";
import { OutputError } from "../output/swap.ts";
import { addBuild } from "./commands/build.ts";
import { addCheck } from "./commands/check.ts";
import { addDiff } from "./commands/diff.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addList } from "./commands/list.ts";
import { addNew } from "./commands/new.ts";
import { EXIT } from "./exit.ts";

const program = new Command("lectern")
  .description("One programme of training content, tailored to each audience, as HTML and PDF.")
  .version("0.1.0")
  .showSuggestionAfterError()
  .showHelpAfterError("Add --help for what this command can do.")
  .exitOverride()
  .addHelpText(
    "after",
    `
Examples:
  lectern build                 every audience, document and format, into dist/
  lectern build police nhs      these two, keeping the others in dist/
  lectern check                 find every mistake, write nothing
  lectern diff police church    what one sees and the other does not
  lectern new scenario the-van  a file to begin with, and what to do next

Exit codes: 0 fine, 1 mistakes in the content, 2 wrong usage, 3 something is missing on this machine.`,
  );
for (const add of [addBuild, addCheck, addList, addDiff, addNew, addDoctor]) add(program);

// Whoever reads our output may stop early, as `head` does; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

program.parseAsync().catch((error: unknown) => {
  process.exitCode = explain(error);
});

/** Says what went wrong and what to do, and gives the exit code. Only a bug shows its stack. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has said it already, on standard error.
    if (error.exitCode === 0) return EXIT.fine;
    printAsJson(error.message.replace(/^error: /, ""), "Add --help for what this command can do.");
    return EXIT.usage;
  }
  const isUsage = error instanceof UsageError;
  if (isUsage || error instanceof EnvironmentError || error instanceof OutputError) {
    const isSaid = printAsJson(error.message, error.help);
    if (!isSaid) process.stderr.write(`${error.message}\n${error.help}\n`);
    return isUsage ? EXIT.usage : EXIT.environment;
  }
  process.stderr.write(
    `This is a bug in Lectern, not in your content. Please report it with these lines.\n${
      error instanceof Error ? error.stack : String(error)
    }\n`,
  );
  return EXIT.environment;
}

/** With `--json`, what stops a run is said in the one document too; returns whether it was. */
function printAsJson(message: string, help: string): boolean {
  if (!process.argv.includes("--json")) return false;
  const document = { diagnostics: [], files: [], plan: {}, error: { message, help } };
  process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  return true;
}
