import type { Command } from "commander";
import { findBrowser } from "../browser/find.ts";
import { openSession } from "../browser/session.ts";
import type { BuildTools } from "../build.ts";
import { startStopwatch } from "../timing/stopwatch.ts";

/** Options of every command. */
export interface CommonOptions {
  programme: string;
  audiences: string;
  templates: string;
  json?: boolean;
}

/** Adds the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("--programme <dir>", "folder of the programme", "decks/counter-trafficking")
    .option("--audiences <dir>", "folder of the audience profiles", "audiences")
    .option("--templates <dir>", "folder of themes and templates", "templates")
    .option("--json", "one JSON document on standard output, and nothing else");
}

/** Ids in a list with commas. */
export const commaList = (text: string): string[] =>
  text
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");

/** Today, year-month-day. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** The real world: the browser of this machine, and today. */
export function realTools(progress: BuildTools["progress"]): BuildTools {
  return {
    env: process.env,
    today: today(),
    openBrowser: async () => openSession(await findBrowser(process.env)),
    stopwatch: startStopwatch(),
    progress,
  };
}
