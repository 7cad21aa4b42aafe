import type { Command } from "commander";
import {
  type CreateRequest,
  type CreateResult,
  createAudience,
  createModule,
  createScenario,
} from "../../create.ts";
import { printDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, commaList, today, withCommonOptions } from "../options.ts";
import { paint } from "../paint.ts";

interface NewOptions extends CommonOptions {
  title?: string;
}

/** `lectern new`. */
export function addNew(program: Command): void {
  const command = program
    .command("new")
    .description("make an audience, a module or a scenario, with notes that explain it")
    .addHelpText(
      "after",
      `
Examples:
  lectern new audience fire-service --title "Fire and rescue service"
  lectern new module county-lines --after the-signs
  lectern new scenario the-car-wash

Each has --help, and --json for scripts.`,
    );
  addOne<NewOptions & { extends?: string }>(command, {
    kind: "audience",
    description: "make the profile of an audience, in the folder of profiles",
    options: (made) =>
      made.option(
        "--extends <audience>",
        "the profile it builds on (default: the base that most others extend)",
      ),
    example: 'fire-service --extends uk-adult --title "Fire and rescue service"',
    create: (request, options) => createAudience({ ...request, base: options.extends }, today()),
  });
  addOne<NewOptions & { after?: string; for?: string[] }>(command, {
    kind: "module",
    description: "make a module with slides to fill, and name it in programme.yaml",
    options: (made) =>
      made
        .option("--after <module>", "the module it comes after (default: the last)")
        .option("--for <audiences>", "only for these, with commas (default: all)", commaList),
    example: "county-lines --after the-signs --for police,schools",
    create: (request, options) =>
      createModule({ ...request, after: options.after, for: options.for ?? [] }, today()),
  });
  addOne<NewOptions>(command, {
    kind: "scenario",
    description: "make a scenario with beats, questions and a key to write",
    options: (made) => made,
    example: 'the-car-wash --title "Six hands and one hose"',
    create: (request) => createScenario(request, today()),
  });
}

interface NewKind<Options extends NewOptions> {
  kind: string;
  description: string;
  options: (command: Command) => Command;
  example: string;
  create: (request: CreateRequest, options: Options) => Promise<CreateResult>;
}

function addOne<Options extends NewOptions>(
  parent: Command,
  { kind, description, options, example, create }: NewKind<Options>,
): void {
  const command = parent
    .command(kind)
    .description(description)
    .argument("<name>", "its id: lower-case letters, digits and hyphens")
    .option("--title <words>", "what people read (default: the name, in words)")
    .addHelpText("after", `\nExample:\n  lectern new ${kind} ${example}`);
  withCommonOptions(options(command)).action(async (name: string, given: Options) => {
    const { programme, audiences, templates, title } = given;
    const result = await create({ programme, audiences, templates, name, title }, given);
    if (given.json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    else print(result);
    if ("diagnostics" in result) process.exitCode = EXIT.content;
  });
}

function print(result: CreateResult): void {
  const out = process.stdout;
  if ("diagnostics" in result) {
    printDiagnostics(result.diagnostics, process.stderr);
    process.stderr.write("Nothing was made.\n");
    return;
  }
  for (const path of result.made) out.write(`${paint(out, "green", "Made")} ${path}\n`);
  for (const path of result.changed) out.write(`${paint(out, "green", "Changed")} ${path}\n`);
  out.write("\nNext:\n");
  for (const [index, step] of result.next.entries()) out.write(`  ${index + 1}. ${step}\n`);
}
