import type { AudienceProfile } from "../model/audience.ts";
import { report, siteOf } from "../model/diagnostics.ts";
import type { FigureShown } from "../model/edition.ts";
import type { DataText, Figure } from "../model/programme.ts";
import type { Origin } from "../model/source.ts";
import { tailorData, type ValueWriter } from "./data.ts";

/**
 * A figure as one audience sees it: without the entries that are not for it, and with what `value`
 * gives in the place of each value.
 */
export function tailorFigure(
  { id, kind, title, data, texts, origin }: Figure,
  profile: AudienceProfile,
  value: ValueWriter,
): FigureShown {
  const shown = tailorData({ ...data, title }, texts, profile, value, (path) =>
    reportNothingLeft(path, `figure "${id}"`, { texts, origin }, profile),
  );
  const { title: own, ...rest } = shown;
  return { id, kind, title: own, data: rest, site: siteOf(origin) };
}

/** Says that an audience gets a figure or an exercise of whose list nothing is for it. */
export function reportNothingLeft(
  path: string,
  what: string,
  { texts, origin }: { texts: readonly DataText[]; origin: Origin },
  profile: AudienceProfile,
): void {
  const first = texts.find((text) => text.path.startsWith(`${path}.`));
  const { file, offset } = first?.origin ?? origin;
  report(file, "empty-figure", offset, {
    message: `Nothing is left of "${path}" in the ${what}.`,
    expected: "an entry that this audience sees",
    help: "Add an entry for this audience, or keep what holds the list from it as well.",
    edition: profile.id,
  });
}
