import { mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { unpackOnce } from "../../src/browser/unpack.ts";
import { type AtEnd, makeFolder, startChild, waitFor } from "./support.ts";

// No process has this id: Linux's highest is 4,194,304.
const DEAD_PID = 99_999_999;

describe("the parts of the browser", () => {
  async function makeContents(atEnd: AtEnd) {
    const folder = await makeFolder(atEnd);
    const program = join(folder, "program.br");
    await writeFile(program, brotliCompressSync(Buffer.alloc(100_000, "a")));
    return { contents: { archives: [program], texts: { "a.xml": "<a/>" } }, folder };
  }

  test("are unpacked once and can be run", async ({ onTestFinished }) => {
    const { contents, folder } = await makeContents(onTestFinished);
    const target = join(folder, "cache", "program-1");
    expect(await unpackOnce(contents, target)).toBe(true);
    expect(await unpackOnce(contents, target)).toBe(false);
    const found = await stat(join(target, "program"));
    expect(found.size).toBe(100_000);
    expect(found.mode & 0o100).toBeTruthy();
    expect(await readFile(join(target, "a.xml"), "utf8")).toBe("<a/>");
    expect(await readdir(join(folder, "cache"))).toEqual(["program-1"]);
  });

  const damages: [string, (target: string) => Promise<void>][] = [
    ["truncated", (target) => truncate(join(target, "program"), 1_000)],
    ["empty", (target) => truncate(join(target, "program"), 0)],
    ["without its stamp", (target) => writeFile(join(target, "stamp.json"), "")],
    ["with a stamp of nothing", (target) => writeFile(join(target, "stamp.json"), "{}")],
  ];
  test.for(damages)("are replaced where they are %s", async ([, damage], { onTestFinished }) => {
    const { contents, folder } = await makeContents(onTestFinished);
    const target = join(folder, "program-1");
    await unpackOnce(contents, target);
    await damage(target);
    expect(await unpackOnce(contents, target)).toBe(true);
    expect((await stat(join(target, "program"))).size).toBe(100_000);
  });

  test("are unpacked past the lock and leftovers of a dead process", async ({ onTestFinished }) => {
    const { contents, folder } = await makeContents(onTestFinished);
    const cache = join(folder, "cache");
    const dead = `unpacking~${hostname()}~${DEAD_PID}~abc`;
    const alive = `unpacking~${hostname()}~${process.pid}~abc`;
    const elsewhere = "unpacking~another-host~1~abc";
    for (const name of [dead, alive, elsewhere])
      await mkdir(join(cache, name), { recursive: true });
    await writeFile(join(cache, "program-1.lock"), `lock~${hostname()}~${DEAD_PID}~abc`);
    const start = Date.now();
    await unpackOnce(contents, join(cache, "program-1"));
    expect(Date.now() - start).toBeLessThan(2_000);
    expect((await readdir(cache)).sort()).toEqual(["program-1", elsewhere, alive].sort());
  });

  test("are unpacked past a lock whose maker was killed before it signed", async ({
    onTestFinished,
  }) => {
    const { contents, folder } = await makeContents(onTestFinished);
    const lock = join(folder, "program-1.lock");
    await writeFile(lock, "");
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(lock, minuteAgo, minuteAgo);
    const start = Date.now();
    expect(await unpackOnce(contents, join(folder, "program-1"))).toBe(true);
    expect(Date.now() - start).toBeLessThan(2_000);
  });
});

const runsEmbedded = process.platform === "linux" && process.arch === "x64";
describe.runIf(runsEmbedded)("the embedded browser", () => {
  const find = `
    import { findBrowser } from "#browser/find.ts";
    console.log("begun");
    console.log((await findBrowser(process.env)).executable);`;

  test("unpacks into an empty cache from two processes at once", async ({
    onTestFinished,
    expect,
  }) => {
    const cache = join(await makeFolder(onTestFinished), "empty");
    const env = { LECTERN_CACHE: cache, LECTERN_BROWSER: "" };
    const children = await Promise.all([
      startChild(onTestFinished, find, env),
      startChild(onTestFinished, find, env),
    ]);
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0]);
    const lines = await Promise.all(
      children.map(async (child) => [await child.nextLine(), await child.nextLine()]),
    );
    expect(lines[0]).toEqual(lines[1]);
    expect(await readdir(cache)).toEqual([expect.stringMatching(/^chromium-[\d.]+-\d+$/)]);
  });

  test("unpacks after a kill in the middle, and again where its program was cut off", async ({
    onTestFinished,
    expect,
  }) => {
    const cache = join(await makeFolder(onTestFinished), "killed");
    const env = { ...process.env, LECTERN_CACHE: cache, LECTERN_BROWSER: "" };
    const child = await startChild(onTestFinished, find, env);
    expect(await waitFor(async () => (await bytesUnder(cache)) > 5_000_000)).toBe(true);
    child.process.kill("SIGKILL");
    await child.ended;
    expect((await readdir(cache)).join()).toContain("unpacking~");

    const found = await findBrowser(env);
    expect(found.kind).toBe("embedded");
    expect(await readdir(cache)).toEqual([expect.stringMatching(/^chromium-/)]);
    expect((await stat(dirname(found.executable))).mode & 0o077).toBe(0);
    const whole = (await stat(found.executable)).size;

    await truncate(found.executable, 48_000_000);
    const again = await findBrowser(env);
    expect((await stat(again.executable)).size).toBe(whole);
    await closeBrowser(await launchBrowser(again));
  });
});

async function bytesUnder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
