import { lstat, mkdir, open, readdir, readFile, rename, rm, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The output folder cannot be written as it stands. */
export class OutputError extends Error {
  constructor(
    message: string,
    /** What to do. */
    readonly help: string,
  ) {
    super(message);
    this.name = "OutputError";
  }
}

/** Another build of the same folder takes seconds; longer, and something is wrong. */
const WAIT_MS = 120_000;

/**
 * Lets `fill` write a new output folder beside the old one, then puts it in its place by two
 * renames. A journal, written first, is also the lock between two builds; whoever finds one of a
 * dead process mends what that left half done.
 */
export async function withSwap<T>(out: string, fill: (stage: string) => Promise<T>): Promise<T> {
  const target = resolve(out);
  await refuseForeign(target);
  await mkdir(dirname(target), { recursive: true });
  const names = namesBeside(target);
  await lock(target);
  try {
    await rm(names.stage, { recursive: true, force: true });
    await mkdir(names.stage);
    const result = await fill(names.stage);
    if (await exists(target)) await rename(target, names.old);
    await rename(names.stage, target);
    return result;
  } finally {
    await mend(target);
    await unlink(names.journal).catch(() => undefined);
  }
}

/** Mending takes milliseconds; a claim to it that is older is that of a process that was killed. */
const CLAIM_MS = 10_000;

/** Mends what a killed build left of its swap, if it left any. */
export async function recover(out: string): Promise<void> {
  const target = resolve(out);
  const { journal, claim } = namesBeside(target);
  if (!(await isHolderDead(target))) return;
  // One process at a time: a second one would undo what the first has begun since.
  const claimed = await open(claim, "wx").catch(() => undefined);
  if (!claimed) {
    const { mtimeMs } = await lstat(claim).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > CLAIM_MS) await unlink(claim).catch(() => undefined);
    return;
  }
  try {
    if (!(await isHolderDead(target))) return;
    await mend(target);
    await unlink(journal).catch(() => undefined);
  } finally {
    await claimed.close();
    await unlink(claim).catch(() => undefined);
  }
}

async function isHolderDead(target: string): Promise<boolean> {
  const holder = await journalHolder(target);
  return holder !== undefined && !isAlive(holder);
}

/** Hidden names in the same folder, so that renames stay within one file system. */
function namesBeside(target: string) {
  const name = (what: string) => join(dirname(target), `.${basename(target)}.lectern-${what}`);
  return { stage: name("stage"), old: name("old"), journal: name("journal"), claim: name("claim") };
}

/**
 * Brings the folders to one of two states: the new output stands, or the old one does. A new one
 * that was not yet in place goes: its build did not finish.
 */
async function mend(target: string): Promise<void> {
  const { stage, old } = namesBeside(target);
  if ((await exists(old)) && !(await exists(target))) await rename(old, target);
  await rm(old, { recursive: true, force: true });
  await rm(stage, { recursive: true, force: true });
}

async function lock(target: string): Promise<void> {
  const { journal } = namesBeside(target);
  const giveUp = Date.now() + WAIT_MS;
  for (;;) {
    await recover(target);
    const handle = await open(journal, "wx").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return undefined;
      throw new OutputError(
        `Nothing can be written beside ${target} (${error.code}).`,
        "Make the folder writable, free some disk, or name another one with --out.",
      );
    });
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.sync();
      await handle.close();
      return;
    }
    if (Date.now() > giveUp) {
      throw new OutputError(
        `Another build has been writing ${target} for two minutes.`,
        `End it; if there is none, delete ${journal}.`,
      );
    }
    await sleep(50);
  }
}

/** The process that holds the journal; undefined where there is none. */
async function journalHolder(target: string): Promise<number | undefined> {
  const text = await readFile(namesBeside(target).journal, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  // An empty journal is one that is just being written, or whose writer was killed at it.
  if (text !== "") return Number(text);
  const { mtimeMs } = await lstat(namesBeside(target).journal).catch(() => ({
    mtimeMs: Date.now(),
  }));
  return Date.now() - mtimeMs > 2_000 ? -1 : process.pid;
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A folder that holds other things than our output is not ours to replace. */
async function refuseForeign(target: string): Promise<void> {
  const stats = await lstat(target).catch(() => undefined);
  if (!stats) return;
  if (!stats.isDirectory()) {
    throw new OutputError(
      `${target} is ${stats.isSymbolicLink() ? "a link" : "a file"}, not a folder.`,
      "Remove it, or name another folder with --out.",
    );
  }
  const entries = await readdir(target);
  if (entries.length === 0 || (await hasOurManifest(target))) return;
  throw new OutputError(
    `${target} holds files that Lectern did not make (such as ${entries[0]}).`,
    "A build replaces the whole folder. Name an empty or new one with --out.",
  );
}

/** Whether a folder has a manifest of ours: websites have a manifest.json too. */
async function hasOurManifest(target: string): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(target, "manifest.json"), "utf8"));
    const { factsAsOf, files } = manifest as Partial<Record<string, unknown>>;
    return typeof factsAsOf === "string" && Array.isArray(files);
  } catch {
    return false;
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
