import type { Command } from "commander";
import { readProgramme } from "../../build.ts";
import { documentKinds } from "../../documents/kinds.ts";
import { formats } from "../../formats/formats.ts";
import { hasErrors } from "../../model/diagnostics.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, realTools, withCommonOptions } from "../options.ts";
import { paint } from "../paint.ts";

interface Row {
  id: string;
  about: string;
}

/** `lectern list`. */
export function addList(program: Command): void {
  const command = program
    .command("list")
    .description("the audiences, documents and formats there are")
    .addHelpText("after", "\nExample:\n  lectern list --json");
  withCommonOptions(command).action(async (options: CommonOptions) => {
    const { profiles, files } = await readProgramme(options, realTools(() => undefined).today);
    const lists: Record<string, Row[]> = {
      audiences: [...profiles.values()]
        .filter(({ abstract }) => !abstract)
        .map(({ id, name, minutes }) => ({ id, about: `${name}, ${minutes.default} minutes` })),
      documents: documentKinds.map(({ id, about, reader }) => ({
        id,
        about: `for ${reader}s: ${about}`,
      })),
      formats: formats.map(({ id, about }) => ({ id, about })),
    };
    if (options.json) process.stdout.write(`${JSON.stringify(lists, undefined, 2)}\n`);
    else for (const [title, rows] of Object.entries(lists)) printList(title, rows);
    if (hasErrors(files)) {
      process.stderr.write("There are mistakes in the files; `lectern check` shows them.\n");
      process.exitCode = EXIT.content;
    }
  });
}

function printList(title: string, rows: readonly Row[]): void {
  process.stdout.write(`${paint(process.stdout, "bold", title)}\n`);
  for (const { id, about } of rows) process.stdout.write(`  ${id.padEnd(18)} ${about}\n`);
}
