import { appendFile, cp, mkdir, readlink, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildWith, foldersIn, MARKED, useBrowser, useFolder } from "../marked/project.ts";
import { copyProject, lectern, temporaryFolder } from "../support/lectern.ts";
import { snapshot } from "./output-folder.ts";

const browser = useBrowser();
const folder = useFolder();
/** What is written does not matter here. */
const ONLY = { documents: ["deck"], formats: ["html"] };
let made: string;

beforeAll(async () => {
  made = join(folder(), "dist");
  await buildWith(browser(), { out: made, only: ONLY });
});

/** A copy of the project and of what was built of it. */
async function startAgain() {
  const { folder: project, args } = await copyProject(MARKED);
  const out = join(await temporaryFolder(), "dist");
  await cp(made, out, { recursive: true });
  return { project, args, out, folders: foldersIn(project), before: await snapshot(out) };
}

describe("wrong content leaves the earlier output byte for byte", () => {
  const module = "programme/modules/shared.md";
  test.each([
    ["found while reading", module, "\n\n::::notes\n\nNever closed.\n", "unclosed-block"],
    ["found while tailoring", module, "\n\n[x](#only-police)\n", "bad-block"],
    [
      "found while drawing",
      "programme/modules/police-work.md",
      `\n\n${"- More\n".repeat(30)}`,
      "slide-overflows",
    ],
    ["in the register", "programme/register/terms.yaml", "\n- id: person\n", "bad-data"],
    ["in a profile", "audiences/parish.yaml", "\nextends: parish\n", "yaml-syntax"],
  ])("%s", async (_, path, added, rule) => {
    const { project, folders, out, before } = await startAgain();
    await appendFile(join(project, path), added);
    const { ok, diagnostics, manifest } = await buildWith(browser(), {
      ...{ folders, out },
      only: ONLY,
    });
    expect(ok).toBe(false);
    expect(manifest).toBeUndefined();
    expect(diagnostics.map((one) => one.rule)).toContain(rule);
    expect(await snapshot(out)).toEqual(before);
  });
});

test("a warning stops a strict build alone", async () => {
  const { project, folders, out, before } = await startAgain();
  const unlisted = "---\nid: unlisted\ntitle: In no edition\n---\n";
  await writeFile(join(project, "programme/modules/unlisted.md"), unlisted);
  await appendFile(join(project, "programme/modules/police-work.md"), "\nOne more line.\n");
  const only = { ...ONLY, audiences: ["police"] };
  const strict = await buildWith(browser(), { folders, out, only, strict: true });
  expect(strict).toMatchObject({ ok: false, manifest: undefined });
  expect(strict.diagnostics).toMatchObject([{ rule: "module-not-listed", severity: "warning" }]);
  expect(await snapshot(out)).toEqual(before);
  const relaxed = await buildWith(browser(), { folders, out, only });
  expect(relaxed.ok).toBe(true);
  expect(await snapshot(out)).not.toEqual(before);
});

describe("the command refuses, with exit code 3 and without touching it, an output that is", () => {
  const build = (out: string) =>
    lectern([
      ...["build", "parish", "--documents", "deck", "--formats", "html", "--out", out],
      ...["--programme", `${MARKED}/programme`, "--audiences", `${MARKED}/audiences`],
    ]);

  test("a link", async () => {
    const { out, before } = await startAgain();
    const link = `${out}-link`;
    await symlink(out, link);
    const { code, stderr } = await build(link);
    expect(code).toBe(3);
    expect(stderr).toMatch(/is a link, not a folder\.\n.*--out/);
    expect(await readlink(link)).toBe(out);
    expect(await snapshot(out)).toEqual(before);
  });

  test("a folder with other things in it", async () => {
    const out = await temporaryFolder();
    await mkdir(join(out, "thesis"));
    await writeFile(join(out, "thesis", "chapter.txt"), "years of work");
    const before = await snapshot(out);
    const { code, stderr } = await build(out);
    expect(code).toBe(3);
    expect(stderr).toMatch(/did not make \(such as thesis\)\.\n.*--out/);
    expect(await snapshot(out)).toEqual(before);
  });
});

test("a build that fails still mends what a killed one left half done", async () => {
  const { project, args, out, before } = await startAgain();
  // As it stands between the two renames of a process that is gone.
  const beside = (what: string) => join(out, "..", `.dist.lectern-${what}`);
  await rename(out, beside("old"));
  await cp(beside("old"), beside("stage"), { recursive: true });
  await writeFile(beside("journal"), "999999999");
  await appendFile(join(project, "programme/programme.yaml"), "\nunknown: setting\n");
  const { code } = await lectern(["build", ...args, "--out", out]);
  expect(code).toBe(1);
  expect(await snapshot(join(out, ".."))).toEqual(
    Object.fromEntries(Object.entries(before).map(([path, hash]) => [`dist/${path}`, hash])),
  );
});
