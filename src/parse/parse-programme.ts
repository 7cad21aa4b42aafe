import { report } from "../model/diagnostics.ts";
import type { Figure, PictureFile, Programme, ProgrammeSettings } from "../model/programme.ts";
import type { Register } from "../model/register.ts";
import type { Origin, SourceFile } from "../model/source.ts";
import { parseExercise, parseScenario } from "./parse-case.ts";
import { parseModule } from "./parse-module.ts";

/** What a programme is parsed from. */
export interface ProgrammeSource {
  settings: ProgrammeSettings;
  modules: readonly SourceFile[];
  scenarios: readonly SourceFile[];
  exercises: readonly SourceFile[];
  figures: readonly Figure[];
  pictures: ReadonlyMap<string, PictureFile>;
  links: ReadonlySet<string>;
  register: Register;
}

/** Understands a programme. Mistakes are reported on their files; what has them may be missing. */
export function parseProgramme(source: ProgrammeSource): Programme {
  const readable = (file: SourceFile) => !file.messages.some((message) => message.fatal);
  const read = <T>(files: readonly SourceFile[], parse: (file: SourceFile) => T | undefined): T[] =>
    files.filter(readable).flatMap((file) => parse(file) ?? []);
  const modules = read(source.modules, (file) => parseModule(file, source));
  const scenarios = read(source.scenarios, (file) => parseScenario(file, source));
  const exercises = read(source.exercises, (file) => parseExercise(file, source));
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
    figures: byId(source.figures),
    pictures: source.pictures,
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
