import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import type { ComparedSlide, Comparison } from "../../compare/compare.ts";
import type { ComparedLine } from "../../compare/line-rows.ts";
import { aboutLines, MARKS } from "../../compare/page.ts";
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

type Side = keyof typeof MARKS;

/** Prints what a page shows, in its order: - is only the first's, + only the second's. */
function print(comparison: Comparison): void {
  const { first, second, counts, routes, contacts, words, slots, slides, same } = comparison;
  const out = process.stdout;
  const say = (in_: Side, text: string) =>
    out.write(`${paint(out, COLOURS[in_], `  ${MARKS[in_]} ${text}`)}\n`);
  const head = (text: string) => out.write(`\n${paint(out, "bold", text)}\n`);
  const side = (inFirst: boolean, inSecond: boolean): Side =>
    inFirst && inSecond ? "both" : inFirst ? "first" : "second";
  out.write(
    `What participants see. - only ${first}, + only ${second}\n` +
      `${counts.first} slides are only in ${first}.\n${counts.second} slides are only in ${second}.\n` +
      `${counts.differ} slides are in both, with different words.\n${counts.same} slides are the same.\n`,
  );
  head("Who is told what to do first");
  for (const { text, shared } of routes.first) say(shared ? "both" : "first", text);
  for (const { text, shared } of routes.second) if (!shared) say("second", text);
  head("Numbers and addresses for help");
  for (const { name, reach, ...told } of contacts) {
    say(side(told.first, told.second), `${name}: ${reach}`);
  }
  for (const [title, pairs] of [
    ["Words of their own", words],
    ["Blanks to fill in", slots],
  ] as const) {
    head(title);
    for (const pair of pairs) {
      if (pair.first === pair.second) say("both", `${pair.what}: ${pair.first}`);
      else
        for (const at of ["first", "second"] as const)
          if (pair[at]) say(at, `${pair.what}: ${pair[at]}`);
    }
  }
  for (const at of ["first", "second", "both"] as const) {
    for (const slide of slides.filter((one) => one.in === at)) {
      head(
        `${MARKS[at]} ${titleOf(slide)} (${slide.id})${slide.why === "" ? "" : `: ${slide.why}`}`,
      );
      for (const line of aboutLines(slide, comparison)) out.write(`    (${line})\n`);
      for (const row of slide.rows) {
        if (row.in === "both") for (const line of row.lines) say(at, text(line));
        else {
          for (const line of row.first) say("first", text(line));
          for (const line of row.second) say("second", text(line));
        }
      }
    }
  }
  head("The same in both");
  for (const slide of same) out.write(`    ${titleOf(slide)} (${slide.id})\n`);
}

const titleOf = ({ id, first, second }: ComparedSlide): string => (first ?? second)?.title ?? id;

const text = ({ mark, depth, text: said }: ComparedLine): string =>
  `${"  ".repeat(Math.max(depth - 1, 0))}${mark === "" ? "" : `${mark} `}${said}`;
