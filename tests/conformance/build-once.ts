import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Built, buildReal } from "./real.ts";

declare module "vitest" {
  export interface ProvidedContext {
    built: Built;
  }
}

/** Builds the real programme once for all tests, which only read what it made. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-conformance-"));
  project.provide("built", await buildReal(join(folder, "one")));
  return () => rm(folder, { recursive: true, force: true });
}
