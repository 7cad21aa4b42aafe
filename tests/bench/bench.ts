import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "../../src/browser/find.ts";
import { exportDecks } from "./export-decks.ts";

const HELP = `npm run bench [-- --runs N] [--json]

Makes the same decks with Lectern and with marp-cli, by turns, in the same browser, both run by node
directly, and prints medians and ratios. These machines are noisy: only ratios of one run count.`;

/** One way to make the decks. */
interface Contender {
  name: string;
  args: string[];
}

/** What one run took: wall and processor time in seconds, memory in MB. */
interface Sample {
  wall: number;
  /** Peak resident memory of the process itself, without the browser's. */
  memory: number;
  /** Milliseconds of each stage, where the contender tells. */
  stages: Record<string, number>;
}

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "7" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) process.stdout.write(`${HELP}\n`);
else await main(Number(values.runs));

async function main(runs: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-bench-"));
  try {
    const decks = join(folder, "decks");
    const count = await exportDecks(decks);
    const browser = await findBrowser(process.env);
    const environment = { ...browser.environment, CHROME_NO_SANDBOX: "1" };
    const marp = (format: string) => [
      resolve("node_modules/@marp-team/marp-cli/marp-cli.js"),
      ...["--input-dir", decks, "--output", join(folder, `marp-${format}`)],
      ...["--theme-set", resolve("templates/themes"), "--no-stdin", `--${format}`],
      ...["--browser", "chrome", "--browser-path", browser.executable],
    ];
    const lectern = (format: string) => [
      resolve("lib/main.js"),
      ...[
        "build",
        "--documents",
        "deck",
        "--formats",
        format,
        "--out",
        join(folder, `lectern-${format}`),
      ],
    ];
    const results: object[] = [];
    for (const format of ["pdf", "html"]) {
      const contenders: Contender[] = [
        { name: "lectern", args: lectern(format) },
        { name: "marp-cli", args: marp(format).filter((arg) => arg !== "--html") },
      ];
      const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
      for (let run = 0; run <= runs; run++) {
        for (const { name, args } of contenders) {
          const sample = await measure(args, environment);
          if (run > 0) samples.get(name)?.push(sample); // the first run warms the disk
        }
      }
      results.push(summarise(format, count, samples));
    }
    if (values.json) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function summarise(format: string, count: number, samples: Map<string, Sample[]>): object {
  const row = (name: string) => {
    const all = samples.get(name) ?? [];
    return {
      wall: median(all.map(({ wall }) => wall)),
      memory: Math.max(...all.map(({ memory }) => memory)),
    };
  };
  const [ours, theirs] = [row("lectern"), row("marp-cli")];
  const stages: Record<string, number> = {};
  for (const name of Object.keys(samples.get("lectern")?.[0]?.stages ?? {})) {
    stages[name] = median((samples.get("lectern") ?? []).map((sample) => sample.stages[name] ?? 0));
  }
  const ratio = ours.wall / theirs.wall;
  if (!values.json) {
    const line = (name: string, { wall, memory }: { wall: number; memory: number }) =>
      `  ${name.padEnd(10)} ${wall.toFixed(2).padStart(6)} s   ${memory.toFixed(0).padStart(4)} MB\n`;
    process.stdout.write(
      `${count} decks to ${format}, medians on ${cpus().length} cores\n${line("lectern", ours)}${line("marp-cli", theirs)}  ratio      ${ratio.toFixed(2).padStart(6)}\n`,
    );
    for (const [name, ms] of Object.entries(stages)) {
      process.stdout.write(`    ${name.padEnd(24)} ${ms.toFixed(0).padStart(6)} ms\n`);
    }
  }
  return { format, decks: count, lectern: ours, "marp-cli": theirs, ratio, stages };
}

/** Runs one contender to its end; fails where it fails. */
async function measure(args: string[], environment: Record<string, string>): Promise<Sample> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment, LECTERN_TIMINGS: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  let memory = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 20);
  const code = await new Promise((done) => child.on("close", done));
  clearInterval(watch);
  const wall = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}:\n${errors}`);
  const timings = /^timings (.*)$/m.exec(errors)?.[1];
  return { wall, memory, stages: timings ? JSON.parse(timings) : {} };
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
