import type { AudienceProfile } from "../../model/audience.ts";
import { report } from "../../model/diagnostics.ts";
import type { Limits, Programme, Scenario } from "../../model/programme.ts";
import type { Origin } from "../../model/source.ts";
import { isBlock, placedMarks } from "../passages.ts";
import { versionsOf, whyNot } from "../who-sees.ts";

type Profiles = ReadonlyMap<string, AudienceProfile>;

const HELP =
  "Lectern leaves it out for them, and says so nowhere else. Write a milder version for them, take them out of for:, or look whether sensitivity, topics and ages are right.";

/**
 * Reports what names an audience that may not see it: it would be left out without a word. Where a
 * base is named, only what none of its editions may see.
 */
export function checkUnfit(programme: Programme, profiles: Profiles): void {
  const check = (
    audiences: readonly string[],
    limits: readonly Limits[],
    what: string,
    at: Origin,
  ) => {
    for (const id of audiences) {
      const why = whyNobody(id, limits, profiles);
      if (why === undefined) continue;
      report(at.file, "unfit-for-audience", at.offset, {
        message: `${what} is for ${id}, and they may not see it: ${why}.`,
        expected: "only audiences that may see it",
        help: HELP,
      });
      return true;
    }
    return false;
  };
  const checkBlocks = (
    { body, limits }: { body: Scenario["beats"]; limits: Limits },
    what: string,
  ): void => {
    for (const { mark, file } of placedMarks(body).filter(isBlock)) {
      if (mark.name !== "for") continue;
      check(mark.audiences, [limits], `This text in ${what}`, { file, offset: mark.start });
    }
  };
  for (const module of programme.modules) {
    for (const slide of module.slides) {
      const what = `the slide "${slide.id}"`;
      const named = slide.filter.for.length > 0 ? slide.filter.for : module.filter.for;
      const isSaid = check(named, [slide], `T${what.slice(1)}`, slide.origin);
      if (!isSaid) checkBlocks({ body: slide.body, limits: slide }, what);
    }
  }
  for (const scenario of programme.scenarios.values()) {
    for (const body of [scenario.beats, scenario.questions])
      checkBlocks({ body, limits: scenario }, `the scenario "${scenario.id}"`);
  }
  const withEntries = [
    ...[...programme.figures.values()].map(({ id, texts }) => ({ what: `figure "${id}"`, texts })),
    ...[...programme.exercises.values()].map(({ id, texts }) => {
      return { what: `exercise "${id}"`, texts };
    }),
  ];
  for (const { what, texts } of withEntries) {
    const seen = new Set<object>();
    for (const { limits, origin } of texts) {
      for (const [index, entry] of limits.entries()) {
        if (seen.has(entry)) continue;
        seen.add(entry);
        const around = limits
          .slice(0, index + 1)
          .map(({ sensitivity }) => ({ sensitivity, topics: [] }));
        check(entry.for, around, `An entry of the ${what}`, origin);
      }
    }
  }
  checkScenarioLists(programme, profiles);
}

/** Reports scenarios in a profile's list of which its audience may see no version. */
function checkScenarioLists(programme: Programme, profiles: Profiles): void {
  for (const profile of profiles.values()) {
    for (const [index, id] of profile.scenarios.entries()) {
      const { file, offset } = profile.at(["scenarios", index]);
      if (file.stem !== profile.id) continue; // said of the profile whose list it is
      const versions = versionsOf(id, programme);
      const reasons = versions.map((version) => whyNobody(profile.id, [version], profiles));
      const [why] = reasons.slice(-1);
      if (why === undefined || reasons.includes(undefined)) continue;
      report(file, "unfit-for-audience", offset, {
        message: `The scenario "${id}" is in the list of ${profile.id}, and no version of it is fit for them: ${why}.`,
        expected: "scenarios that they may see, or a softened version",
        help: HELP,
      });
    }
  }
}

/** Why nobody whom a name stands for may see something; undefined where somebody may. */
function whyNobody(id: string, limits: readonly Limits[], profiles: Profiles): string | undefined {
  const named = profiles.get(id);
  if (!named) return undefined; // an unknown name is said elsewhere
  const editions = named.abstract
    ? [...profiles.values()].filter(({ abstract, lineage }) => !abstract && lineage.includes(id))
    : [named];
  const reasons = editions.map((profile) =>
    limits.map((one) => whyNot(one, profile)).find(Boolean),
  );
  return reasons.includes(undefined) ? undefined : reasons[0];
}
