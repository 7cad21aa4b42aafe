import { cp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { MARKED, useFolder } from "../marked/project.ts";
import { lectern } from "../support/lectern.ts";
import { listed, snapshot } from "./output-folder.ts";
import { familyOf, start, survivors } from "./processes.ts";

const folder = useFolder();
const SOURCES = ["--programme", `${MARKED}/programme`, "--audiences", `${MARKED}/audiences`];
// Two outputs that differ in every PDF, so that it shows which of them stands.
const EARLIER = { SOURCE_DATE_EPOCH: "1600000000" };
const LATER = { SOURCE_DATE_EPOCH: "1700000000" };

let out: string;
let args: string[];
let earlier: Record<string, string>;
let later: Record<string, string>;
/** Milliseconds that a whole build takes here and now. */
let whole: number;

beforeAll(async () => {
  out = join(folder(), "dist");
  args = ["build", ...SOURCES, "--documents", "deck", "--out", out];
  const first = await timeBuild(LATER);
  later = await snapshot(out);
  const second = await timeBuild(EARLIER);
  earlier = await snapshot(out);
  whole = Math.min(first, second);
  await cp(out, join(folder(), "kept"), { recursive: true });
  expect(earlier).not.toEqual(later);
});

async function timeBuild(env: Record<string, string>): Promise<number> {
  const began = performance.now();
  expect((await lectern(args, { env })).code).toBe(0);
  return performance.now() - began;
}

/** Kills a build after some of its time; one that was quicker than thought is started again. */
async function killAt(share: number) {
  for (let attempt = 1; ; attempt++) {
    const began = performance.now();
    const build = start(args, LATER);
    await Promise.race([sleep((whole * share) / 100), build.ended]);
    const family = await familyOf(build.pid);
    const running = build.process.exitCode === null;
    if (running) process.kill(-build.pid, "SIGKILL");
    await build.ended;
    if (!running && attempt < 3) {
      whole = performance.now() - began;
      await putBack();
      continue;
    }
    const deadline = Date.now() + 15_000;
    while ((await survivors(family, build.pid)).length > 0 && Date.now() < deadline)
      await sleep(20);
    const hadBrowser = family.some(({ command }) => command.includes("--user-data-dir="));
    return { pid: build.pid, running, hadBrowser, left: await survivors(family, build.pid) };
  }
}

/** Puts the earlier output back, where a kill came too late. */
async function putBack(): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await cp(join(folder(), "kept"), out, { recursive: true });
}

describe.skipIf(process.platform !== "linux")(
  "a build that is killed leaves the earlier output, and no browser",
  () => {
    const killed: number[] = [];
    let withBrowser = 0;
    let withEarlier = 0;

    test.each([5, 15, 25, 35, 45, 55, 65, 75, 85, 95])("at %d% of its time", async (share) => {
      const { pid, running, hadBrowser, left } = await killAt(share);
      if (running) killed.push(pid);
      if (running && hadBrowser) withBrowser++;
      expect(left).toEqual([]);
      // Where it was killed between its two renames, there is none until the next start; where the
      // new output stood already, that is whole.
      const now = await snapshot(out).catch(() => undefined);
      expect([earlier, later, undefined]).toContainEqual(now);
      if (JSON.stringify(now) === JSON.stringify(later)) await putBack();
      else withEarlier++;
    });

    test("and the next build is whole, with nothing left beside it", async () => {
      // The kills above were real ones, while browsers ran and before the output was replaced.
      expect(killed.length).toBeGreaterThanOrEqual(8);
      expect(withEarlier).toBeGreaterThanOrEqual(7);
      expect(withBrowser).toBeGreaterThanOrEqual(3);
      expect((await lectern(args, { env: LATER })).code).toBe(0);
      expect(await snapshot(out)).toEqual(later);
      expect((await readdir(folder())).sort()).toEqual(["dist", "kept"]);
      const profiles = (await readdir(tmpdir())).filter((name) =>
        killed.some((pid) => name.startsWith("lectern-profile~") && name.includes(`~${pid}~`)),
      );
      expect(profiles).toEqual([]);
    });
  },
);

describe("two builds at once into one folder", () => {
  test("of everything both succeed", async () => {
    const both = await Promise.all([lectern(args, { env: LATER }), lectern(args, { env: LATER })]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await snapshot(out)).toEqual(later);
  });

  test("of an audience each keep one another's", async () => {
    const one = (audience: string) =>
      lectern(["build", audience, ...args.slice(1), "--formats", "html"], { env: LATER });
    await rm(out, { recursive: true });
    const both = await Promise.all([one("church"), one("police")]);
    expect(both.map(({ code, stderr }) => ({ code, stderr }))).toMatchObject([
      { code: 0 },
      { code: 0 },
    ]);
    expect(Object.keys(listed(await snapshot(out)))).toEqual([
      "manifest.json",
      "public/church/deck.html",
      "public/police/deck.html",
      "trainer/church/deck.html",
      "trainer/police/deck.html",
    ]);
    expect((await readdir(folder())).sort()).toEqual(["dist", "kept"]);
  });
});
