import { type Command, Option } from "commander";
import { type BuildResult, build, HANDOUT_LAYOUTS } from "../../build.ts";
import { printDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import { type CommonOptions, commaList, realTools, withCommonOptions } from "../options.ts";
import { paint } from "../paint.ts";
import { planOf, steppedDownLines } from "../plan.ts";
import { silent, startProgress } from "../progress.ts";

interface BuildOptions extends CommonOptions {
  out: string | undefined;
  documents: string[];
  formats: string[];
  strict?: boolean;
  handout?: string;
}

/** `lectern build`. */
export function addBuild(program: Command): void {
  const command = program
    .command("build")
    .description("write the editions of all audiences, or of those named, into dist/")
    .argument("[audience...]", "audiences to build; all where none is named")
    .option("--out <dir>", "folder to write", "dist")
    .option("--documents <ids>", "only these documents, with commas", commaList, [])
    .option("--formats <ids>", "only these formats, with commas", commaList, [])
    .addOption(
      new Option("--handout <slides>", "slides on a page of the handout")
        .choices(HANDOUT_LAYOUTS.map(String))
        .default("3"),
    )
    .option("--strict", "treat warnings as errors")
    .option("--no-cache", "draw everything anew (today every build does)")
    .addHelpText(
      "after",
      `
Examples:
  lectern build
  lectern build church --formats pdf
  lectern build --out /media/usb/decks`,
    );
  withCommonOptions(command).action(async (audiences: string[], options: BuildOptions) => {
    const start = performance.now();
    const result = await runBuild(audiences, options);
    if (options.json) return;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const files = result.manifest?.files ?? [];
    if (result.ok) {
      for (const { participant } of result.editions) {
        const made = files.filter(({ edition }) => edition === participant.name).length;
        process.stdout.write(
          `${participant.name.padEnd(16)} ${String(participant.slides.length).padStart(3)} slides ${String(Math.round(participant.minutes)).padStart(4)} minutes ${String(made).padStart(3)} files\n`,
        );
      }
      for (const line of steppedDownLines(result.steppedDown)) process.stdout.write(`${line}\n`);
      process.stdout.write(
        `${paint(process.stdout, "green", "Built")} ${result.editions.length} editions into ${options.out} in ${seconds} s\n`,
      );
    } else process.stderr.write("Nothing was written.\n");
  });
}

/** Runs a build for a command, shows what it found and sets the exit code. */
export async function runBuild(audiences: string[], options: BuildOptions): Promise<BuildResult> {
  const progress = options.json ? silent : await startProgress();
  const { programme, audiences: profiles, templates, out, documents, formats } = options;
  const tools = realTools(progress.show);
  let ok = false;
  try {
    const result = await build(
      {
        programme,
        audiences: profiles,
        templates,
        out,
        strict: options.strict ?? false,
        options: { handout: HANDOUT_LAYOUTS.find((slides) => String(slides) === options.handout) },
        only: { audiences, documents, formats },
      },
      tools,
    );
    ok = result.ok;
    await progress.end(ok);
    if (options.json) process.stdout.write(`${JSON.stringify(toJson(result), undefined, 2)}\n`);
    else printDiagnostics(result.diagnostics, process.stderr);
    process.exitCode = ok ? EXIT.fine : EXIT.content;
    return result;
  } finally {
    await progress.end(ok);
    if (process.env.LECTERN_TIMINGS) {
      const { user, system } = process.cpuUsage();
      const whole = {
        "since start": performance.now(),
        "our processor time": (user + system) / 1000,
        ...tools.stopwatch.sums(),
      };
      process.stderr.write(`timings ${JSON.stringify(whole)}\n`);
    }
  }
}

function toJson({ diagnostics, manifest, editions, steppedDown }: BuildResult): object {
  return {
    diagnostics,
    files: manifest?.files ?? [],
    plan: Object.fromEntries(
      editions.map(({ participant }) => [participant.name, planOf(participant, steppedDown)]),
    ),
  };
}
