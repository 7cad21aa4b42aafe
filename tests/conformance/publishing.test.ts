import { spawnSync } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder } from "../support/lectern.ts";

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

const { out } = inject("built");
const workflow = parse(await readFile(".github/workflows/publish.yml", "utf8")) as {
  jobs: Record<string, { steps: Step[] }>;
};
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const guard = steps.find(({ name }) => name === "See that this may go out")?.run ?? "";

/** Runs the workflow's own check beside an output folder; 0 where it lets it out. */
async function checked(change: (dist: string) => Promise<unknown> = async () => undefined) {
  const folder = await temporaryFolder();
  const dist = join(folder, "dist");
  await mkdir(join(dist, "public"), { recursive: true });
  await cp(join(out, "manifest.json"), join(dist, "manifest.json"));
  await cp(join(out, "public", "index.html"), join(dist, "public", "index.html"));
  await symlink(join(out, "public", "church"), join(dist, "public", "church"));
  await change(dist);
  // As GitHub runs a step.
  return spawnSync("bash", ["-e", "-c", guard], { cwd: folder }).status;
}

describe("the workflow that publishes", () => {
  test("uploads the public folder and nothing else, of a strict build", async () => {
    const uploads = steps.filter(({ uses = "" }) => uses.includes("upload"));
    expect(uploads.map(({ with: what }) => what)).toEqual([{ path: "dist/public" }]);
    const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
    const commands = steps.flatMap(({ run = "" }) => run.match(/npm run [\w-]+.*/g) ?? []);
    expect(commands).toEqual(["npm run build -- --strict"]);
    expect(scripts).toHaveProperty("build");
  });

  test("lets out what a build made", async () => {
    expect(guard).not.toBe("");
    expect(await checked()).toBe(0);
  });

  test("stops where it is a local copy, where the trainer's is among it, where nothing is there", async () => {
    const local = async (dist: string) => {
      const path = join(dist, "manifest.json");
      const manifest = JSON.parse(await readFile(path, "utf8"));
      await writeFile(path, JSON.stringify({ ...manifest, local: true }, undefined, 2));
    };
    expect(await checked(local)).not.toBe(0);
    expect(
      await checked((dist) => writeFile(join(dist, "public", "church-trainer-pack.zip"), "")),
    ).not.toBe(0);
    expect(await checked((dist) => rm(join(dist, "public", "index.html")))).not.toBe(0);
  });
});
