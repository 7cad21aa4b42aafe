import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MARKED } from "../marked/project.ts";
import { copyProject, lectern, temporaryFolder } from "../support/lectern.ts";

const SOURCES = ["--programme", `${MARKED}/programme`, "--audiences", `${MARKED}/audiences`];
const QUICK = [...SOURCES, "--documents", "deck", "--formats", "html"];

describe("wrong usage exits with 2 and says what to do", () => {
  test.each([
    [["build", "plice", ...SOURCES], /There is no audience "plice"\.\nDid you mean "police"\?/],
    [
      ["build", ...SOURCES, "--formats", "html,docx"],
      /There is no format "docx"\.\nKnown: html, pdf/,
    ],
    [["diff", "police", "perish", ...SOURCES], /Did you mean "parish"\?/],
    [["biuld"], /unknown command 'biuld'\n\(Did you mean build\?\)/],
    [["build", "--minutes", "1h"], /'1h' is invalid\. Say whole minutes.*like 90; or "standard"/],
    [["build", "--start", "9.30"], /'9\.30' is invalid\. Write a time of day.*like 09:30/],
    [["build", "--set", "lead"], /'lead' is invalid\. Write a slot, = and what stands in it/],
    [["build", "--set", "lead="], /it is empty/],
    [["build", "--set", "a=1", "--set", "a=2"], /It is set twice/],
    [["build", "--session", "no.yaml", ...SOURCES], /There is no file "no\.yaml"/],
    [["build", "--formts", "html"], /unknown option '--formts'\n\(Did you mean --formats\?\)/],
  ])("lectern %j", async (args, says) => {
    const { code, stdout, stderr } = await lectern(args);
    expect(stderr).toMatch(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

test("mistakes in the content exit with 1 and are shown with their place", async () => {
  const { folder, args } = await copyProject(MARKED);
  await appendFile(join(folder, "programme/modules/shared.md"), "\n::: notes\n\nA slip.\n\n:::\n");
  const out = join(folder, "dist");
  const { code, stdout, stderr } = await lectern(["build", ...args, "--out", out]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/modules\/shared\.md:\d+:1 error stray-colons\n/);
  expect(stderr).toMatch(/^ *> \d+ \| ::: notes$/m);
  expect(stderr).toMatch(/\d+ errors?, \d+ warnings?\nNothing was written\.\n$/);
  expect(await readdir(folder)).not.toContain("dist");
});

test("a browser that is not there exits with 3, says so, and writes nothing", async () => {
  const out = join(await temporaryFolder(), "dist");
  const env = { LECTERN_BROWSER: "/nowhere/chromium" };
  const { code, stdout, stderr } = await lectern(["build", ...QUICK, "--out", out], { env });
  expect(code).toBe(3);
  expect(stdout).toBe("");
  expect(stderr).toMatch(
    /LECTERN_BROWSER names \/nowhere\/chromium.*\nName the program of a Chrome/,
  );
  expect(stderr).not.toMatch(/bug|\n +at /);
  expect(await readdir(join(out, ".."))).toEqual([]);
});

test("a folder without a programme exits with 1, and says which file is missing", async () => {
  const folder = await temporaryFolder();
  const { code, stderr } = await lectern(["check", "--programme", folder]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/programme\.yaml:1:1 error file-missing/);
});

test("a build that goes well exits with 0 and says what it made", async () => {
  const out = join(await temporaryFolder(), "dist");
  const { code, stdout, stderr } = await lectern(["build", ...QUICK, "--out", out]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^church +\d+ slides +\d+ minutes +\d+ files: only \d+ minutes of content\n/,
  );
  expect(stdout).toMatch(/\nBuilt 3 editions into .*dist in \d+\.\d s\n$/);
  expect(stderr).toBe("Reading …\nDrawing and checking …\nWriting …\n");
});

test("what a run says in a pipe has no colours and moves no cursor", async () => {
  const { folder, args } = await copyProject(MARKED);
  await appendFile(join(folder, "programme/modules/shared.md"), "\n::: notes\n");
  const runs = await Promise.all([
    lectern(["check", ...args]),
    lectern(["diff", "police", "church", ...SOURCES]),
    lectern(["list", ...SOURCES]),
    lectern(["biuld"]),
  ]);
  for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain("\u001b");
});
