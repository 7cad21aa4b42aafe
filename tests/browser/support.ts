import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import type { TestContext } from "vitest";

/** Where a test names what to do at its end; each has its own, so that tests can run side by side. */
export type AtEnd = TestContext["onTestFinished"];

const root = resolve(import.meta.dirname, "../..");

/** A temporary folder that goes when the test ends. */
export async function makeFolder(atEnd: AtEnd): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A Node process that runs TypeScript of ours; `lines` gives what it prints, line by line. */
export interface Child {
  process: ChildProcess;
  nextLine(): Promise<string>;
  ended: Promise<number | null>;
}

/** Starts a script that may import from `src/browser/` as `#browser/…`. */
export async function startChild(
  atEnd: AtEnd,
  script: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Child> {
  const folder = await makeFolder(atEnd);
  const source = join(folder, "child.ts");
  await writeFile(source, script.replaceAll("#browser/", `${root}/src/browser/`));
  const outfile = join(folder, "child.mjs");
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const child = spawn(process.execPath, [outfile], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  atEnd(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    nextLine: async () => (await lines.next()).value ?? "",
    ended: once(child, "exit").then(([code]) => code),
  };
}

/** Waits until a condition holds; false after `ms` milliseconds without. */
export async function waitFor(
  condition: () => boolean | Promise<boolean>,
  ms = 15_000,
): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (await condition()) return true;
    await sleep(20);
  }
  return condition();
}

/** The processes of a browser, which all belong to the group that its first process leads. */
export async function processesOfGroup(leader: number): Promise<number[]> {
  if (process.platform !== "linux") return groupExists(leader) ? [leader] : [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      const [state, , group] = text.slice(text.lastIndexOf(")") + 2).split(" ");
      // A zombie has ended; only nobody has asked about it yet.
      return Number(group) === leader && state !== "Z" ? Number(pid) : 0;
    }),
  );
  return found.filter((pid) => pid > 0);
}

function groupExists(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}
