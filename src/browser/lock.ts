import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { ageOf, isAbandoned, nameOwned } from "./leftovers.ts";

const POLL_MS = 50;
// A lock without a readable owner is one whose maker was killed between making and writing it.
const UNREADABLE_MS = 5_000;

/**
 * Runs a task while no other process runs one under the same lock file, waiting at most `waitMs`.
 *
 * The lock only saves work: after the wait, or where two processes break the same stale lock at
 * once, the task runs beside another, so it must be safe to run twice.
 */
export async function withLock<T>(
  path: string,
  waitMs: number,
  task: () => Promise<T>,
): Promise<T> {
  const mine = nameOwned("lock");
  const deadline = Date.now() + waitMs;
  while (!(await take(path, mine)) && Date.now() < deadline) {
    if (await isStale(path)) await rm(path, { force: true });
    else await sleep(POLL_MS);
  }
  try {
    return await task();
  } finally {
    if ((await ownerOf(path)) === mine) await rm(path, { force: true });
  }
}

async function take(path: string, owner: string): Promise<boolean> {
  try {
    await writeFile(path, owner, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  const [owner, age] = await Promise.all([ownerOf(path), ageOf(path)]);
  if (age === undefined) return false;
  return owner ? isAbandoned(owner, age) : age > UNREADABLE_MS;
}

async function ownerOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
