import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { inspectBrowser } from "../../browser/doctor.ts";
import { countFonts } from "../../inspect.ts";
import { EXIT } from "../exit.ts";
import { paint } from "../paint.ts";

interface Finding {
  what: string;
  ok: boolean;
  says: string;
  help: string;
}

interface DoctorOptions {
  out: string;
  templates: string;
  json?: boolean;
}

/** A build stages a whole new output beside the old one; this is plenty for both. */
const MIN_FREE_MB = 500;

/** `lectern doctor`. */
export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("what this machine has and lacks for a build, and how to mend it")
    .option("--out <dir>", "folder that builds write", "dist")
    .option("--templates <dir>", "folder of themes and templates", "templates")
    .option("--json", "one JSON document on standard output, and nothing else")
    .addHelpText("after", "\nExample:\n  lectern doctor")
    .action(async ({ out, templates, json }: DoctorOptions) => {
      const findings = [
        node(),
        ...(await browser()),
        await fonts(templates),
        await disk(dirname(resolve(out))),
      ];
      if (json) process.stdout.write(`${JSON.stringify({ findings }, undefined, 2)}\n`);
      else for (const finding of findings) print(finding);
      process.exitCode = findings.every(({ ok }) => ok) ? EXIT.fine : EXIT.environment;
    });
}

function print({ what, ok, says, help }: Finding): void {
  const mark = ok
    ? paint(process.stdout, "green", "ok     ")
    : paint(process.stdout, "red", "missing");
  process.stdout.write(`${mark} ${what}: ${says}\n${help === "" ? "" : `        ${help}\n`}`);
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    what: "Node.js",
    ok,
    says: process.versions.node,
    help: ok ? "" : "Install Node.js 20.19 or newer.",
  };
}

async function browser(): Promise<Finding[]> {
  const { found, version, printed, ms, problem, help } = await inspectBrowser(process.env);
  const ok = problem === undefined && printed === true;
  const says = found
    ? `${version ?? "unknown version"} (${found.kind}: ${found.executable})${ms === undefined ? "" : `, printed a page in ${Math.round(ms)} ms`}`
    : (problem ?? "none");
  const findings: Finding[] = [
    { what: "Browser", ok, says: problem ?? says, help: ok ? "" : (help ?? "") },
  ];
  if (found) {
    findings.push({
      what: "Browser's sandbox",
      ok: true,
      says: found.sandboxWhy,
      help: "",
    });
  }
  return findings;
}

async function fonts(templates: string): Promise<Finding> {
  const what = "Fonts";
  try {
    const count = await countFonts(templates);
    return {
      what,
      ok: count > 0,
      says: `${count} font files, embedded in every document`,
      help: "",
    };
  } catch (error) {
    return { what, ok: false, says: (error as Error).message, help: "Run `npm ci` again." };
  }
}

async function disk(folder: string): Promise<Finding> {
  const what = "Disk";
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / 1_000_000);
    const ok = free >= MIN_FREE_MB;
    return {
      what,
      ok,
      says: `${free} MB free in ${folder}`,
      help: ok ? "" : `Free ${MIN_FREE_MB} MB.`,
    };
  } catch {
    return {
      what,
      ok: false,
      says: `${folder} cannot be written`,
      help: "Make it writable, or use --out.",
    };
  }
}
