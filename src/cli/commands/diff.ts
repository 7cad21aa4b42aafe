import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import type { ComparedSlide, Comparison } from "../../compare/compare.ts";
import { MARKS } from "../../compare/page.ts";
import { compareAudiences } from "../../inspect.ts";
import { printDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, today, withCommonOptions } from "../options.ts";
import { paint } from "../paint.ts";

interface DiffOptions extends CommonOptions {
  html?: string;
}

/** `lectern diff`. */
export function addDiff(program: Command): void {
  const command = program
    .command("diff")
    .description("what participants of one audience see and another's do not")
    .argument("<first>", "an audience")
    .argument("<second>", "another audience")
    .option("--html <file>", "write a page for a reviewer, instead of text")
    .addHelpText("after", "\nExample:\n  lectern diff police church --html review.html");
  withCommonOptions(command).action(async (first: string, second: string, options: DiffOptions) => {
    const result = await compareAudiences(options, today(), [first, second]);
    if ("diagnostics" in result) {
      if (options.json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
      else printDiagnostics(result.diagnostics, process.stderr);
      process.exitCode = EXIT.content;
      return;
    }
    if (options.html !== undefined) await writeFile(options.html, result.page);
    if (options.json) {
      process.stdout.write(`${JSON.stringify(result.comparison, undefined, 2)}\n`);
    } else if (options.html === undefined) print(result.comparison);
    else process.stdout.write(`Wrote ${options.html}\n`);
  });
}

const COLOURS = { both: "dim", first: "red", second: "green" } as const;

function print({ first, second, same, slides }: Comparison): void {
  const out = process.stdout;
  out.write(`- only ${first}\n+ only ${second}\n${same} slides are the same.\n`);
  for (const slide of slides) {
    out.write(
      `\n${paint(out, "bold", `${MARKS[slide.in]} ${slide.title} (${slide.id})`)}${reason(slide)}\n`,
    );
    for (const line of slide.lines) {
      out.write(`${paint(out, COLOURS[line.in], `  ${MARKS[line.in]} ${line.text}`)}\n`);
    }
  }
}

const reason = ({ why }: ComparedSlide): string => (why === "" ? "" : `: ${why}`);
