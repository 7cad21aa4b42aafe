import { randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

// Process ids mean nothing on another host or in another container that shares the folder, so
// what belongs to those is judged by its age alone.
const TOO_OLD_MS = 24 * 60 * 60 * 1000;

/** A file name that says which process made it: `<kind>~<host>~<pid>~<random>`. */
export function nameOwned(kind: string): string {
  return [kind, host(), process.pid, randomBytes(6).toString("hex")].join("~");
}

/** Whether the process that made a file with an owned name is gone; `ageMs` is the file's age. */
export function isAbandoned(name: string, ageMs: number): boolean {
  const [, madeOn, pid] = name.split("~");
  if (madeOn !== host() || !/^\d+$/.test(pid ?? "")) return ageMs > TOO_OLD_MS;
  return !isAlive(Number(pid));
}

/** Removes what killed processes left in a folder under owned names of one kind. */
export async function removeLeftovers(folder: string, kind: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(`${kind}~`)) continue;
    const path = join(folder, name);
    const age = await ageOf(path);
    if (age === undefined || !isAbandoned(name, age)) continue;
    // Someone else's file in a shared temporary folder cannot be removed, and need not be.
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Milliseconds since a file last changed; undefined where it is gone. */
export async function ageOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    (found) => Date.now() - found.mtimeMs,
    () => undefined,
  );
}

function host(): string {
  return hostname().replaceAll(/[^A-Za-z0-9.-]/g, "_");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
