import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import type { Comparison } from "../../src/compare/compare.ts";
import { markersIn } from "../marked/markers.ts";
import { MARKED } from "../marked/project.ts";
import { copyProject, lectern } from "../support/lectern.ts";

/** What `lectern diff police church` says of the marked project, as data and as a page. */
async function compare(args: readonly string[]) {
  const page = join(await mkdtemp(join(tmpdir(), "lectern-test-")), "diff.html");
  const run = await lectern(["diff", "police", "church", ...args, "--html", page, "--json"]);
  expect(run.code).toBe(0);
  const html = await readFile(page, "utf8");
  await rm(dirname(page), { recursive: true });
  const { document } = parseHTML(html);
  return { comparison: JSON.parse(run.stdout) as Comparison, html, document };
}

const words = (element: Element | null | undefined): string =>
  (element?.innerHTML ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

let comparison: Comparison;
let html: string;
let document: Document;
beforeAll(async () => {
  const args = ["--programme", `${MARKED}/programme`, "--audiences", `${MARKED}/audiences`];
  ({ comparison, html, document } = await compare(args));
});

const section = (id: string) => document.querySelector(`section[aria-labelledby="${id}"]`);

describe("the page that compares two editions", () => {
  test("has each slide once, in the part it belongs to, and counts them", () => {
    const { counts, slides, same } = comparison;
    for (const [id, where, count] of [
      ["only-first", "first", counts.first],
      ["only-second", "second", counts.second],
      ["different", "both", counts.differ],
    ] as const) {
      const shown = [...(section(id)?.querySelectorAll("h3") ?? [])].map((one) => one.id);
      const meant = slides.filter((slide) => slide.in === where);
      expect(shown).toEqual(meant.map((slide) => `slide-${slide.id}`));
      expect(shown).toHaveLength(count);
      expect(count).toBeGreaterThan(0);
      expect(words(document.getElementById(id))).toMatch(new RegExp(`: ${count}$`));
    }
    expect(section("same")?.querySelectorAll("li")).toHaveLength(counts.same);
    expect(counts.same).toBe(same.length);
    const all = [...slides, ...same].map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });

  test("says who is told what to do first, side by side", () => {
    const [police, church] = section("routes")?.querySelectorAll(".sides > div") ?? [];
    expect(words(police)).toMatch(/^Police MARKNAMEPOLICEQX You MARKROUTEPOLICEQX.*only Police/);
    expect(words(church)).toMatch(/^Church You MARKROUTECHURCHQX.*MARKSLOTCHURCHQX.*only Church/);
  });

  test("says which contacts, words and blanks each has", () => {
    const contacts = [...(section("contacts")?.querySelectorAll("tbody tr") ?? [])].map(words);
    expect(contacts.some((row) => /printed not printed$/.test(row))).toBe(true);
    expect(words(section("words")?.querySelector("tbody"))).toMatch(
      /^MARKTERMPLAINQX MARKTERMPOLICEQX MARKTERMPLAINQX$/,
    );
    expect(words(section("slots"))).toMatch(/MARKSLOTPOLICEQX MARKSLOTCHURCHQX/);
  });

  test("says of each slide how sensitive it is, of what, how long and how needed", () => {
    for (const slide of document.querySelectorAll("article")) {
      expect(words(slide)).toMatch(
        /sensitivity [0-3] \([a-z ]+\) · (?:topics: [\w, -]+|no topics named) · [\d.]+ minutes? · (?:core|extended|optional)/,
      );
    }
    expect(words(section("different"))).toMatch(/Church: .*softened version/);
    expect(words(section("only-first"))).toMatch(/Why Church does not have it: /);
  });

  test("shows slides as they are drawn: no marks of Markdown, no tokens", () => {
    const text = words(document.querySelector("main"));
    expect(text).not.toMatch(/\*\*|(?:^|\s)- -|\|\s*---|\{\{|[\ue000-\uf8ff]/);
    expect(document.querySelectorAll("article ul li, article ol li").length).toBeGreaterThan(5);
  });

  test("tells by words and strokes what differs, not by colour alone", () => {
    const marks = [...document.querySelectorAll("mark")];
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(words(mark)).toMatch(/^\(only here:\) .+ \(end\)$/);
    for (const side of document.querySelectorAll(".side")) {
      expect(words(side.querySelector(".who"))).toMatch(/^(?:Police|Church)/);
    }
    expect(html).toMatch(/mark\s*\{[^}]*font-weight: 700[^}]*underline/);
  });

  test("has headings in steps, landmarks, and links that all lead somewhere", () => {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) =>
      Number(tagName[1]),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries()) {
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
    for (const name of ["header", "nav", "main"]) {
      expect(document.querySelectorAll(name)).toHaveLength(1);
    }
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((href) => !ids.includes(href?.slice(1) ?? ""))).toEqual([]);
  });

  test("stands alone, is a draft, and holds nothing that only trainers may read", () => {
    expect(html).not.toMatch(/<script|https?:|<link|@import|url\((?!data:)/);
    expect(html).toContain("@font-face");
    expect(words(document.querySelector("header"))).toMatch(
      /^Draft for review · Version \S+ · Facts as of \d+ \w+ \d{4}/,
    );
    expect(html).toMatch(/Trainers’ notes and answer keys are not on it/);
    expect(markersIn(words(document.body)).filter((name) => /NOTES|KEY/.test(name))).toEqual([]);
  });
});

test("a draft that is signed is no draft on the page either", async () => {
  const { folder, args } = await copyProject(MARKED);
  const settings = await readFile(join(folder, "programme/programme.yaml"), "utf8");
  const version = /^version: "?([^"\n]+)/m.exec(settings)?.[1];
  await writeFile(
    join(folder, "programme/register/approvals.yaml"),
    `- version: "${version}"\n  name: A Person\n  role: Safeguarding lead\n  date: "2026-01-01"\n`,
  );
  expect((await compare(args)).html).not.toContain("Draft for review");
});
