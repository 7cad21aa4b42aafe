import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { type ExtractOptions, extract } from "tar-fs";
import { nameOwned, removeLeftovers } from "./leftovers.ts";
import { withLock } from "./lock.ts";

const STAMP = "stamp.json";
const KIND = "unpacking";
const LOCK_WAIT_MS = 60_000;
const CHUNK = 2 ** 21;

/** Every file of a whole unpacking, its size in bytes and whether it can be run; written last. */
type Stamp = Record<string, { bytes: number; runs: boolean }>;

/** What one folder is made of: `.tar.br` archives, `.br` programs, and texts by file name. */
interface Contents {
  archives: string[];
  texts: Record<string, string>;
}

/**
 * Unpacks into `target`, once, and returns whether it had to. `target` appears whole or not at all,
 * however many processes try at once and wherever one of them is killed.
 */
export async function unpackOnce(contents: Contents, target: string): Promise<boolean> {
  if (await isWhole(target)) return false;
  const folder = join(target, "..");
  // Only its owner may write there: whatever lies in this folder is run.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return withLock(`${target}.lock`, LOCK_WAIT_MS, async () => {
    if (await isWhole(target)) return false;
    await removeLeftovers(folder, KIND);
    const temporary = join(folder, nameOwned(KIND));
    try {
      await unpackInto(contents, temporary);
      await swapIn(temporary, target);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    return true;
  });
}

/** Whether a folder holds every file of its stamp as it was, and only we can have put it there. */
async function isWhole(folder: string): Promise<boolean> {
  try {
    const stamp = JSON.parse(await readFile(join(folder, STAMP), "utf8")) as Stamp;
    const files = Object.entries(stamp);
    if (files.length === 0 || !isTrusted(await stat(folder))) return false;
    const checks = files.map(async ([name, { bytes, runs }]) => {
      const found = await stat(join(folder, name));
      return found.size === bytes && bytes > 0 && canRun(found) === runs && isTrusted(found);
    });
    return (await Promise.all(checks)).every(Boolean);
  } catch {
    return false;
  }
}

function canRun(found: { mode: number }): boolean {
  return (found.mode & 0o100) !== 0;
}

function isTrusted(found: { uid: number; mode: number }): boolean {
  const me = process.getuid?.();
  if (me === undefined) return true;
  return (found.uid === me || found.uid === 0) && (found.mode & 0o002) === 0;
}

async function unpackInto({ archives, texts }: Contents, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  await Promise.all([
    ...archives.map((archive) => unpackFile(archive, folder)),
    ...Object.entries(texts).map(([name, text]) => writeFile(join(folder, name), text)),
  ]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const stamp: Stamp = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path);
    stamp[relative(folder, path)] = { bytes: found.size, runs: canRun(found) };
  }
  await writeFile(join(folder, STAMP), JSON.stringify(stamp, null, 2));
  await flush(join(folder, STAMP));
}

async function unpackFile(source: string, folder: string): Promise<void> {
  const input = createReadStream(source, { highWaterMark: CHUNK });
  const brotli = createBrotliDecompress({ chunkSize: CHUNK });
  if (source.endsWith(".tar.br")) {
    // The archives carry their makers' user ids, which root would otherwise restore.
    const asWeAre: ExtractOptions & { chown: boolean } = { chown: false };
    return pipeline(input, brotli, extract(folder, asWeAre));
  }
  const output = join(folder, basename(source, ".br"));
  await pipeline(input, brotli, createWriteStream(output, { flags: "wx", mode: 0o755 }));
  // Without it a power cut can leave the full size with holes inside, which the stamp cannot tell.
  await flush(output);
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function swapIn(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      throw error;
    }
    if (await isWhole(target)) return;
    const broken = join(target, "..", nameOwned(KIND));
    await rename(target, broken);
    await rename(temporary, target);
    await rm(broken, { recursive: true, force: true });
  }
}
