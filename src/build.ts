import { setImmediate as nextTurn } from "node:timers/promises";
import type { Page } from "puppeteer";
import type { BrowserSession } from "./browser/session.ts";
import { checkCharts } from "./check/charts.ts";
import { checkEdition } from "./check/edition.ts";
import { checkFreshness } from "./check/freshness.ts";
import { checkGlyphs } from "./check/glyphs.ts";
import { startLeakCheck } from "./check/leaks.ts";
import { checkOutput, type ReadOutput } from "./check/output.ts";
import { type SteppedDown, startPageCheck } from "./check/pages/check-pages.ts";
import { checkProfiles } from "./check/profiles.ts";
import { checkReferences } from "./check/references.ts";
import { checkWording } from "./check/wording.ts";
import { drawCharts } from "./documents/charts.ts";
import { composeDocument, documentKinds, prepareKit } from "./documents/kinds.ts";
import type { DocumentKind } from "./documents/kit.ts";
import type { Format, FormatContext } from "./formats/format.ts";
import { formats } from "./formats/formats.ts";
import { layOut } from "./formats/print-page.ts";
import { loadProject } from "./load/load-project.ts";
import { loadTemplates } from "./load/load-templates.ts";
import type { AudienceProfile } from "./model/audience.ts";
import { brokenNames, type Diagnostic, diagnosticsOf, hasErrors } from "./model/diagnostics.ts";
import type { Document, Manifest, OutputFile } from "./model/document.ts";
import { publish } from "./output/publish.ts";
import { recover } from "./output/swap.ts";
import { parseInTurns } from "./parse/parse-programme.ts";
import { type Editions, tailor } from "./tailor/tailor.ts";
import { chooseByIds, namesBelow } from "./text/choose.ts";
import { documentDate } from "./text/dates.ts";
import type { Stopwatch } from "./timing/stopwatch.ts";

/** What to build, from where, to where. Empty lists mean all. */
export interface BuildRequest {
  programme: string;
  audiences: string;
  templates: string;
  /** Where to write; undefined checks everything and writes nothing. */
  out: string | undefined;
  /** Warnings stop the build as errors do. */
  strict: boolean;
  only: { audiences: readonly string[]; documents: readonly string[]; formats: readonly string[] };
}

/** What a build does, in order: what `progress` is told. */
export const STAGES = ["Reading", "Drawing and checking", "Writing"] as const;

/** What a build needs of the world. */
export interface BuildTools {
  env: NodeJS.ProcessEnv;
  /** Today, year-month-day: decides what is stale, and nothing else. */
  today: string;
  /** Starts the browser in the background. */
  openBrowser: () => Promise<BrowserSession>;
  /** Counts how long each part of the work takes. */
  stopwatch: Stopwatch;
  /** Told what is being done, and how far it is. */
  progress: (stage: (typeof STAGES)[number], done: number, of: number) => void;
}

/** What came of a build. `manifest` is there where files were written. */
export interface BuildResult {
  ok: boolean;
  diagnostics: Diagnostic[];
  editions: Editions[];
  manifest: Manifest | undefined;
  /** Slides whose text was made smaller so that they fit. */
  steppedDown: SteppedDown[];
}

/** Everything read and understood; `programme` is undefined where that was impossible. */
export async function readProgramme(
  request: Pick<BuildRequest, "programme" | "audiences" | "templates">,
  today: string,
) {
  const [{ files, project }, { files: templateFiles, templates }] = await Promise.all([
    loadProject(request),
    loadTemplates(request.templates),
  ]);
  const all = [...files, ...templateFiles];
  const profiles: ReadonlyMap<string, AudienceProfile> = project?.profiles ?? new Map();
  const programme = project && (await parseInTurns(project, nextTurn));
  const broken = new Set<string>();
  if (programme) {
    const documents = documentKinds.map(({ id }) => id);
    for (const name of [...project.brokenProfiles, ...brokenNames(files)]) broken.add(name);
    const themes = [...templates.themes.keys()];
    const motifs = namesBelow("motifs", templates.templates.keys());
    checkProfiles(profiles, programme, { themes, motifs, documents, broken });
    checkReferences(programme, profiles, broken);
    checkCharts(programme);
    checkWording(programme);
    checkFreshness(programme.register, today);
  }
  return { files: all, profiles, programme, templates, broken };
}

