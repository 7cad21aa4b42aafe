import { resolve } from "node:path";
import { prepareEmbedded } from "./embedded.ts";
import { EnvironmentError } from "./errors.ts";
import { findInstalled, isExecutable } from "./installed.ts";
import { chooseSandbox } from "./sandbox.ts";

/** A browser on this machine and how it must be started. */
export interface FoundBrowser {
  kind: "override" | "embedded" | "installed";
  executable: string;
  /** Variables to add to the browser's own environment. */
  environment: Record<string, string>;
  sandbox: boolean;
  /** One sentence: why the sandbox is on or off. */
  sandboxWhy: string;
}

/**
 * Finds the browser to print with: the one `LECTERN_BROWSER` names, else the embedded Chromium
 * (unpacked on first use) where it runs, else an installed Chrome, Edge or Chromium. Throws an
 * `EnvironmentError` that says how to get one.
 */
export async function findBrowser(env: NodeJS.ProcessEnv): Promise<FoundBrowser> {
  if (env.LECTERN_BROWSER) return findOverride(env, env.LECTERN_BROWSER);
  const embedded = await prepareEmbedded(env);
  if (typeof embedded !== "string") {
    const choice = await chooseSandbox(env, embedded.executable, false);
    return { kind: "embedded", ...embedded, ...choice };
  }
  const executable = await findInstalled(env);
  if (executable) {
    const choice = await chooseSandbox(env, executable, true);
    return { kind: "installed", executable, environment: {}, ...choice };
  }
  throw new EnvironmentError(
    `No browser to print PDFs with was found. ${embedded}`,
    "Install Google Chrome, Microsoft Edge or Chromium, or name the program of one in LECTERN_BROWSER. Where programs may not run from that folder, name another in LECTERN_CACHE. Then try `lectern doctor`.",
  );
}

async function findOverride(env: NodeJS.ProcessEnv, path: string): Promise<FoundBrowser> {
  const executable = resolve(path);
  if (!(await isExecutable(executable))) {
    throw new EnvironmentError(
      `LECTERN_BROWSER names ${executable}, which is not a program that can be run.`,
      "Name the program of a Chrome, Edge or Chromium in LECTERN_BROWSER, or unset it to use the embedded one.",
    );
  }
  const choice = await chooseSandbox(env, executable, false);
  return { kind: "override", executable, environment: {}, ...choice };
}
