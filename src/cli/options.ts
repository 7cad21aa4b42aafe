import { type Command, InvalidArgumentError } from "commander";
import { findBrowser } from "../browser/find.ts";
import { openSession } from "../browser/session.ts";
import type { BuildTools } from "../build.ts";
import { clock, sessionMinutes, slotSetting } from "../schemas/session.ts";
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

/** Minutes of a session, or all lengths that are standard. */
export function minutesOrStandard(text: string): number | "standard" {
  if (text === "standard") return text;
  const read = sessionMinutes.safeParse(/^\d+$/.test(text) ? Number(text) : undefined);
  if (read.success) return read.data;
  throw new InvalidArgumentError(
    'Say whole minutes from 1 to 960, breaks included, like 90; or "standard".',
  );
}

/** A time of day, in minutes after midnight. */
export function timeOfDay(text: string): number {
  const read = clock.safeParse(text);
  if (read.success) return read.data;
  throw new InvalidArgumentError("Write a time of day in 24 hours, like 09:30 or 14:00.");
}

/** A `slot=value`, beside those given before it. */
export function slotValues(
  text: string,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const at = text.indexOf("=");
  const written = { slot: text.slice(0, Math.max(at, 0)).trim(), value: text.slice(at + 1) };
  const read = slotSetting.safeParse(written);
  if (at < 0 || !read.success) {
    const why = read.error?.issues[0]?.message;
    throw new InvalidArgumentError(
      `Write a slot, = and what stands in it, like --set "local-authority=020 7946 0000"${why === undefined || at < 0 ? "" : ` (${why})`}.`,
    );
  }
  const { slot, value } = read.data;
  if (Object.hasOwn(before, slot)) throw new InvalidArgumentError("It is set twice.");
  return { ...before, [slot]: value };
}

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
