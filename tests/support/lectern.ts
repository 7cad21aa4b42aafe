import { execFile } from "node:child_process";
import { appendFile, cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** The command as it is installed. */
export const COMMAND = resolve("lib/main.js");

/** How a run of the command ended. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `lectern` with these arguments, in `cwd`. */
export function lectern(
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [COMMAND, ...args],
      { cwd, env: { ...process.env, ...env }, maxBuffer: 64_000_000 },
      (error, stdout, stderr) => {
        const code = error && typeof error.code === "number" ? error.code : error ? -1 : 0;
        done({ code, stdout, stderr });
      },
    );
  });
}

/** A folder that goes when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A copy of a project (a folder with `programme/` and `audiences/`) that a test may change, and
 * the arguments that make the command use it.
 */
export async function copyProject(from: string): Promise<{ folder: string; args: string[] }> {
  const folder = await temporaryFolder();
  await cp(from, folder, { recursive: true });
  return {
    folder,
    args: [
      ...["--programme", join(folder, "programme")],
      ...["--audiences", join(folder, "audiences")],
      ...["--templates", resolve("templates")],
    ],
  };
}

/** Keeps the audiences of a copied project to their decks, where only those matter. */
export async function keepToDecks(audiences: string): Promise<void> {
  for (const name of await readdir(audiences)) {
    const path = join(audiences, name);
    // The others have what they extend.
    if (/^extends:/m.test(await readFile(path, "utf8"))) continue;
    await appendFile(path, "\ndocuments:\n  - deck\n");
  }
}
