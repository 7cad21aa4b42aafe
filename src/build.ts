import { setImmediate as nextTurn } from "node:timers/promises";
import type { BrowserSession } from "./browser/session.ts";
import { checkEdition } from "./check/edition.ts";
import { checkFit } from "./check/fit.ts";
import { checkFreshness } from "./check/freshness.ts";
import { checkLeaks } from "./check/leaks.ts";
import { checkPdf } from "./check/pdf.ts";
import { checkProfiles } from "./check/profiles.ts";
import { checkReferences } from "./check/references.ts";
import { checkWording } from "./check/wording.ts";
import {
  composeDocument,
  type DocumentKind,
  documentKinds,
  prepareKit,
} from "./documents/kinds.ts";
import { type Format, type FormatContext, formats } from "./formats/formats.ts";
import { layOut } from "./formats/print-page.ts";
import { loadProject } from "./load/load-project.ts";
import { loadTemplates } from "./load/load-templates.ts";
import type { AudienceProfile } from "./model/audience.ts";
import { type Diagnostic, diagnosticsOf, hasErrors } from "./model/diagnostics.ts";
import type { Document, Manifest, OutputFile } from "./model/document.ts";
import { publish } from "./output/publish.ts";
import { parseProgramme } from "./parse/parse-programme.ts";
import { type Editions, tailor } from "./tailor/tailor.ts";
import { chooseByIds } from "./text/choose.ts";
import { documentDate } from "./text/dates.ts";

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
  /** Told what is being done, and how far it is. */
  progress: (stage: (typeof STAGES)[number], done: number, of: number) => void;
}

/** What came of a build. `manifest` is there where files were written. */
export interface BuildResult {
  ok: boolean;
  diagnostics: Diagnostic[];
  editions: Editions[];
  manifest: Manifest | undefined;
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
  const programme = project && parseProgramme(project);
  if (programme) {
    const documents = documentKinds.map(({ id }) => id);
    checkProfiles(profiles, programme, { themes: [...templates.themes.keys()], documents });
    checkReferences(programme, profiles);
    checkWording(programme);
    checkFreshness(programme.register, today);
  }
  return { files: all, profiles, programme, templates };
}

/** Builds, or only checks. Author's mistakes are in the result; nothing is written if there are any. */
export async function build(request: BuildRequest, tools: BuildTools): Promise<BuildResult> {
  const browser = tools.openBrowser();
  browser.catch(() => undefined); // heard of below, where it is needed
  try {
    tools.progress("Reading", 0, 1);
    const { files, profiles, programme, templates } = await readProgramme(request, tools.today);
    const chosen = chooseByIds("audience", request.only.audiences, withEdition(profiles));
    const kinds = chooseByIds("document", request.only.documents, documentKinds);
    const wanted = chooseByIds("format", request.only.formats, formats);
    const isWrong = () => hasErrors(files, request.strict);
    const finish = (editions: Editions[], manifest?: Manifest): BuildResult => {
      return { ok: !isWrong(), diagnostics: diagnosticsOf(files), editions, manifest };
    };
    if (!programme) return finish([]);

    const editions = chosen.map((profile) => tailor(programme, profile));
    for (const { participant } of editions) checkEdition(participant);
    if (isWrong()) return finish(editions);

    const kit = prepareKit(templates);
    const date = documentDate(programme.settings.date, tools.env);
    const context: FormatContext = { fill: kit.templates.fill, date };
    const jobs = editions.flatMap((edition) =>
      kinds
        .filter(({ id }) => edition.participant.audience.documents?.includes(id) ?? true)
        .map((kind) => ({ edition, kind })),
    );
    const output: OutputFile[] = [];
    let done = 0;
    await Promise.all(
      jobs.map(async ({ edition, kind }, index) => {
        // Documents are composed one by one, so that the browser prints one meanwhile.
        for (let turn = 0; turn <= index; turn++) await nextTurn();
        const document = composeDocument(kind, edition, kit);
        const made = await write(document, kind, wanted, await browser, context);
        for (const file of made) await checkPdf(file, document, files);
        await checkLeaks(made, programme, profiles);
        output.push(...made);
        tools.progress("Drawing and checking", ++done, jobs.length);
      }),
    );
    if (isWrong() || request.out === undefined) return finish(editions);

    tools.progress("Writing", 0, 1);
    const { version, factsAsOf } = programme.settings;
    const manifest = await publish({
      out: request.out,
      files: output,
      about: { version, date: date.toISOString().slice(0, 10), factsAsOf },
      replaces:
        request.only.audiences.length === 0
          ? "all"
          : new Set(editions.map(({ participant }) => participant.name)),
    });
    return finish(editions, manifest);
  } finally {
    await browser.then((session) => session.close()).catch(() => undefined);
  }
}

/** Writes a document in each format that is wanted and that it has. */
async function write(
  document: Document,
  kind: DocumentKind,
  wanted: readonly Format[],
  browser: BrowserSession,
  context: FormatContext,
): Promise<OutputFile[]> {
  const { edition, audience, reader, id } = document;
  const having = wanted.filter((format) => kind.formats.includes(format.id));
  return browser.run(async (page) => {
    await layOut(page, document, context);
    await checkFit(page, document);
    const made: OutputFile[] = [];
    for (const format of having) {
      const { bytes, pages } = await format.write(document, page, context);
      const folder = reader === "participant" ? "public" : "trainer";
      const path = `${folder}/${edition}/${id}${format.extension}`;
      made.push({ path, edition, audience, document: id, format: format.id, reader, pages, bytes });
    }
    return made;
  });
}

/** Profiles that make an edition, by id. */
function withEdition(profiles: ReadonlyMap<string, AudienceProfile>): AudienceProfile[] {
  return [...profiles.values()].filter(({ abstract }) => !abstract);
}
