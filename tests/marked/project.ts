import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { type BrowserSession, openSession } from "../../src/browser/session.ts";
import { type BuildRequest, type BuildResult, build, readProgramme } from "../../src/build.ts";
import { realTools } from "../../src/cli/options.ts";
import { drawCharts } from "../../src/documents/charts.ts";
import { composeDocument, documentKinds, prepareKit } from "../../src/documents/kinds.ts";
import type { FormatContext } from "../../src/formats/format.ts";
import type { Document } from "../../src/model/document.ts";
import type { Programme } from "../../src/model/programme.ts";
import { tailor } from "../../src/tailor/tailor.ts";

/** Where a project lies. */
export type Folders = Pick<BuildRequest, "programme" | "audiences" | "templates">;

/** The folder of the marked project, to copy from. */
export const MARKED = relative(process.cwd(), import.meta.dirname);

/** The marked project itself. */
export const FOLDERS: Folders = foldersIn(MARKED);

/** The folders of a project that was copied, with the real templates. */
export function foldersIn(folder: string): Folders {
  return {
    programme: join(folder, "programme"),
    audiences: join(folder, "audiences"),
    templates: "templates",
  };
}

/** One real browser for all tests of a file. */
export function useBrowser(): () => BrowserSession {
  let session: BrowserSession | undefined;
  beforeAll(async () => {
    session = openSession(await findBrowser(process.env));
  });
  afterAll(() => session?.close());
  return () => {
    if (!session) throw new Error("The browser is only there while tests run.");
    return session;
  };
}

/** One folder for all tests of a file, which goes when they are over. */
export function useFolder(): () => string {
  let folder: string | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
  });
  afterAll(() => folder && rm(folder, { recursive: true, force: true }));
  return () => {
    if (folder === undefined) throw new Error("The folder is only there while tests run.");
    return folder;
  };
}

/** What a test asks of a build beside its browser; the rest is as `lectern build` has it. */
export interface Asked {
  folders?: Folders;
  out?: string;
  only?: Partial<BuildRequest["only"]>;
  variants?: readonly string[];
  session?: BuildRequest["session"];
  strict?: boolean;
  env?: NodeJS.ProcessEnv;
  today?: string;
}

/** Builds in this process, in a browser that stays open. */
export function buildWith(opened: BrowserSession, asked: Asked = {}): Promise<BuildResult> {
  const { folders = FOLDERS, out, only, variants = [], session, strict = false, env = {} } = asked;
  const { today = "2026-02-10" } = asked;
  const all = { audiences: [], documents: [], formats: [] };
  return build(
    { ...folders, out, strict, only: { ...all, ...only }, variants, session },
    {
      ...realTools(() => undefined),
      env,
      today,
      openBrowser: async () => ({ ...opened, close: async () => undefined }),
    },
  );
}

/** The project read, and what composes its documents, none of which is drawn yet. */
export async function compose(folders = FOLDERS) {
  const read = await readProgramme(folders, "2026-02-10");
  const programme = read.programme as Programme;
  const concrete = [...read.profiles.values()].filter(({ abstract }) => !abstract);
  const all = concrete.map((profile) => tailor(programme, profile));
  const kit = await prepareKit(read.templates, read.files, await drawCharts(all));
  const context: FormatContext = {
    fill: kit.templates.fill,
    date: new Date(`${programme.settings.date}T00:00:00Z`),
    pageOf: () => undefined,
  };
  /** The documents of an audience, in the order in which they are drawn. */
  const documentsOf = (audience: string, kinds = documentKinds): Document[] => {
    const editions = all.find(({ participant }) => participant.audience.id === audience);
    if (!editions) throw new Error(`There is no edition for ${audience}.`);
    return kinds.map((kind) => composeDocument(kind, editions, kit));
  };
  /** The deck of an audience. */
  const documentOf = (audience: string, reader: Document["reader"] = "participant"): Document => {
    const kinds = documentKinds.filter((kind) => kind.id === "deck" && kind.reader === reader);
    return documentsOf(audience, kinds)[0] as Document;
  };
  return { ...read, programme, context, documentsOf, documentOf };
}

/** The number of the first line of a file that holds these words. */
export async function lineOf(path: string, words: string): Promise<number> {
  const lines = (await readFile(path, "utf8")).split("\n");
  const at = lines.findIndex((line) => line.includes(words));
  if (at < 0) throw new Error(`${path} does not hold "${words}".`);
  return at + 1;
}
