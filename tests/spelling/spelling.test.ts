import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";

const folder = import.meta.dirname;

/** The words that `npm run spelling` refuses in a text that stands in such a file. */
async function refused(words: string, file: string): Promise<string[]> {
  const child = spawn(process.execPath, [
    resolve("node_modules/cspell/bin.mjs"),
    ...["lint", "--config", join(folder, "cspell.config.mjs")],
    ...["--no-progress", "--no-summary", "--words-only", `stdin://${file}`],
  ]);
  child.stdin.end(words);
  const [said, code] = await Promise.all([
    text(child.stdout),
    new Promise((done) => child.on("close", done)),
  ]);
  const list = said.split("\n").filter((word) => word !== "");
  expect(code).toBe(list.length === 0 ? 0 : 1);
  return list;
}

describe("spelling", () => {
  test("refuses what is American, and what is only a mistake", async () => {
    const wrong = [
      ...["recognize", "organization", "organized", "organizing", "emphasizes", "analyze", "color"],
      ...["behavior", "labor", "center", "defense", "traveling", "counselor", "safegarding"],
    ];
    expect(await refused(`- ${wrong.join("\n- ")}\n`, "decks/one.md")).toEqual(wrong);
  });

  test("lets British words pass, and names as they are", async () => {
    const right =
      "We recognise the colour of an organisation, its behaviour and its size. A citizen of the " +
      "International Organization for Migration and the Convention against Transnational Organized " +
      "Crime seize the prize. {{source.xyzzyx}} `xyzzyx`\n";
    expect(await refused(right, "decks/one.md")).toEqual([]);
  });

  test("looks at comments and sentences of code, and at no names in it", async () => {
    // In parts, so that this file itself can be looked at.
    const comment = ["//", "The color of it."].join(" ");
    const code = `${comment}\nconst color = "color";\nthrow new Error("No color, organized.");\n`;
    expect(await refused(code, "src/one.ts")).toEqual(["color", "color", "organized"]);
  });

  test("looks at what templates say", async () => {
    expect(
      await refused('<p style="color: red">{{color}} Your color</p>\n', "templates/one.hbs"),
    ).toEqual(["color"]);
  });
});

test("words of our own are in order, each once", async () => {
  const lines = (await readFile(join(folder, "words.txt"), "utf8")).split("\n");
  const words = lines.map((line) => line.replace(/\s*#.*$/, "")).filter((word) => word !== "");
  expect(words.length).toBeGreaterThan(20);
  const sorted = [...words].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  expect(words).toEqual(sorted);
  expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
});
