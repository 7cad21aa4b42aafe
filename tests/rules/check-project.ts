import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { BrowserSession } from "../../src/browser/session.ts";
import { type BuildResult, build } from "../../src/build.ts";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import { startStopwatch } from "../../src/timing/stopwatch.ts";

/** The day of all checks: what is due again before it is stale. */
const TODAY = "2026-11-21";

const RULES_FOLDER = import.meta.dirname;

/** A project in a temporary folder. */
export interface TestProject {
  folder: string;
  programme: string;
  audiences: string;
  templates: string;
}

/**
 * A copy of the base project, with a fixture's files laid over it. A fixture may bring templates,
 * then laid over a copy of ours, and a `make.ts` for what no repository can hold. Its file `layer`
 * names a folder that is laid between the two.
 */
export async function copyBase(fixture?: string): Promise<TestProject> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-rules-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(RULES_FOLDER, "_base"), folder, { recursive: true });
  const project = {
    folder,
    programme: join(folder, "programme"),
    audiences: join(folder, "audiences"),
    templates: resolve("templates"),
  };
  if (fixture === undefined) return project;
  const overlay = join(RULES_FOLDER, fixture);
  if (await isThere(join(overlay, "templates"))) {
    project.templates = join(folder, "templates");
    await cp(resolve("templates"), project.templates, { recursive: true });
  }
  const layers = [overlay];
  if (await isThere(join(overlay, "layer"))) {
    const layer = (await readFile(join(overlay, "layer"), "utf8")).trim();
    layers.unshift(join(RULES_FOLDER, layer));
  }
  for (const layer of layers) {
    for (const part of ["programme", "audiences", "templates"]) {
      const from = join(layer, part);
      if (await isThere(from)) await cp(from, join(folder, part), { recursive: true });
    }
  }
  if (await isThere(join(overlay, "make.ts"))) {
    const { make } = (await import(join(overlay, "make.ts"))) as Fixture;
    await make(folder);
  }
  return project;
}

/** What a fixture's `make.ts` exports. */
interface Fixture {
  make(folder: string): Promise<void>;
}

/** Writes a file of a project. */
export async function writeInto(folder: string, path: string, content: string | Uint8Array) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

interface BuildOptions {
  browser?: BrowserSession;
  out?: string;
  strict?: boolean;
  /** The day of the check, year-month-day. */
  today?: string;
  /** The audiences to build; all where none is named. */
  only?: readonly string[];
}

/**
 * Builds a project, or without a folder to write to only checks it, and gives the findings with
 * paths below the project. Without a browser it stops where slides are to be drawn.
 */
export async function buildProject(
  { folder, programme, audiences, templates }: TestProject,
  { browser, out, strict = false, today = TODAY, only = [] }: BuildOptions = {},
): Promise<BuildResult> {
  const result = await build(
    {
      programme,
      audiences,
      templates,
      out,
      strict,
      only: { audiences: only, documents: [], formats: [] },
    },
    {
      env: {},
      today,
      openBrowser: async () => {
        if (!browser) throw new NoBrowser();
        // One browser serves many builds, so none of them may close it.
        return { ...browser, close: async () => undefined };
      },
      stopwatch: startStopwatch(),
      progress: () => undefined,
    },
  );
  const below = (file: string) => relative(folder, resolve(file));
  const diagnostics = result.diagnostics.map((found): Diagnostic => {
    return found.file.startsWith("public/") ? found : { ...found, file: below(found.file) };
  });
  return { ...result, diagnostics };
}

/** Thrown where a build comes to its drawing, though it was given no browser. */
export class NoBrowser extends Error {}
