import { report } from "../model/diagnostics.ts";
import type {
  Branding,
  Chapter,
  Exercise,
  FigureSource,
  Module,
  PictureFile,
  Programme,
  ProgrammeSettings,
  Scenario,
} from "../model/programme.ts";
import type { Register } from "../model/register.ts";
import type { Origin, SourceFile } from "../model/source.ts";
import { parseExercise, parseScenario } from "./parse-case.ts";
import { parseChapter } from "./parse-chapter.ts";
import { parseFigure } from "./parse-figure.ts";
import { parseModule } from "./parse-module.ts";

/** What a programme is parsed from. */
export interface ProgrammeSource {
  settings: ProgrammeSettings;
  modules: readonly SourceFile[];
  scenarios: readonly SourceFile[];
  exercises: readonly SourceFile[];
  chapters: readonly SourceFile[];
  figures: readonly FigureSource[];
  pictures: ReadonlyMap<string, PictureFile>;
  links: ReadonlySet<string>;
  brandings: ReadonlyMap<string, Branding>;
  register: Register;
}

/** Understands a programme. Mistakes are reported on their files; what has them may be missing. */
export function parseProgramme(source: ProgrammeSource): Programme {
  const steps = parseByFile(source);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same, letting other work go on between one file and the next. */
export async function parseInTurns(
  source: ProgrammeSource,
  nextTurn: () => Promise<void>,
): Promise<Programme> {
  const steps = parseByFile(source);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await nextTurn();
  }
}

function* parseByFile(source: ProgrammeSource): Generator<undefined, Programme> {
  const modules: Module[] = [];
  const scenarios: Scenario[] = [];
  const exercises: Exercise[] = [];
  const chapters: Chapter[] = [];
  function* read<T>(
    files: readonly SourceFile[],
    parse: (file: SourceFile, pictures: ProgrammeSource) => T | undefined,
    to: T[],
  ): Generator<undefined, void> {
    for (const file of files) {
      if (file.messages.some((message) => message.fatal)) continue;
      const parsed = parse(file, source);
      if (parsed !== undefined) to.push(parsed);
      yield;
    }
  }
  yield* read(source.modules, parseModule, modules);
  yield* read(source.scenarios, parseScenario, scenarios);
  yield* read(source.exercises, parseExercise, exercises);
  yield* read(source.chapters, parseChapter, chapters);
  reportDuplicates(modules.flatMap(({ slides }) => slides));
  reportDuplicates(scenarios);
  reportDuplicates(exercises);
  const byId = <T extends { id: string }>(list: readonly T[]) =>
    new Map(list.map((entry) => [entry.id, entry]));
  return {
    settings: source.settings,
    modules,
    scenarios: byId(scenarios),
    exercises: byId(exercises),
    chapters,
    figures: byId(source.figures.map(parseFigure)),
    pictures: source.pictures,
    brandings: source.brandings,
    register: source.register,
  };
}

function reportDuplicates(entries: readonly { id: string; origin: Origin }[]): void {
  const taken = new Map<string, Origin>();
  for (const { id, origin } of entries) {
    const first = taken.get(id);
    if (first === undefined) taken.set(id, origin);
    else {
      report(origin.file, "duplicate-id", origin.offset, {
        message: `The id "${id}" is already used in ${first.file.path}.`,
        expected: "an id of its own",
        help: "Rename one of them, and what refers to it.",
      });
    }
  }
}
