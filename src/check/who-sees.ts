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

/** Whether an audience may see something of this sensitivity, these topics and ages. */
export function isAllowed(
  { sensitivity, topics, ages }: Limits,
  profile: AudienceProfile,
): boolean {
  const { from, to } = profile.ages ?? { from: 0, to: Number.POSITIVE_INFINITY };
  return (
    sensitivity <= profile.maxSensitivity &&
    !topics.some((id) => profile.notTopics.includes(id)) &&
    (ages === undefined || (ages.from <= from && ages.to >= to))
  );
}

/** The version of a scenario that an audience is shown, if it is shown any. */
export function versionFor(
  id: string,
  { scenarios }: Programme,
  profile: AudienceProfile,
): Scenario | undefined {
  if (!profile.scenarios.includes(id)) return undefined;
  let version = scenarios.get(id);
  for (let step = 0; version && step <= scenarios.size; step++) {
    if (isAllowed(version, profile)) return version;
    const fuller = version.id;
    version = [...scenarios.values()].find(({ softens }) => softens === fuller);
  }
  return undefined;
}
