import { type Command, Option } from "commander";
import { type BuildResult, build, HANDOUT_LAYOUTS } from "../../build.ts";
import { type AskedSession, isLocal } from "../../choose-editions.ts";
import type { ParticipantEdition } from "../../model/edition.ts";
import { printDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import {
  type CommonOptions,
  commaList,
  minutesOrStandard,
  realTools,
  slotValues,
  timeOfDay,
  withCommonOptions,
} from "../options.ts";
import { paint } from "../paint.ts";
import { planOf, steppedDownLines } from "../plan.ts";
import { silent, startProgress } from "../progress.ts";

/** What a run takes from its command: without a folder it writes nothing. */
interface RunOptions extends CommonOptions {
  out: string | undefined;
  documents: string[];
  formats: string[];
  variant?: string[];
  strict?: boolean;
  handout?: string;
  asked?: AskedSession;
}

interface BuildOptions extends Omit<RunOptions, "asked"> {
  minutes?: number | "standard";
  start?: number;
  set: Record<string, string>;
  session?: string;
}

/** `lectern build`. */
export function addBuild(program: Command): void {
  const command = program
    .command("build")
    .description("write the editions of all audiences, or of those named, into dist/")
    .argument("[audience...]", "audiences to build; all where none is named")
    .option("--out <dir>", "folder to write (default: dist; with local details dist-session)")
    .option("--documents <ids>", "only these documents, with commas", commaList, [])
    .option("--formats <ids>", "only these formats, with commas", commaList, [])
    .option(
      "--variant <ids>",
      "also these variants of documents that have them, with commas",
      commaList,
    )
    .addOption(
      new Option("--handout <slides>", "slides on a page of the handout")
        .choices(HANDOUT_LAYOUTS.map(String))
        .default("3"),
    )
    .option(
      "--minutes <n>",
      'how long the session is, breaks included; "standard" makes every standard length (default: each audience\'s own)',
      minutesOrStandard,
    )
    .option("--start <hh:mm>", "when it begins, in 24 hours (default: 09:30)", timeOfDay)
    .option("--set <slot=value>", "fill a slot in all documents; may be repeated", slotValues, {})
    .option("--session <file>", "a YAML file with the session's slots, minutes, start, audiences")
    .option("--strict", "treat warnings as errors")
    .option("--no-cache", "draw everything anew (today every build does)")
    .addHelpText(
      "after",
      `
Examples:
  lectern build
  lectern build church --formats pdf
  lectern build nhs --variant large-print,mono
  lectern build police --minutes 60 --start 14:00
  lectern build --minutes standard
  lectern build church --set "parish-safeguarding=Ana Reyes, 020 7946 0000"
  lectern build --session session.yaml
  lectern build --out /media/usb/decks

What --set and --session fill in makes local copies: they go to dist-session, and say on every page
that they are not to be published.`,
    );
  withCommonOptions(command).action(async (audiences: string[], options: BuildOptions) => {
    const start = performance.now();
    const { minutes, start: begins, set: slots, session: file } = options;
    const asked = { minutes, start: begins, slots, file };
    const out = options.out ?? (isLocal(asked) ? "dist-session" : "dist");
    const result = await runBuild(audiences, { ...options, out, asked });
    if (options.json) return;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const files = result.manifest?.files ?? [];
    if (result.ok) {
      for (const { participant } of result.editions) {
        const made = files.filter(({ edition }) => edition === participant.name).length;
        process.stdout.write(`${summaryLine(participant, made)}\n`);
      }
      for (const line of steppedDownLines(result.steppedDown)) process.stdout.write(`${line}\n`);
      process.stdout.write(
        `${paint(process.stdout, "green", "Built")} ${result.editions.length} editions into ${out} in ${seconds} s\n`,
      );
    } else process.stderr.write("Nothing was written.\n");
  });
}

/** An edition in a line: `police   31 slides  120 minutes  12 files`. */
function summaryLine({ name, slides, plan }: ParticipantEdition, files: number): string {
  const count = (number: number, width: number) => String(number).padStart(width);
  const { minutes, note } = plan;
  const counts = `${count(slides.length, 3)} slides ${count(minutes, 4)} minutes ${count(files, 3)} files`;
  return `${name.padEnd(16)} ${counts}${note === "" ? "" : `: ${note}`}`;
}

/** Runs a build for a command, shows what it found and sets the exit code. */
export async function runBuild(audiences: string[], options: RunOptions): Promise<BuildResult> {
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
        variants: options.variant ?? [],
        session: options.asked,
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
