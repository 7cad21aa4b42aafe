import { readdir, readFile, stat } from "node:fs/promises";
import { describe, expect, it } from "vitest";

const read = (path: string) => readFile(path, "utf8");

describe("ARCHITECTURE.md", () => {
  it("names only folders and files that are there", async () => {
    const named = [
      ...(await read("ARCHITECTURE.md")).matchAll(
        /`((?:src|templates|decks|audiences|tests)[\w./-]*)`/g,
      ),
    ];
    expect(named.length).toBeGreaterThan(20);
    for (const [, path = ""] of named) await expect(stat(path), path).resolves.toBeDefined();
  });

  it("names every part of src", async () => {
    const text = await read("ARCHITECTURE.md");
    for (const entry of await readdir("src")) expect(text, entry).toContain(`\`src/${entry}\``);
  });

  it("fits on a page", async () => {
    expect((await read("ARCHITECTURE.md")).split(/\s+/).length).toBeLessThan(1_200);
  });
});

describe("README.md", () => {
  it("gives the commands that continuous integration runs", async () => {
    const readme = await read("README.md");
    expect(readme).toContain("npm ci && npm run build");
    expect(readme).toContain("npm ci && npm test");
    expect(await read(".ci/run")).toContain("npm ci && npm test");
  });

  it("names only scripts and files that are there", async () => {
    const readme = await read("README.md");
    const { scripts } = JSON.parse(await read("package.json"));
    for (const [, script = ""] of readme.matchAll(/npm run ([\w-]+)/g))
      expect(scripts).toHaveProperty(script);
    for (const [, path = ""] of readme.matchAll(
      /`((?:decks|audiences|src|templates)\/[\w./-]+)`/g,
    )) {
      await expect(stat(path), path).resolves.toBeDefined();
    }
  });

  it("shows values that the register has", async () => {
    const facts = await read("decks/counter-trafficking/register/facts.yaml");
    for (const [, id = ""] of (await read("README.md")).matchAll(/\{\{fact\.([\w-]+)\}\}/g)) {
      expect(facts).toContain(`id: ${id}\n`);
    }
  });
});
