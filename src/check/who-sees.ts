import type { AudienceProfile } from "../model/audience.ts";
import type { AudienceFilter, Block, Limits, Programme, Scenario } from "../model/programme.ts";

// Decided anew, from the source: what checks the tailoring shares no code with it.

/** Whether a `for` or `not-for` block is open to an audience; other blocks are. */
export function isOpenTo({ name, audiences }: Block, profile: AudienceProfile): boolean {
  if (name === "for") return passes({ for: audiences, notFor: [] }, profile);
  return name !== "not-for" || passes({ for: [], notFor: audiences }, profile);
}

/** Whether a filter lets an audience through. */
export function passes(filter: AudienceFilter, { lineage }: AudienceProfile): boolean {
  const isNamed = (ids: readonly string[]) => ids.some((id) => lineage.includes(id));
  return (filter.for.length === 0 || isNamed(filter.for)) && !isNamed(filter.notFor);
}

/** Why an audience may not see something of this sensitivity, these topics and ages, if so. */
export function whyNot(
  { sensitivity, topics, ages }: Limits,
  profile: AudienceProfile,
): string | undefined {
  if (sensitivity > profile.maxSensitivity)
    return `its sensitivity is ${sensitivity}, and theirs is at most ${profile.maxSensitivity}`;
  const topic = topics.find((id) => profile.notTopics.includes(id));
  if (topic !== undefined) return `its topic "${topic}" is none of theirs`;
  const { from, to } = profile.ages ?? { from: 0, to: Number.POSITIVE_INFINITY };
  return ages && (ages.from > from || ages.to < to) ? "it is for other ages" : undefined;
}

/** Whether an audience may see something of this sensitivity, these topics and ages. */
export const isAllowed = (limits: Limits, profile: AudienceProfile): boolean =>
  whyNot(limits, profile) === undefined;

/** A scenario and what softens it, fullest first. */
export function versionsOf(id: string, { scenarios }: Pick<Programme, "scenarios">): Scenario[] {
  const versions: Scenario[] = [];
  for (let next = scenarios.get(id); next && !versions.includes(next); ) {
    versions.push(next);
    const fuller = next.id;
    next = [...scenarios.values()].find(({ softens }) => softens === fuller);
  }
  return versions;
}

/** The version of a scenario that an audience is shown, if it is shown any. */
export function versionFor(
  id: string,
  programme: Programme,
  profile: AudienceProfile,
): Scenario | undefined {
  if (!profile.scenarios.includes(id)) return undefined;
  return versionsOf(id, programme).find((version) => isAllowed(version, profile));
}
