import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { readProgramme } from "../../build.ts";
import { type ComparedSlide, type Comparison, compareEditions } from "../../compare/compare.ts";
import { compileTemplates } from "../../documents/templates.ts";
import { diagnosticsOf, hasErrors } from "../../model/diagnostics.ts";
import { tailor } from "../../tailor/tailor.ts";
import { chooseByIds } from "../../text/choose.ts";
import { printDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, realTools, withCommonOptions } from "../options.ts";
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
    const { programme, profiles, files, templates } = await readProgramme(
      options,
      realTools(() => undefined).today,
    );
    const known = [...profiles.values()].filter(({ abstract }) => !abstract);
    const editions = [first, second].flatMap((id) =>
      chooseByIds("audience", [id], known).flatMap((profile) =>
        programme ? [tailor(programme, profile).participant] : [],
      ),
    );
    const [one, two] = editions;
    if (!one || !two || hasErrors(files)) {
      printDiagnostics(diagnosticsOf(files), process.stderr);
      process.exitCode = EXIT.content;
      return;
    }
    const comparison = compareEditions(one, two);
    if (options.html !== undefined) {
      const page = compileTemplates(templates.templates).fill("diff/page", pageData(comparison));
      await writeFile(options.html, page);
      if (!options.json) process.stdout.write(`Wrote ${options.html}\n`);
    }
    if (options.json) process.stdout.write(`${JSON.stringify(comparison, undefined, 2)}\n`);
    else if (options.html === undefined) print(comparison);
  });
}

function pageData(comparison: Comparison): object {
  const where = {
    both: "both, with differences",
    first: `only ${comparison.first}`,
    second: `only ${comparison.second}`,
  };
  return {
    ...comparison,
    slides: comparison.slides.map((slide) => ({
      ...slide,
      where: where[slide.in],
      lines: slide.lines.map((line) => ({ ...line, who: where[line.in], mark: MARKS[line.in] })),
    })),
  };
}

const MARKS = { both: " ", first: "-", second: "+" } as const;
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
