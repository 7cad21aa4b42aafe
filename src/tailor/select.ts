import type { AudienceProfile } from "../model/audience.ts";
import type { AudienceFilter, Limits, Programme, Scenario } from "../model/programme.ts";

/** Why a filter keeps something from an audience; undefined where it does not. */
export function whyNotFor(filter: AudienceFilter, profile: AudienceProfile): string | undefined {
  const named = (ids: readonly string[]) => ids.find((id) => profile.lineage.includes(id));
  if (filter.for.length > 0 && named(filter.for) === undefined) {
    return `it is for ${filter.for.join(", ")}`;
  }
  const not = named(filter.notFor);
  return not === undefined ? undefined : `it is not for ${not}`;
}

/** Why an audience may not see something of this sensitivity, topic or age; undefined if it may. */
export function whyNotAllowed(limits: Limits, profile: AudienceProfile): string | undefined {
  if (limits.sensitivity > profile.maxSensitivity) {
    return `its sensitivity is ${limits.sensitivity}, and this audience sees at most ${profile.maxSensitivity}`;
  }
  const topic = limits.topics.find((id) => profile.notTopics.includes(id));
  if (topic !== undefined) return `this audience does not see the topic "${topic}"`;
  const { ages } = limits;
  if (ages) {
    // A profile that names no ages may hold anyone.
    const range = profile.ages ?? { from: 0, to: Number.POSITIVE_INFINITY };
    if (ages.from > range.from || ages.to < range.to) return "it is for other ages";
  }
  return undefined;
}

/** Why an audience gets none, and whether it was never meant for it. */
export interface Refusal {
  why: string;
  isForOthers?: boolean;
}

/**
 * The least softened version of a scenario that an audience may see, or why there is none. The
 * profile's list names full versions.
 */
export function chooseScenario(
  id: string,
  programme: Programme,
  profile: AudienceProfile,
): { scenario: Scenario } | Refusal {
  if (!profile.scenarios.includes(id))
    return { why: "its scenario is not in this audience's list", isForOthers: true };
  let why = "there is no such scenario";
  let version = programme.scenarios.get(id);
  const seen = new Set<string>();
  while (version && !seen.has(version.id)) {
    seen.add(version.id);
    const refusal = whyNotAllowed(version, profile);
    if (refusal === undefined) return { scenario: version };
    why = `no version of its scenario fits: ${refusal}`;
    const fuller = version.id;
    version = [...programme.scenarios.values()].find(({ softens }) => softens === fuller);
  }
  return { why };
}