/** Builds, or only checks. Author's mistakes are in the result; nothing is written if there are any. */
export async function build(request: BuildRequest, tools: BuildTools): Promise<BuildResult> {
  const { time } = tools.stopwatch;
  const browser = time("browser start", tools.openBrowser);
  browser.catch(() => undefined); // heard of below, where it is needed
  try {
    // Not only where this build gets as far as writing: without it there may be no output at all.
    if (request.out !== undefined) await recover(request.out);
    tools.progress("Reading", 0, 1);
    const { files, profiles, programme, templates, broken } = await time("read and check", () =>
      readProgramme(request, tools.today),
    );
    const kinds = chooseByIds("document", request.only.documents, documentKinds);
    const wanted = chooseByIds("format", request.only.formats, formats);
    const isWrong = () => hasErrors(files, request.strict);
    let steppedDown: SteppedDown[] = [];
    const finish = (editions: Editions[], manifest?: Manifest): BuildResult => {
      return { ok: !isWrong(), diagnostics: diagnosticsOf(files), editions, manifest, steppedDown };
    };
    if (!programme) return finish([]);

    // A profile with mistakes was asked for rightly: its mistakes are the answer.
    const asked = request.only.audiences.filter((id) => !broken.has(id));
    const chosen = chooseByIds("audience", asked, withEdition(profiles));
    const editions = time("tailor", () => chosen.map((profile) => tailor(programme, profile)));
    for (const { participant } of editions) checkEdition(participant);
    if (isWrong()) return finish(editions);

    const charts = await time("charts", () => drawCharts(editions));
    const kit = await time("prepare", () => prepareKit(templates, files, charts));
    const date = documentDate(programme.settings.date, tools.env);
    const context: FormatContext = { fill: kit.templates.fill, date };
    const jobs = editions.map((edition) => ({
      edition,
      // What is measured goes first: the others show the same slides at the size found there.
      having: kinds
        .filter((kind) => isWanted(kind, edition, wanted))
        .sort((a, b) => Number(b.isMeasured) - Number(a.isMeasured)),
    }));
    const total = jobs.reduce((sum, { having }) => sum + having.length, 0);
    const pageCheck = startPageCheck();
    const checkLeaks = startLeakCheck(programme, profiles);
    const outputs: ReadOutput[] = [];
    let done = 0;
    const draw = async (kind: DocumentKind, edition: Editions): Promise<void> => {
      const compose = () => time("compose", () => composeDocument(kind, edition, kit));
      const document = compose();
      let isWhole = time("glyphs", () => checkGlyphs(document, kit.fonts.covers));
      const having = wanted.filter((format) => kind.formats.includes(format.id));
      const measure = async (page: Page): Promise<Document> => {
        const { steps, fits } = await time("fit", () => pageCheck.check(page, document));
        if (!fits) isWhole = false;
        kit.steps.set(edition.participant, steps);
        return steps.size === 0 ? document : compose();
      };
      const made = await write(document, having, { browser, context, time, measure });
      for (const [at, file] of made.entries()) {
        const reading = await time("read back", () => (having[at] as Format).read(file.bytes));
        // A page whose template failed, that lacks shapes or does not fit; that is said already.
        if (isWhole && !hasErrors(templates.templates.values())) {
          checkOutput({ file, reading }, document, files);
        }
        time("leaks", () => checkLeaks({ file, reading }));
        outputs.push({ file, reading });
      }
      tools.progress("Drawing and checking", ++done, total);
    };
    await inParallel(jobs, AT_ONCE, async ({ edition, having }) => {
      for (const kind of having) await draw(kind, edition);
    });
    steppedDown = pageCheck.finish();
    if (isWrong() || request.out === undefined) return finish(editions);

    tools.progress("Writing", 0, 1);
    // It has nothing more to do; if it does not close now, it will below.
    const closed = browser.then((session) => session.close()).catch(() => undefined);
    const { version, factsAsOf } = programme.settings;
    const { out } = request;
    const manifest = await time("publish", () =>
      publish({
        out,
        files: outputs.map(({ file }) => file),
        about: { version, date: date.toISOString().slice(0, 10), factsAsOf },
        replaces:
          request.only.audiences.length === 0
            ? "all"
            : new Set(editions.map(({ participant }) => participant.name)),
      }),
    );
    await closed;
    return finish(editions, manifest);
  } finally {
    await browser.then((session) => session.close()).catch(() => undefined);
  }
}

/** Editions in the making at once: as many as the browser prints, and one that is composed. */
const AT_ONCE = 4;

/** Does the work for every item, so many at once. */
async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items].reverse();
  const worker = async (): Promise<void> => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}

/** Whether a document is for this audience, and in one of these formats. */
function isWanted(
  kind: DocumentKind,
  { participant }: Editions,
  wanted: readonly Format[],
): boolean {
  const { documents } = participant.audience;
  return (
    (documents?.includes(kind.id) ?? true) && wanted.some(({ id }) => kind.formats.includes(id))
  );
}

/** What documents are written with. */
interface Desk {
  browser: Promise<BrowserSession>;
  context: FormatContext;
  time: Stopwatch["time"];
  /** Looks at a document that is laid out, and gives it as it then is there. */
  measure: (page: Page) => Promise<Document>;
}

/** Writes a document in each of these formats; in a page of the browser where one is needed. */
async function write(
  document: Document,
  having: readonly Format[],
  { browser, context, time, measure }: Desk,
): Promise<OutputFile[]> {
  const { edition, audience, reader, id } = document;
  const folder = reader === "participant" ? "public" : "trainer";
  const writeAll = async (drawn: Document, page?: Page): Promise<OutputFile[]> => {
    const made: OutputFile[] = [];
    for (const format of having) {
      const { bytes, pages } = await time(`write ${format.id}`, () =>
        format.write(drawn, page, context),
      );
      const path = `${folder}/${edition}/${id}${format.extension}`;
      made.push({ path, edition, audience, document: id, format: format.id, reader, pages, bytes });
    }
    return made;
  };
  if (!document.isMeasured && !having.some(({ needsPage }) => needsPage)) return writeAll(document);
  return (await browser).run(async (page) => {
    await time("lay out", () => layOut(page, document, context));
    return writeAll(document.isMeasured ? await measure(page) : document, page);
  });
}

/** Profiles that make an edition, by id. */
export function withEdition(profiles: ReadonlyMap<string, AudienceProfile>): AudienceProfile[] {
  return [...profiles.values()].filter(({ abstract }) => !abstract);
}
