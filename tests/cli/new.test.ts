import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import { snapshot } from "../build/output-folder.ts";
import { MARKED } from "../marked/project.ts";
import { copyProject, keepToDecks, lectern, temporaryFolder } from "../support/lectern.ts";

/** The real programme and its audiences, in a folder laid out as ours is. */
async function copyReal(): Promise<string> {
  const folder = await temporaryFolder();
  for (const part of ["decks", "audiences", "templates"]) {
    await cp(part, join(folder, part), { recursive: true });
  }
  return folder;
}

/** A copy of the marked project whose audiences have decks alone. */
async function copyMarked() {
  const copy = await copyProject(MARKED);
  await keepToDecks(join(copy.folder, "audiences"));
  return copy;
}

/** What `lectern check` says of a project, by rule. */
async function check(args: readonly string[], cwd?: string) {
  const { code, stdout } = await lectern(["check", ...args, "--json"], { cwd });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return { code, found: diagnostics };
}

const BASE = ["--extends", "church"];

describe("what is made passes every check at once, and builds", () => {
  test("an audience of the real programme, which gets what its base gets", async () => {
    const cwd = await copyReal();
    await keepToDecks(join(cwd, "audiences"));
    const title = "Fire & rescue: service";
    const made = await lectern(["new", "audience", "fire-service", "--title", title], { cwd });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toMatch(/^Made audiences\/fire-service\.yaml\n\nNext:\n {2}1\. Open/);
    expect(made.stdout).toContain("lectern check fire-service\n");
    expect(await check(["fire-service"], cwd)).toEqual({ code: 0, found: [] });
    const text = await readFile(join(cwd, "audiences/fire-service.yaml"), "utf8");
    // The base that most profiles extend, and what it brings.
    expect(text).toMatch(/^extends: uk-adult$/m);
    expect(text).toMatch(/^# {3}local-authority: Council/m);
    expect(text).toMatch(/^# {3}- the-packing-job {3}# sensitivity 1: Alex and the packing job$/m);
    expect(text).toMatch(/^# yaml-language-server: /);
    const out = join(cwd, "dist");
    const build = [
      "build",
      "fire-service",
      "--documents",
      "deck",
      "--formats",
      "html",
      "--out",
      out,
    ];
    expect((await lectern(build, { cwd })).code).toBe(0);
    const page = await readFile(join(out, "public/fire-service/deck.html"), "utf8");
    expect(page).toContain("Fire &amp; rescue: service");
    expect(page).toContain("Your safeguarding lead: name and number");
  });

  test("its settings and lists, when the marks of the notes are taken off", async () => {
    const cwd = await copyReal();
    await keepToDecks(join(cwd, "audiences"));
    await lectern(["new", "audience", "fire-service"], { cwd });
    const path = join(cwd, "audiences/fire-service.yaml");
    const text = await readFile(path, "utf8");
    const uncommented = text.replace(
      /^# ((?:scenarios|vocabulary|jurisdiction|not-topics|ages):.*| {2}- the-packing-job.*| {2}person: .*)$/gm,
      "$1",
    );
    expect(uncommented.match(/^[a-z-]+:/gm)).toHaveLength(13);
    await writeFile(path, uncommented);
    expect(await check(["fire-service"], cwd)).toEqual({ code: 0, found: [] });
  });

  test("an audience where there is no base to extend", async () => {
    const { folder, args } = await copyMarked();
    expect((await lectern(["new", "audience", "clinic", ...args])).code).toBe(0);
    const text = await readFile(join(folder, "audiences/clinic.yaml"), "utf8");
    expect(text).toMatch(/^language: en-GB\njurisdiction: "Where Clinic works"\ntheme: lectern$/m);
    expect(text).not.toMatch(/^extends:/m);
    // What is left to say is in the slides, which know only the other audiences.
    const { found } = await check(["clinic", ...args]);
    const rules = new Set(found.map(({ rule }) => rule));
    expect(rules).toEqual(new Set(["empty-slide", "slot-undeclared"]));
  });

  test("a module, named in programme.yaml where it was asked for", async () => {
    const { folder, args } = await copyMarked();
    const main = join(folder, "programme/programme.yaml");
    const before = `# Ours\r\n${(await readFile(main, "utf8")).replaceAll("\n", "\r\n")}# End`;
    await writeFile(main, before);
    const made = await lectern([
      ...["new", "module", "county-lines", "--after", "shared", "--title", "Lines, and who runs"],
      ...["--for", "police,parish", ...args],
    ]);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toMatch(/^Made .*county-lines\.md\nChanged .*programme\.yaml\n/);
    expect(await readFile(main, "utf8")).toBe(
      before.replace("  - shared\r\n", "  - shared\r\n  - county-lines\r\n"),
    );
    expect(await check(args)).toEqual({ code: 0, found: [] });
    const out = join(folder, "dist");
    const build = ["build", "police", "church", ...args, "--formats", "html", "--out", out];
    expect((await lectern(build)).code).toBe(0);
    const page = (path: string) => readFile(join(out, path), "utf8");
    const police = await page("public/police/deck.html");
    expect(police).toContain("Lines, and who runs");
    expect(police).not.toContain("delete them once"); // notes to the author stay in the file
    expect(police).not.toContain("How you lead over");
    expect(await page("trainer/police/deck.html")).toContain("How you lead over");
    expect(await page("public/church/deck.html")).not.toContain("Lines, and who runs");
  });

  test("a module for everybody comes last", async () => {
    const { folder, args } = await copyMarked();
    expect((await lectern(["new", "module", "last-words", ...args])).code).toBe(0);
    const main = await readFile(join(folder, "programme/programme.yaml"), "utf8");
    expect(main).toMatch(/\n {2}- police-work\n {2}- last-words\nquiz:/);
    expect(await check(args)).toEqual({ code: 0, found: [] });
  });

  test("a module that programme.yaml names already is not named twice", async () => {
    const { folder, args } = await copyMarked();
    const path = join(folder, "programme/modules/police-work.md");
    await rm(path);
    const made = await lectern(["new", "module", "police-work", ...args, "--json"]);
    expect(JSON.parse(made.stdout)).toMatchObject({ made: [expect.any(String)], changed: [] });
    expect((await check(args)).code).toBe(0);
  });

  test("a scenario, which is only unused until a profile and a slide name it", async () => {
    const { folder, args } = await copyMarked();
    const made = await lectern(["new", "scenario", "the-car-wash", ...args]);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toContain("::scenario{#the-car-wash}");
    const { code, found } = await check(args);
    expect(code).toBe(0);
    expect(found).toMatchObject([{ rule: "unused-scenario", severity: "warning" }]);
    const police = join(folder, "audiences/police.yaml");
    const profile = await readFile(police, "utf8");
    await writeFile(police, profile.replace("  - raid\n", "  - raid\n  - the-car-wash\n"));
    const module = join(folder, "programme/modules/police-work.md");
    const slide = "\n---\n\n<!--\nid: car-wash\nminutes: 5\n-->\n\n::scenario{#the-car-wash}\n";
    await writeFile(module, `${(await readFile(module, "utf8")).trimEnd()}\n${slide}`);
    expect(await check(args)).toEqual({ code: 0, found: [] });
    const out = join(folder, "dist");
    const build = ["build", "police", ...args, "--formats", "html", "--out", out];
    expect((await lectern(build)).code).toBe(0);
    const shown = await readFile(join(out, "public/police/deck.html"), "utf8");
    expect(shown).toContain("The car wash: questions");
    expect(shown).not.toContain("What innocent reasons");
    expect(await readFile(join(out, "trainer/police/deck.html"), "utf8")).toContain(
      "What innocent reasons",
    );
  });
});

describe("with --json, one document says what was made and what to do next", () => {
  test.each([
    ["audience", "clinic", "audiences/clinic.yaml", []],
    ["module", "clinic", "programme/modules/clinic.md", ["programme/programme.yaml"]],
    ["scenario", "clinic", "programme/scenarios/clinic.md", []],
  ])("%s", async (kind, name, made, changed) => {
    const { folder } = await copyProject(MARKED);
    const folders = ["--programme", "programme", "--audiences", "audiences"];
    const args = ["new", kind, name, ...folders, "--templates", resolve("templates"), "--json"];
    const { code, stdout, stderr } = await lectern(args, { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { next, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ made: [made], changed });
    expect(next.length).toBeGreaterThan(2);
  });
});

describe("what cannot be made exits with 2, says what to do, and changes nothing", () => {
  test.each<[args: string[], says: RegExp]>([
    [["audience", "NHS staff"], /"NHS staff" cannot be an id.*\nCall it nhs-staff, .*--title/],
    [["module", "Raids!"], /\nCall it raids, /],
    [["scenario", "../raid"], /\nCall it raid, /],
    [["scenario", "шахта"], /\nChoose a name like nhs-staff/],
    [["audience", "church", ...BASE], /There is an audience "church" already: .*church\.yaml\n/],
    [["audience", "fire"], /There is an audience "fire" already: .*below.*Fire\.yml\n/],
    [["module", "shared"], /There is a module "shared" already: .*shared\.md\n/],
    [["scenario", "warehouse"], /There is a scenario "warehouse" already: .*warehouse\.md\n/],
    [["module", "what-is"], /A module "what-is" would have a slide "what-is-opening"/],
    [
      ["audience", "clinic", "--extends", "chruch"],
      /no audience "chruch"\.\nDid you mean "church"/,
    ],
    [["module", "x", "--after", "shred"], /no module "shred"\.\nDid you mean "shared"/],
    [["module", "x", "--for", "police,perish"], /no audience "perish"\.\nDid you mean "parish"/],
    [["module", "x", "--title", "a {{fact.x}}"], /A title cannot hold "\{"/],
    [["module", "x", "--title", "a\nb"], /A title cannot hold "\\n"/],
    [["module", "x", "--title", " "], /is not empty/],
    [["module", "x", "--title", "so ".repeat(15)], /at most 14 words/],
    [["modul", "x"], /unknown command 'modul'\n\(Did you mean module\?\)/],
    [["module"], /missing required argument 'name'/],
    [["audience", "NHS", "staff"], /too many arguments/],
  ])("lectern new %j", async (given, says) => {
    const { folder, args } = await copyProject(MARKED);
    await mkdir(join(folder, "audiences/below"));
    await writeFile(join(folder, "audiences/below/Fire.yml"), "name: Fire\n");
    const shared = join(folder, "programme/modules/shared.md");
    const text = await readFile(shared, "utf8");
    await writeFile(shared, text.replace("id: opening", "id: what-is-opening"));
    const before = await snapshot(folder);
    const known = given[0] === "modul" ? [] : args;
    const { code, stdout, stderr } = await lectern(["new", ...given, ...known]);
    expect(stderr).toMatch(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(await snapshot(folder)).toEqual(before);
  });

  test("a module, where programme.yaml has the line ends of old Macs", async () => {
    const { folder, args } = await copyProject(MARKED);
    const main = join(folder, "programme/programme.yaml");
    await writeFile(main, (await readFile(main, "utf8")).replaceAll("\n", "\r"));
    const before = await snapshot(folder);
    const { code, stderr } = await lectern(["new", "module", "x", ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be added to as it is written\.\nWrite it as a list/);
    expect(await snapshot(folder)).toEqual(before);
  });
});

test("a programme that cannot be read exits with 1 and says why; nothing is made", async () => {
  const { folder, args } = await copyProject(MARKED);
  await writeFile(join(folder, "programme/programme.yaml"), "title: [\n");
  const before = await snapshot(folder);
  const { code, stdout, stderr } = await lectern(["new", "scenario", "x", ...args]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/programme\.yaml:\d+:\d+ error yaml-syntax/);
  expect(stderr).toMatch(/Nothing was made\.\n$/);
  expect(await snapshot(folder)).toEqual(before);
});

test("a folder that cannot be written exits with 3 and says so", async () => {
  const { folder, args } = await copyProject(MARKED);
  await rm(join(folder, "programme/scenarios"), { recursive: true });
  await writeFile(join(folder, "programme/scenarios"), "a file in its place");
  const { code, stderr } = await lectern(["new", "scenario", "x", ...args]);
  expect(code).toBe(3);
  expect(stderr).toMatch(/x\.md cannot be written \(\w+\)\.\nCheck that its folder/);
});
