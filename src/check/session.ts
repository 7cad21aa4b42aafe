import type { AudienceProfile } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import { UsageError } from "../model/usage-error.ts";
import { suggest } from "../text/suggest.ts";

/** The file of a session, as far as its names are checked. */
interface SessionNames {
  file: SourceFile;
  audiences: readonly string[];
  slots: readonly string[];
  offsetOf: (path: readonly PropertyKey[], part?: "key" | "value") => number;
}

/** Reports audiences of a session's file that there are not, and slots that none of them has. */
export function checkSessionFile(
  { file, audiences, slots, offsetOf }: SessionNames,
  known: readonly AudienceProfile[],
  chosen: readonly AudienceProfile[],
): void {
  const ids = known.map(({ id }) => id);
  for (const [index, id] of audiences.entries()) {
    if (ids.includes(id)) continue;
    const at = Math.max(offsetOf(["audience"]), offsetOf(["audiences", index]));
    report(file, "unknown-audience", at, {
      message: `There is no audience "${id}".`,
      help: suggest(id, ids),
    });
  }
  // Whose slots these are is then not known.
  if (chosen.length === 0) return;
  const declared = slotsOf(chosen);
  for (const slot of slots) {
    if (declared.has(slot)) continue;
    report(file, "slot-undeclared", offsetOf(["slots", slot], "key"), {
      message: `No audience of this session has a slot "${slot}", so that it would be printed nowhere.`,
      expected: "a slot that the profile of one of them declares",
      help: suggest(slot, declared),
    });
  }
}

/** Refuses slots on the command line that none of these audiences has. */
export function refuseUnknownSlots(
  slots: readonly string[],
  chosen: readonly AudienceProfile[],
): void {
  const declared = slotsOf(chosen);
  for (const slot of slots) {
    if (declared.has(slot)) continue;
    const whom = chosen.map(({ id }) => id).join(", ");
    throw new UsageError(`There is no slot "${slot}" for ${whom}.`, suggest(slot, declared));
  }
}

const slotsOf = (profiles: readonly AudienceProfile[]): Set<string> =>
  new Set(profiles.flatMap(({ slots }) => Object.keys(slots)));
