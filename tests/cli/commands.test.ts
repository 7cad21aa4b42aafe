import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { paint } from "../../src/cli/paint.ts";
import { snapshot } from "../build/output-folder.ts";
import { MARKED } from "../marked/project.ts";
import { COMMAND, copyProject, keepToDecks, lectern, temporaryFolder } from "../support/lectern.ts";

const SOURCES = ["--programme", `${MARKED}/programme`, "--audiences", `${MARKED}/audiences`];

describe("help", () => {
  test("names every command, examples and exit codes", async () => {
    const { code, stdout } = await lectern(["--help"]);
    expect(code).toBe(0);
    for (const name of ["build", "check", "list", "diff", "new", "doctor"]) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    }
    expect(stdout).toMatch(/Examples:\n {2}lectern build /);
    expect(stdout).toMatch(/Exit codes: 0 .* 1 .* 2 .* 3 /);
  });

  test("of each command has an example", async () => {
    const names = ["build", "check", "list", "diff", "new", "doctor"];
    const runs = await Promise.all(names.map((name) => lectern([name, "--help"])));
    for (const [index, { code, stdout, stderr }] of runs.entries()) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(new RegExp(`Examples?:\\n {2}lectern ${names[index]}`));
      expect(stdout).toContain("--json");
    }
  });

  test("the version is that of the package", async () => {
    const { version } = JSON.parse(await readFile("package.json", "utf8"));
    expect((await lectern(["--version"])).stdout).toBe(`${version}\n`);
  });
});

test("check --to-verify lists what a person must still check, by reason", async () => {
  const { code, stdout } = await lectern(["check", "--to-verify"]);
  expect(code).toBe(0);
  const headings = stdout.match(/^[A-Z].* \(\d+\)$/gm) ?? [];
  const counts = headings.map((heading) => Number(/\((\d+)\)$/.exec(heading)?.[1]));
  const total = counts.reduce((sum, count) => sum + count, 0);
  expect(headings.join("\n")).toMatch(
    /Law of which[\s\S]*Not verified[\s\S]*Only read on a second-hand/,
  );
  expect(stdout).toMatch(new RegExp(`^${total} to check\\.$`, "m"));
  expect(stdout.match(/^(?:facts|contacts|instruments|countries)\/.*: /gm)).toHaveLength(total);
  expect(stdout).toMatch(
    /^facts\/cuckooing-offence: whether it is in force is not known;.*\n {2}.*\n {2}Open point: .*\n {2}https:/m,
  );
  expect(stdout).toMatch(/^countries\/kazakhstan: untoc-status: not verified, and never printed$/m);
  const { stdout: json } = await lectern(["check", "--to-verify", "--json"]);
  expect(JSON.parse(json).toVerify).toHaveLength(total);
});

test("check finds what only a drawn slide shows, and writes nothing", async () => {
  const { folder, args } = await copyProject(MARKED);
  await keepToDecks(join(folder, "audiences"));
  const good = await lectern(["check", "parish", ...args], { cwd: folder });
  expect(good).toMatchObject({ code: 0, stdout: "No mistakes found.\n" });
  await appendFile(join(folder, "programme/modules/police-work.md"), `\n${"- More\n".repeat(30)}`);
  const before = await snapshot(folder);
  const { code, stderr } = await lectern(["check", "police", ...args], { cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toMatch(/police-work\.md:\d+:1 error slide-overflows/);
  expect(await snapshot(folder)).toEqual(before);
});

describe("diff", () => {
  test("shows what participants of one see and of the other do not, and nothing of trainers", async () => {
    const { code, stdout } = await lectern(["diff", "police", "church", ...SOURCES]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}- .*MARKFORPOLICEQX/m);
    expect(stdout).toMatch(/^ {2}\+ .*MARKFORCHURCHQX/m);
    expect(stdout).toMatch(/^- On raids \(on-raids\): this audience does not see the topic/m);
    expect(stdout).toMatch(/^\+ .*\(only-church\): it is for church$/m);
    expect(stdout).toMatch(/^\d+ slides are the same\.$/m);
    expect(stdout).toMatch(/^Who is told what to do first\n {2}- You MARKROUTEPOLICEQX/m);
    expect(stdout).not.toMatch(/MARK\w*(?:NOTES|KEY)/);
  });

  test("of an audience with itself shows nothing", async () => {
    const { stdout } = await lectern(["diff", "police", "police", ...SOURCES, "--json"]);
    const { slides, same, counts } = JSON.parse(stdout);
    expect(slides).toEqual([]);
    expect(counts).toEqual({ first: 0, second: 0, differ: 0, same: same.length });
    expect(same.length).toBeGreaterThan(5);
  });

  test("writes a page that stands alone for a reviewer", async () => {
    const page = join(await temporaryFolder(), "review.html");
    const args = ["diff", "police", "church", ...SOURCES, "--html", page];
    expect(await lectern(args)).toMatchObject({ code: 0, stdout: `Wrote ${page}\n` });
    const html = await readFile(page, "utf8");
    expect(html).toMatch(/MARKFORPOLICEQX/);
    expect(html).toMatch(/MARKFORCHURCHQX/);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:|<script|MARK\w*(?:NOTES|KEY)/);
  });

  test("with mistakes in the content exits with 1, and says so as JSON where asked", async () => {
    const { folder, args } = await copyProject(MARKED);
    await writeFile(join(folder, "programme/modules/police-work.md"), "No front matter\n");
    const { code, stdout } = await lectern(["diff", "police", "church", ...args, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).diagnostics).toContainEqual(
      expect.objectContaining({ rule: "front-matter-missing" }),
    );
  });
});

test("whoever stops reading early, as head does, gets no error", async () => {
  const child = spawn(process.execPath, [COMMAND, "diff", "police", "church", ...SOURCES]);
  child.stdout.destroy();
  let said = "";
  child.stderr.on("data", (data) => {
    said += data;
  });
  const [code] = await once(child, "close");
  expect({ code, said }).toEqual({ code: 0, said: "" });
});

test("colours are for terminals, unless NO_COLOR is set", () => {
  const terminal = { isTTY: true } as NodeJS.WriteStream;
  const pipe = { isTTY: false } as NodeJS.WriteStream;
  vi.stubEnv("NO_COLOR", "");
  try {
    expect(paint(terminal, "red", "text")).toBe("\u001b[31mtext\u001b[39m");
    expect(paint(pipe, "red", "text")).toBe("text");
    vi.stubEnv("NO_COLOR", "1");
    expect(paint(terminal, "red", "text")).toBe("text");
  } finally {
    vi.unstubAllEnvs();
  }
});
