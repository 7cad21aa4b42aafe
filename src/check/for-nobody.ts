import { type AudienceProfile, withEdition } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { AudienceFilter, DataText, Mark, Passage, Programme } from "../model/programme.ts";
import type { Origin } from "../model/source.ts";
import { exercisePassages, isLeaf, placedMarks } from "./passages.ts";
import { passes, versionsOf } from "./who-sees.ts";

type Readers = readonly AudienceProfile[];

/**
 * Reports text for an audience that never sees what the text stands in: nobody would read it, and
 * nothing else would say so.
 */
export function checkForNobody(
  programme: Programme,
  profiles: ReadonlyMap<string, AudienceProfile>,
): void {
  const everyone = withEdition(profiles);
  const readersOfExercise = new Map<string, AudienceProfile[]>();
  for (const module of programme.modules) {
    const ofModule = everyone.filter((profile) => passes(module.filter, profile));
    for (const slide of module.slides) {
      const inModule = `the module "${module.id}"`;
      const readers = narrow(slide.filter, ofModule, inModule, slide.origin);
      checkPassage(slide.body, readers, `the slide "${slide.id}"`);
      for (const { mark } of placedMarks(slide.body).filter(isLeaf)) {
        if (mark.name !== "exercise") continue;
        readersOfExercise.set(mark.id, [...(readersOfExercise.get(mark.id) ?? []), ...readers]);
      }
    }
  }
  const { quiz } = programme.settings;
  if (quiz) readersOfExercise.set(quiz.exercise, everyone);
  for (const scenario of programme.scenarios.values()) {
    const readers = everyone.filter(({ scenarios }) =>
      scenarios.some((id) => versionsOf(id, programme).includes(scenario)),
    );
    for (const part of [scenario.beats, scenario.questions])
      checkPassage(part, readers, `the scenario "${scenario.id}"`);
  }
  for (const exercise of programme.exercises.values()) {
    const readers = readersOfExercise.get(exercise.id) ?? [];
    const what = `the exercise "${exercise.id}"`;
    for (const part of exercisePassages(exercise)) checkPassage(part, readers, what);
    checkEntries(exercise.texts, readers, what);
  }
  for (const { id, texts } of programme.figures.values())
    checkEntries(texts, everyone, `the figure "${id}"`);
  for (const { id, filter, body } of programme.chapters) {
    const readers = everyone.filter((profile) => passes(filter, profile));
    checkPassage(body, readers, `the chapter "${id}"`);
  }

  function checkPassage(passage: Passage, all: Readers, what: string): void {
    const visit = (marks: readonly Mark[], readers: Readers): void => {
      for (const mark of marks) {
        if (mark.kind !== "block") continue;
        const filter = {
          for: mark.name === "for" ? mark.audiences : [],
          notFor: mark.name === "not-for" ? mark.audiences : [],
        };
        const at = { file: passage.file, offset: mark.start };
        visit(mark.marks, narrow(filter, readers, what, at));
      }
    };
    visit(passage.marks, all);
  }

  function checkEntries(texts: readonly DataText[], all: Readers, what: string): void {
    const seen = new Map<AudienceFilter, Readers>(); // texts of one entry share its limits
    for (const { limits, origin } of texts) {
      let readers = all;
      for (const filter of limits) {
        const known = seen.get(filter);
        readers = known ?? narrow(filter, readers, what, origin);
        seen.set(filter, readers);
      }
    }
  }

  /** Those of the readers of something whom a filter inside it lets through. */
  function narrow(filter: AudienceFilter, readers: Readers, what: string, at: Origin): Readers {
    const left = readers.filter((profile) => passes(filter, profile));
    // Where nobody has what is around it, that is said already, or elsewhere.
    const isInVain = (id: string) =>
      profiles.has(id) && !readers.some(({ lineage }) => lineage.includes(id));
    const inVain = readers.length === 0 ? [] : filter.for.filter(isInVain);
    for (const id of inVain) say(`This is for ${id}, who have no edition with ${what}.`, at);
    if (inVain.length === 0 && left.length === 0 && readers.length > 0)
      say(`This is for nobody who has ${what}.`, at);
    return left;
  }
}

function say(message: string, { file, offset }: Origin): void {
  report(file, "for-nobody", offset, {
    message,
    expected: "audiences that have what it stands in",
    help: "Nobody would read it. Take it out, or look at for: and not-for: of what is around it.",
  });
}
