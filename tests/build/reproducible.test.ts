import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Manifest } from "../../src/model/document.ts";
import { MARKED } from "../marked/project.ts";
import { copyProject, lectern } from "../support/lectern.ts";
import { listed, snapshot } from "./output-folder.ts";

async function buildCopy(env: Record<string, string>, below: string) {
  const { folder, args } = await copyProject(MARKED);
  const cwd = join(folder, below);
  await mkdir(cwd, { recursive: true });
  const { code, stderr } = await lectern(["build", "police", ...args, "--out", "out"], {
    cwd,
    env,
  });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const out = join(cwd, "out");
  const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as Manifest;
  return { files: await snapshot(out), manifest };
}

test("two builds of every document, in two folders, are byte-identical, wherever and whenever they run", async () => {
  const SOURCE_DATE_EPOCH = "1700000000";
  const there = { LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", TZ: "Pacific/Kiritimati" };
  const [one, two] = await Promise.all([
    buildCopy({ SOURCE_DATE_EPOCH }, "here"),
    buildCopy({ SOURCE_DATE_EPOCH, ...there }, "a/folder with spaces/further down"),
  ]);
  expect(two.files).toEqual(one.files);
  expect(Object.keys(listed(one.files))).toHaveLength(11 + 1); // with the manifest
  expect(one.manifest.date).toBe("2023-11-14");
});
