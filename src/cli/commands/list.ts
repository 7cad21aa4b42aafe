import type { Command } from "commander";
import { type Entry, listAll } from "../../inspect.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, today, withCommonOptions } from "../options.ts";
import { paint } from "../paint.ts";

/** `lectern list`. */
export function addList(program: Command): void {
  const command = program
    .command("list")
    .description("the audiences, documents, formats and variants there are")
    .addHelpText("after", "\nExample:\n  lectern list --json");
  withCommonOptions(command).action(async (options: CommonOptions) => {
    const { lists, ok } = await listAll(options, today());
    if (options.json) process.stdout.write(`${JSON.stringify(lists, undefined, 2)}\n`);
    else for (const [title, entries] of Object.entries(lists)) print(title, entries);
    if (!ok) {
      process.stderr.write("There are mistakes in the files; `lectern check` shows them.\n");
      process.exitCode = EXIT.content;
    }
  });
}

function print(title: string, entries: readonly Entry[]): void {
  process.stdout.write(`${paint(process.stdout, "bold", title)}\n`);
  for (const { id, about } of entries) process.stdout.write(`  ${id.padEnd(18)} ${about}\n`);
}
