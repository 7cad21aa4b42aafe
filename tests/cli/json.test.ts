import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documentKinds } from "../../src/documents/kinds.ts";
import { MARKED } from "../marked/project.ts";
import { copyProject, lectern, temporaryFolder } from "../support/lectern.ts";

const SOURCES = ["--programme", `${MARKED}/programme`, "--audiences", `${MARKED}/audiences`];

test("a build prints its diagnostics, files and plan as one document, and nothing else", async () => {
  const out = join(await temporaryFolder(), "dist");
  const args = ["build", "church", "police", ...SOURCES, "--documents", "deck,session-plan"];
  const { code, stdout, stderr } = await lectern([...args, "--out", out, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { diagnostics, files, plan, ...rest } = JSON.parse(stdout);
  expect(rest).toEqual({});
  expect(diagnostics).toEqual([]);
  expect(files).toHaveLength(10);
  expect(Object.keys(files[0]).sort()).toEqual([
    "about",
    "audience",
    "bytes",
    "document",
    "edition",
    "format",
    "name",
    "pages",
    "path",
    "reader",
    "sha256",
  ]);
  expect(Object.keys(plan)).toEqual(["church", "police"]);
  for (const { minutes, asked, items, leftOut } of Object.values<Plan>(plan)) {
    expect(asked).toBe(60);
    expect(items.reduce((sum, item) => sum + item.minutes, 0)).toBeCloseTo(minutes, 1);
    expect(items[0]).toMatchObject({ start: "09:30", minutes: 1, kind: "slide", id: "opening" });
    expect(items.at(1)?.start).toBe("09:31");
    expect(items.find(({ id }) => id === "task")).toMatchObject({ kind: "exercise", minutes: 8 });
    for (const { id, why } of leftOut) expect([id, why]).not.toContain("");
  }
  expect(plan.church.leftOut).toContainEqual({
    id: "on-raids",
    why: 'this audience does not see the topic "raids"',
  });
});

interface Plan {
  minutes: number;
  asked: number;
  items: { start: string; minutes: number; kind: string; id: string; title: string }[];
  leftOut: { id: string; why: string }[];
}

test("mistakes are in the document, with all that is known of each", async () => {
  const { folder, args } = await copyProject(MARKED);
  await appendFile(join(folder, "programme/modules/shared.md"), "\n::: notes\n");
  await appendFile(join(folder, "audiences/parish.yaml"), "them: lectern\n");
  const { code, stdout, stderr } = await lectern(["check", ...args, "--json"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const { diagnostics, files } = JSON.parse(stdout);
  expect(files).toEqual([]);
  expect(diagnostics.map(({ rule }: { rule: string }) => rule)).toEqual(
    expect.arrayContaining(["stray-colons", "bad-data"]),
  );
  for (const one of diagnostics) {
    expect(Object.keys(one)).toEqual([
      "rule",
      "severity",
      "file",
      "line",
      "column",
      "message",
      "expected",
      "help",
    ]);
  }
  expect(await readdir(folder)).toEqual(expect.not.arrayContaining(["dist"]));
});

describe("what stops a run is in the document too", () => {
  test.each([
    [["build", "plice", ...SOURCES, "--json"], {}, 2, /plice/, /police/],
    [["build", "--json", "--formts", "html"], {}, 2, /unknown option '--formts'/, /--help/],
    [["diff", "police", "--json"], {}, 2, /missing required argument/, /--help/],
    [
      ["build", "parish", ...SOURCES, "--out", "package.json", "--formats", "html", "--json"],
      {},
      3,
      /a file/,
      /--out/,
    ],
  ])("lectern %j %j", async (args, env, expected, message, help) => {
    const { code, stdout } = await lectern(args, { env: env as Record<string, string> });
    expect(code, stdout).toBe(expected);
    const { error, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ diagnostics: [], files: [], plan: {} });
    expect(error.message).toMatch(message);
    expect(error.help).toMatch(help);
  });
});

test("list names audiences, documents and formats, each with one line", async () => {
  const { code, stdout, stderr } = await lectern(["list", ...SOURCES, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { audiences, documents, formats } = JSON.parse(stdout);
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  expect(ids(audiences)).toEqual(["church", "parish", "police"]);
  expect(ids(documents)).toEqual(documentKinds.map(({ id }) => id));
  expect([...new Set(ids(documents))].sort()).toEqual([
    "answer-key",
    "attendance",
    "card",
    "certificate",
    "deck",
    "evaluation",
    "guide",
    "handout",
    "notes",
    "question-slips",
    "quiz",
    "quiz-key",
    "session-plan",
    "teach-back",
    "worksheet",
  ]);
  expect(ids(formats)).toEqual(["html", "pdf"]);
  for (const { about } of [...audiences, ...documents, ...formats]) {
    expect(about).toMatch(/^[^\n]+$/);
  }
  const plain = await lectern(["list", ...SOURCES]);
  for (const { id, about } of audiences)
    expect(plain.stdout).toMatch(new RegExp(`${id} +${about}`));
});

test("doctor says what this machine has, each thing with whether it will do", async () => {
  const { code, stdout } = await lectern(["doctor", "--json"]);
  const { findings } = JSON.parse(stdout);
  expect(findings.map(({ what }: { what: string }) => what)).toEqual([
    "Node.js",
    "Browser",
    "Browser's sandbox",
    "Fonts",
    "Disk",
  ]);
  expect(code).toBe(findings.every(({ ok }: { ok: boolean }) => ok) ? 0 : 3);
  const without = await lectern(["doctor", "--json"], { env: { LECTERN_BROWSER: "/nowhere" } });
  expect(without.code).toBe(3);
  const missing = JSON.parse(without.stdout).findings.find(({ ok }: { ok: boolean }) => !ok);
  expect(missing).toMatchObject({
    what: "Browser",
    help: expect.stringMatching(/^Name the program/),
  });
});
