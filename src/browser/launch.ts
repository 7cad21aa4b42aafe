import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "puppeteer";
import { EnvironmentError } from "./errors.ts";
import type { FoundBrowser } from "./find.ts";
import { nameOwned, removeLeftovers } from "./leftovers.ts";
import { probeBrowser } from "./probe.ts";

const PROFILE = "lectern-profile";
const PROFILE_ARGUMENT = "--user-data-dir=";
const CLOSE_MS = 3_000;

/** Settings of one start. */
export interface LaunchOptions {
  /** Lets pages run scripts; only the tests of the layers below ask for it. */
  javascript?: boolean;
  /** Milliseconds the start may take; 30,000 by default. */
  timeoutMs?: number;
}

/** Sends every request, those to this machine too, to a proxy where nothing listens. */
export const DEAD_PROXY = ["--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>"];

/** Resolves no name, so that prefetching one cannot tell it to a name server. */
export const NO_NAMES = ["--host-resolver-rules=MAP * ~NOTFOUND"];

const NO_SCRIPTS = ["--blink-settings=scriptEnabled=false"];

const QUIET = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-gpu",
  "--font-render-hinting=none",
  "--lang=en-GB",
];

// The locale becomes the PDF's language where a page names none, and the zone its dates.
const SAME_EVERYWHERE = { LANG: "en_GB.UTF-8", LC_ALL: "en_GB.UTF-8", LANGUAGE: "", TZ: "UTC" };

/** Starts the browser without scripts and cut off from the network, or throws an `EnvironmentError`. */
export async function launchBrowser(
  found: FoundBrowser,
  { javascript = false, timeoutMs = 30_000 }: LaunchOptions = {},
): Promise<Browser> {
  const { default: puppeteer } = await import("puppeteer");
  const profile = await makeProfile();
  const env = { ...process.env, ...SAME_EVERYWHERE, ...found.environment };
  // puppeteer's own limit does not cover a program that starts and then says nothing.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  try {
    const browser = await puppeteer.launch({
      executablePath: found.executable,
      // The shell is the light headless Chromium; a full browser has no such mode any more.
      headless: found.kind === "embedded" ? "shell" : true,
      // A browser on a pipe ends when this process does, even by `kill -9`. So it needs no signal
      // handlers either: puppeteer's would exit before the build has tidied up.
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: timeoutMs,
      signal: patience.signal,
      env,
      args: [
        ...QUIET,
        ...DEAD_PROXY,
        ...NO_NAMES,
        ...(javascript ? [] : NO_SCRIPTS),
        ...(found.sandbox ? [] : ["--no-sandbox"]),
        `${PROFILE_ARGUMENT}${profile}`,
      ],
    });
    const child = browser.process();
    child?.once("exit", () => void removeFolder(profile));
    // A browser that ends may leave its pipes torn. That it is gone is heard of otherwise; unheard,
    // a torn pipe would end this process.
    for (const pipe of child?.stdio ?? []) pipe?.on("error", () => undefined);
    return browser;
  } catch (error) {
    await removeFolder(profile);
    // puppeteer only tells that the browser went away; asked again, it may say what it lacks.
    const silent = patience.signal.aborted || process.platform === "win32";
    const answer = silent ? undefined : await probeBrowser(found.executable, env);
    throw new EnvironmentError(
      `The browser ${found.executable} could not be started: ${answer ?? (error as Error).message}`,
      found.sandbox
        ? "Try `lectern doctor`. If this system forbids Chromium's sandbox, set LECTERN_SANDBOX=off; or name another browser in LECTERN_BROWSER."
        : "Try `lectern doctor`, or name another browser in LECTERN_BROWSER.",
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Ends a browser, by force if it does not go by itself, and removes its profile. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  const gone = new Promise<void>((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
  const patience = new AbortController();
  const late = sleep(CLOSE_MS, undefined, { signal: patience.signal })
    .then(() => child?.kill("SIGKILL"))
    .catch(() => undefined);
  // What matters is the end of the process; a browser killed before rejects here.
  const closing = browser.close().catch(() => child?.kill("SIGKILL"));
  await Promise.race([Promise.all([closing, gone]), late.then(() => gone)]);
  patience.abort();
  const profile = child?.spawnargs.find((argument) => argument.startsWith(PROFILE_ARGUMENT));
  if (profile) await removeFolder(profile.slice(PROFILE_ARGUMENT.length));
}

// A profile of our own name: after `kill -9` the next start can tell whose it was.
async function makeProfile(): Promise<string> {
  await removeLeftovers(tmpdir(), PROFILE);
  const profile = join(tmpdir(), nameOwned(PROFILE));
  await mkdir(profile, { mode: 0o700 });
  return profile;
}

async function removeFolder(path: string): Promise<void> {
  // Helper processes may still write for a moment; what resists, the next start removes.
  await rm(path, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}
