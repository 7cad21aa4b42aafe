import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { OutputError, recover, withSwap } from "../../src/output/swap.ts";
import { temporaryFolder } from "../support/lectern.ts";

let folder: string;
let dist: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  dist = join(folder, "dist");
});

/** The id of a process that has ended. */
const deadProcess = (): number => spawnSync(process.execPath, ["--version"]).pid;

/** Lays folders whose manifests have a version, and a journal, where a killed build leaves them. */
async function lay(state: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(state)) {
    if (name === "journal") await writeFile(join(folder, ".dist.lectern-journal"), text);
    else {
      const path = join(folder, name === "dist" ? "dist" : `.dist.lectern-${name}`);
      await mkdir(path);
      await writeFile(join(path, "manifest.json"), manifest(text));
    }
  }
}

const manifest = (version: string): string =>
  JSON.stringify({ version, date: "2026-02-03", factsAsOf: "2026-02-01", files: [] });
const content = async (): Promise<string> =>
  JSON.parse(await readFile(join(dist, "manifest.json"), "utf8")).version;
const entries = async (): Promise<string[]> => (await readdir(folder)).sort();
const fill =
  (text: string) =>
  (stage: string): Promise<void> =>
    writeFile(join(stage, "manifest.json"), manifest(text));

describe("what a killed build left is mended by the next start", () => {
  const dead = String(deadProcess());
  test.each([
    ["before it began to stage", { dist: "old", journal: dead }, "old"],
    ["while it staged", { dist: "old", stage: "half", journal: dead }, "old"],
    ["between the two renames", { old: "old", stage: "new", journal: dead }, "old"],
    ["after the two renames", { dist: "new", old: "old", journal: dead }, "new"],
    ["while it removed the old one", { dist: "new", journal: dead }, "new"],
  ] as const)("killed %s", async (_, state, expected) => {
    await lay(state);
    await recover(dist);
    expect(await content()).toBe(expected);
    expect(await entries()).toEqual(["dist"]);

    await withSwap(dist, fill("newest"));
    expect(await content()).toBe("newest");
    expect(await entries()).toEqual(["dist"]);
  });

  test.each([
    ["between the two renames", { old: "old", stage: "new", journal: dead }],
    ["at its first build, while it staged", { stage: "half", journal: dead }],
  ] as const)("killed %s, and mended by the next build itself", async (_, state) => {
    await lay(state);
    const before = await withSwap(dist, async (stage) => {
      await fill("newest")(stage);
      return content().catch(() => "nothing");
    });
    expect(before).toBe("old" in state ? "old" : "nothing");
    expect(await content()).toBe("newest");
    expect(await entries()).toEqual(["dist"]);
  });

  test("an empty journal is taken for a dead one's only after a while", async () => {
    await lay({ old: "old", journal: "" });
    await recover(dist);
    expect(await entries()).toEqual([".dist.lectern-journal", ".dist.lectern-old"]);
    const past = new Date(Date.now() - 10_000);
    await utimes(join(folder, ".dist.lectern-journal"), past, past);
    await recover(dist);
    expect(await entries()).toEqual(["dist"]);
  });

  test("nothing is touched that a living build holds", async () => {
    await lay({ dist: "old", stage: "half", journal: String(process.pid) });
    await recover(dist);
    expect(await entries()).toEqual([".dist.lectern-journal", ".dist.lectern-stage", "dist"]);
  });

  test("where nothing was built before, there is nothing to mend", async () => {
    await recover(dist);
    expect(await entries()).toEqual([]);
  });
});

