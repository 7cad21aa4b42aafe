import type { AudienceProfile } from "../model/audience.ts";
import { report, siteOf } from "../model/diagnostics.ts";
import type { FigureShown } from "../model/edition.ts";
import type { Figure, Value } from "../model/programme.ts";
import type { SourceFile } from "../model/source.ts";
import { applyEdits } from "../text/edits.ts";
import { whyNotAllowed, whyNotFor } from "./select.ts";

/** What an entry of a figure's list may hold beside what is drawn. */
interface Entry {
  for?: readonly string[];
  "not-for"?: readonly string[];
  sensitivity?: number;
}

/**
 * A figure as one audience sees it: without the entries that are not for it, and with what `value`
 * gives in the place of each value.
 */
export function tailorFigure(
  { id, kind, title, data, texts, origin }: Figure,
  profile: AudienceProfile,
  value: (mark: Value, file: SourceFile) => string,
): FigureShown {
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const visit = (part: unknown, path: string): unknown => {
    if (typeof part === "string") {
      const known = byPath.get(path);
      if (!known) return part;
      const { text, values, origin: at } = known;
      return applyEdits(
        text,
        { start: 0, end: text.length },
        values.map((mark) => {
          const { start, end } = mark;
          return { start, end, text: value({ ...mark, start: at.offset }, at.file) };
        }),
      );
    }
    if (Array.isArray(part)) {
      const shown = part.flatMap((entry: unknown, index) =>
        isFor(entry, profile) ? [visit(entry, `${path}.${index}`)] : [],
      );
      if (shown.length === 0 && part.length > 0) reportNothingLeft(path);
      return shown;
    }
    if (part === null || typeof part !== "object") return part;
    const { for: _for, "not-for": _notFor, sensitivity: _sensitivity, ...rest } = part as Entry;
    return Object.fromEntries(
      Object.entries(rest).map(([key, inner]) => [
        key,
        visit(inner, path === "" ? key : `${path}.${key}`),
      ]),
    );
  };
  return {
    id,
    kind,
    title: String(visit(title, "title")),
    data: visit(data, "") as Record<string, unknown>,
    site: siteOf(origin),
  };

  function reportNothingLeft(path: string): void {
    const first = texts.find((text) => text.path.startsWith(`${path}.`));
    const { file, offset } = first?.origin ?? origin;
    report(file, "empty-figure", offset, {
      message: `Nothing is left of "${path}" in the figure "${id}".`,
      expected: "an entry that this audience sees",
      help: "Add an entry for this audience, or keep what holds the list from it as well.",
      edition: profile.id,
    });
  }
}

function isFor(entry: unknown, profile: AudienceProfile): boolean {
  if (entry === null || typeof entry !== "object") return true;
  const { for: whom = [], "not-for": notFor = [], sensitivity = 0 } = entry as Entry;
  return (
    whyNotFor({ for: whom, notFor }, profile) === undefined &&
    whyNotAllowed({ sensitivity, topics: [] }, profile) === undefined
  );
}
