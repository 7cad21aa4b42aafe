import type { AudienceProfile } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { OutputFile, OutputReading } from "../model/document.ts";
import type {
  AudienceFilter,
  Block,
  Limits,
  Passage,
  Programme,
  Scenario,
} from "../model/programme.ts";
import type { Origin } from "../model/source.ts";
import { squash } from "../text/html.ts";
import {
  dataRuns,
  exercisePassages,
  isLeaf,
  isTrainerOnly,
  passageRuns,
  placedMarks,
  type Run,
} from "./passages.ts";
import { isAllowed, isOpenTo, passes } from "./who-sees.ts";

/** A run of an author's words, squashed, with what decides who may see it. */
interface Phrase {
  text: string;
  origin: Origin;
  inside: readonly Block[];
  filters: readonly AudienceFilter[];
  limits: readonly Limits[];
  /** The full version of the scenario it is from. */
  scenario?: string;
}

/** Shorter phrases stand in many places by chance. */
const MIN_LENGTH = 24;

/**
 * Prepares to look for words in participants' files that are not for them. It decides anew, from
 * the source, who may see what, and shares no code with the tailoring it checks.
 */
export function startLeakCheck(
  programme: Programme,
  profiles: ReadonlyMap<string, AudienceProfile>,
): (output: { file: OutputFile; texts: OutputReading["texts"] }) => void {
  const phrases = allPhrases(programme);
  const forbidden = new Map<string, Phrase[]>();
  return ({ file, texts: read }) => {
    const profile = profiles.get(file.audience);
    if (file.reader !== "participant" || !profile) return;
    const list = forbidden.get(profile.id) ?? forbiddenFor(profile, phrases);
    forbidden.set(profile.id, list);
    const texts = read.map(({ where, text }) => ({ where, text: squash(text) }));
    for (const { text, origin } of list) {
      const found = texts.find((place) => place.text.includes(text));
      if (!found) continue;
      report(origin.file, "leak", origin.offset, {
        message: `Text that is not for them stands in ${file.path} (${found.where}).`,
        expected: "no trace of it in participants' files",
        help: "This is a fault of Lectern or of a template, not yours: nothing was written. Please report it.",
        edition: file.edition,
      });
    }
  };
}

function forbiddenFor(profile: AudienceProfile, phrases: readonly Phrase[]): Phrase[] {
  const may = (phrase: Phrase) =>
    !isTrainerOnly(phrase.inside) &&
    phrase.inside.every((block) => isOpenTo(block, profile)) &&
    phrase.filters.every((filter) => passes(filter, profile)) &&
    phrase.limits.every((limits) => isAllowed(limits, profile)) &&
    (phrase.scenario === undefined || profile.scenarios.includes(phrase.scenario));
  const allowed = [...phrases.filter(may).map(({ text }) => text), ...saidByProfile(profile)].join(
    "\n",
  );
  return phrases.filter((phrase) => !may(phrase) && !allowed.includes(phrase.text));
}

/** What a profile says to its audience itself, wherever else an author says it too. */
const saidByProfile = ({ name, title = "", route, slots }: AudienceProfile): string[] =>
  [
    name,
    title,
    ...route.flatMap(({ who, does, when = "" }) => [`${who} ${does}`, when]),
    ...Object.values(slots),
  ].map(squash);

function allPhrases(programme: Programme): Phrase[] {
  const cases = [...programme.scenarios.values()];
  return [
    ...programme.modules.flatMap((module) =>
      module.slides.flatMap((slide) => {
        const filters = [module.filter, slide.filter];
        return [
          ...phrasesOf(slide.body, filters, [slide]),
          ...figurePhrases(slide.body, programme, filters, [slide]),
        ];
      }),
    ),
    ...cases.flatMap((scenario) =>
      [scenario.beats, scenario.questions]
        .flatMap((passage) => phrasesOf(passage, [], [scenario]))
        .map((phrase) => ({ ...phrase, scenario: fullVersion(scenario, programme) })),
    ),
    ...[...programme.exercises.values()].flatMap((exercise) => [
      ...exercisePassages(exercise).flatMap((passage) => phrasesOf(passage, [], [])),
      ...dataRuns(exercise).flatMap((run) => limitedPhrases(run)),
    ]),
    ...programme.chapters.flatMap(({ body, filter }) => phrasesOf(body, [filter], [])),
  ];
}

function fullVersion({ id, softens }: Scenario, programme: Programme, depth = 0): string {
  const fuller = programme.scenarios.get(softens ?? "");
  return fuller && depth < programme.scenarios.size
    ? fullVersion(fuller, programme, depth + 1)
    : id;
}

function phrasesOf(
  passage: Passage,
  filters: readonly AudienceFilter[],
  limits: readonly Limits[],
): Phrase[] {
  return passageRuns(passage).flatMap((run) => phrasesIn(run, filters, limits));
}

/** The words of the figures that a passage shows: for those who see the line and the entry. */
function figurePhrases(
  passage: Passage,
  programme: Programme,
  filters: readonly AudienceFilter[],
  limits: readonly Limits[],
): Phrase[] {
  return placedMarks(passage)
    .filter(isLeaf)
    .flatMap(({ mark, inside }) => {
      const figure = mark.name === "figure" ? programme.figures.get(mark.id) : undefined;
      return (figure ? dataRuns(figure) : []).flatMap((run) =>
        limitedPhrases({ ...run, inside }, filters, limits),
      );
    });
}

/** The phrases of a run that has limits of its own beside those of what it stands in. */
function limitedPhrases(
  run: ReturnType<typeof dataRuns>[number],
  filters: readonly AudienceFilter[] = [],
  limits: readonly Limits[] = [],
): Phrase[] {
  return phrasesIn(
    run,
    [...filters, ...run.limits],
    [...limits, ...run.limits.map(({ sensitivity }) => ({ sensitivity, topics: [] }))],
  );
}

function phrasesIn(
  { text: source, file, at, inside }: Run,
  filters: readonly AudienceFilter[],
  limits: readonly Limits[],
): Phrase[] {
  const found: Phrase[] = [];
  for (const match of source.matchAll(/[^.!?:;|\n]+/g)) {
    const text = squash(match[0]);
    if (text.length < MIN_LENGTH) continue;
    found.push({ text, origin: { file, offset: at(match.index) }, inside, filters, limits });
  }
  return found;
}