describe("a build of an output folder", () => {
  test("makes it, and the folders above it", async () => {
    dist = join(folder, "deep", "er", "dist");
    await withSwap(dist, fill("first"));
    expect(await content()).toBe("first");
    expect(await readdir(join(dist, ".."))).toEqual(["dist"]);
  });

  test("that fails leaves the earlier one and nothing beside it", async () => {
    await lay({ dist: "old" });
    const failing = withSwap(dist, async (stage) => {
      await fill("half")(stage);
      throw new Error("no room");
    });
    await expect(failing).rejects.toThrow("no room");
    expect(await content()).toBe("old");
    expect(await entries()).toEqual(["dist"]);
  });

  test("leaves the earlier one in place until its own is whole", async () => {
    await lay({ dist: "old" });
    const seen = await withSwap(dist, async (stage) => {
      await fill("new")(stage);
      return content();
    });
    expect(seen).toBe("old");
    expect(await content()).toBe("new");
  });

  test("waits for another one that runs", async () => {
    const order: string[] = [];
    const one = (name: string) =>
      withSwap(dist, async (stage) => {
        order.push(`${name} begins`);
        await sleep(60);
        await fill(name)(stage);
        order.push(`${name} ends`);
      });
    await Promise.all([one("a"), one("b"), one("c")]);
    for (const [index, entry] of order.entries()) {
      if (index % 2 === 0) expect(order[index + 1]).toBe(entry.replace("begins", "ends"));
    }
    expect(order).toHaveLength(6);
    expect(await entries()).toEqual(["dist"]);
  });

  test("takes over from a dead one once, however many try at once", async () => {
    for (let round = 0; round < 4; round++) {
      await lay({ old: "old", stage: "new", journal: String(deadProcess()) });
      const builds = Array.from({ length: 6 }, (_, index) =>
        withSwap(dist, async (stage) => {
          await sleep(2);
          await fill(String(index))(stage);
          await sleep(2);
          expect(await readdir(stage)).toEqual(["manifest.json"]);
        }),
      );
      await Promise.all(builds);
      expect(await entries()).toEqual(["dist"]);
      await rm(dist, { recursive: true });
    }
  });

  test("goes on where a process was killed while it mended", async () => {
    await lay({ old: "old", stage: "new", journal: String(deadProcess()) });
    const claim = join(folder, ".dist.lectern-claim");
    await writeFile(claim, "");
    const past = new Date(Date.now() - 60_000);
    await utimes(claim, past, past);
    await withSwap(dist, fill("newest"));
    expect(await content()).toBe("newest");
    expect(await entries()).toEqual(["dist"]);
  });
});

describe("an output folder is refused, and not touched, that", () => {
  test("is a symbolic link", async () => {
    await mkdir(join(folder, "elsewhere"));
    await symlink(join(folder, "elsewhere"), dist);
    await expect(withSwap(dist, fill("new"))).rejects.toThrow(OutputError);
    expect(await entries()).toEqual(["dist", "elsewhere"]);
    expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
  });

  test("is a link that leads nowhere", async () => {
    await symlink(join(folder, "nowhere"), dist);
    await expect(withSwap(dist, fill("new"))).rejects.toThrow(OutputError);
    expect(await entries()).toEqual(["dist"]);
  });

  test("is a file", async () => {
    await writeFile(dist, "mine");
    await expect(withSwap(dist, fill("new"))).rejects.toThrow(OutputError);
    expect(await readFile(dist, "utf8")).toBe("mine");
  });

  test("holds what Lectern did not make", async () => {
    await mkdir(dist);
    await writeFile(join(dist, "thesis.docx"), "years of work");
    await expect(withSwap(dist, fill("new"))).rejects.toThrow(/thesis\.docx/);
    expect(await readdir(dist)).toEqual(["thesis.docx"]);
  });

  test("is a website, which has a manifest.json too", async () => {
    await mkdir(dist);
    await writeFile(join(dist, "manifest.json"), '{ "name": "Shop", "icons": [] }');
    await writeFile(join(dist, "index.html"), "<p>Shop</p>");
    await expect(withSwap(dist, fill("new"))).rejects.toThrow(OutputError);
    expect((await readdir(dist)).sort()).toEqual(["index.html", "manifest.json"]);
  });

  test("lies below a file", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(withSwap(join(folder, "file", "dist"), fill("new"))).rejects.toThrow();
  });
});
