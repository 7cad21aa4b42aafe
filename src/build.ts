import { setImmediate as nextTurn } from "node:timers/promises";
import type { BrowserSession } from "./browser/session.ts";
import { checkCharts } from "./check/charts.ts";
import { checkCoverage } from "./check/coverage.ts";
import { checkEdition } from "./check/edition.ts";
import { checkFreshness } from "./check/freshness.ts";
import type { SteppedDown } from "./check/pages/check-pages.ts";
import { checkProfiles } from "./check/profiles.ts";
import { checkReferences } from "./check/references.ts";
import { checkSafeEdition, checkSafeProgramme } from "./check/safeguarding/check-safeguarding.ts";
import { checkKeysShown } from "./check/safeguarding/keys-shown.ts";
import { checkWording } from "./check/wording/wording.ts";
import { type AskedSession, chooseEditions, isLocal } from "./choose-editions.ts";
import { documentKinds } from "./documents/kinds.ts";
import type { DocumentOptions } from "./documents/kit.ts";
import { chooseVariants } from "./documents/variants.ts";
import { drawCatalogue } from "./draw-catalogue.ts";
import { drawEditions } from "./draw-editions.ts";
import { formats } from "./formats/formats.ts";
import { loadProject } from "./load/load-project.ts";
import { loadTemplates } from "./load/load-templates.ts";
import { type AudienceProfile, withEdition } from "./model/audience.ts";
import { brokenNames, type Diagnostic, diagnosticsOf, hasErrors } from "./model/diagnostics.ts";
import type { Manifest, ManifestEdition } from "./model/document.ts";
import type { ParticipantEdition } from "./model/edition.ts";
import { publish, refuseMixing } from "./output/publish.ts";
import { recover } from "./output/swap.ts";
import { parseInTurns } from "./parse/parse-programme.ts";
import { shownToAny } from "./tailor/shown-to-any.ts";
import { approvalStatus, type Editions } from "./tailor/tailor.ts";
import { chooseByIds, namesBelow } from "./text/choose.ts";
import { documentDate } from "./text/dates.ts";
import type { Stopwatch } from "./timing/stopwatch.ts";

export { HANDOUT_LAYOUTS } from "./documents/kit.ts";

/** What to build, from where, to where. Empty lists mean all. */
export interface BuildRequest {
  programme: string;
  audiences: string;
  templates: string;
  /** Where to write; undefined checks everything and writes nothing. */
  out: string | undefined;
  /** Warnings stop the build as errors do. */
  strict: boolean;
  /** What documents are to be like, where it is not the usual. */
  options?: DocumentOptions;
  only: { audiences: readonly string[]; documents: readonly string[]; formats: readonly string[] };
  /** Variants to make beside the usual ones, of documents that have them. */
  variants?: readonly string[];
  /** The session it is for; each profile's own length, and blanks, where not said. */
  session?: AskedSession | undefined;
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
    const exerciseKinds = namesBelow("exercises", templates.templates.keys());
    checkReferences(programme, profiles, { broken, exerciseKinds });
    checkCharts(programme);
    checkWording(programme, profiles, broken);
    checkKeysShown(programme);
    checkSafeProgramme(programme, profiles);
    checkFreshness(programme.register, today);
    checkCoverage(programme, () =>
      broken.size > 0 ? undefined : shownToAny(programme, withEdition(profiles)),
    );
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
    if (request.out !== undefined) {
      await recover(request.out);
      await refuseMixing(request.out, isLocal(request.session));
    }
    tools.progress("Reading", 0, 1);
    const { files, profiles, programme, templates, broken } = await time("read and check", () =>
      readProgramme(request, tools.today),
    );
    const kinds = chooseByIds("document", request.only.documents, documentKinds);
    const wanted = chooseByIds("format", request.only.formats, formats);
    const asked = chooseVariants(request.variants ?? [], kinds);
    const isWrong = () => hasErrors(files, request.strict);
    let steppedDown: SteppedDown[] = [];
    const finish = (editions: Editions[], manifest?: Manifest): BuildResult => {
      return { ok: !isWrong(), diagnostics: diagnosticsOf(files), editions, manifest, steppedDown };
    };
    if (!programme) return finish([]);

    const known = withEdition(profiles);
    const { editions, longest, local } = await time("tailor", () =>
      chooseEditions(request, { programme, known, broken, files }),
    );
    for (const { participant, trainer } of [...editions, ...longest]) {
      checkEdition(participant);
      checkSafeEdition(trainer, programme);
    }
    if (isWrong()) return finish(editions);

    const date = documentDate(programme.settings.date, tools.env);
    const drawn = await drawEditions(editions, {
      programme,
      profiles,
      templates,
      sources: files,
      kinds,
      formats: wanted,
      variants: asked,
      options: request.options,
      arePacked: makesWholeEditions(request),
      arePictured: makesWholeEditions(request) && !local,
      date,
      browser,
      time,
      onDone: (done, of) => tools.progress("Drawing and checking", done, of),
    });
    steppedDown = drawn.steppedDown;
    if (isWrong() || request.out === undefined) return finish(editions);

    tools.progress("Writing", 0, 1);
    // It has nothing more to do; if it does not close now, it will below.
    const closed = browser.then((session) => session.close()).catch(() => undefined);
    const { title, organisation, version, factsAsOf, changes } = programme.settings;
    const { out } = request;
    const manifest = await time("publish", () =>
      publish({
        out,
        files: drawn.files,
        about: {
          ...{ title, organisation, version, date: date.toISOString().slice(0, 10), factsAsOf },
          ...{ status: approvalStatus(programme), changes },
          ...(local && { local: true as const }),
        },
        editions: editions.map(({ participant }) => manifestEdition(participant)),
        ...(!local && {
          indexes: (manifest) => {
            const pages = drawCatalogue(manifest, drawn.kit, programme, known);
            return isWrong() ? undefined : pages; // a template may have a mistake
          },
        }),
        replaces: replacesAll(request)
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

/** Whether each of its editions is made with all that is in it. */
const makesWholeEditions = ({ only }: BuildRequest): boolean =>
  only.documents.length === 0 && only.formats.length === 0;

const manifestEdition = ({
  name,
  audience,
  settings,
  plan,
}: ParticipantEdition): ManifestEdition => ({
  edition: name,
  audience: audience.id,
  name: audience.name,
  title: settings.title,
  language: audience.language,
  minutes: plan.asked,
  isUsualLength: plan.asked === audience.minutes.default,
});

/**
 * Whether nothing stays of what was there: where everything is made anew, and where it is local,
 * since another session's numbers are wrong in this one.
 */
const replacesAll = ({ only, session = {} }: BuildRequest): boolean =>
  isLocal(session) || (only.audiences.length === 0 && session.minutes === undefined);
