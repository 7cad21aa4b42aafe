import type { AudienceProfile } from "../model/audience.ts";
import type { DataText, Value } from "../model/programme.ts";
import type { SourceFile } from "../model/source.ts";
import { applyEdits } from "../text/edits.ts";
import { whyNotAllowed, whyNotFor } from "./select.ts";

/** What an entry of a list may hold beside what is shown. */
interface Entry {
  for?: readonly string[];
  "not-for"?: readonly string[];
  sensitivity?: number;
}

/** What stands in the place of a value; `isKey` where only trainers read it. */
export type ValueWriter = (mark: Value, file: SourceFile, isKey: boolean) => string;

/**
 * The data of a figure or an exercise as one audience sees it: without the entries that are not for
 * it, and with what `value` gives in the place of each value. `onEmpty` is told the path of each
 * list of which nothing is left.
 */
export function tailorData<T extends object>(
  data: T,
  texts: readonly DataText[],
  profile: AudienceProfile,
  value: ValueWriter,
  onEmpty: (path: string) => void,
): T {
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const visit = (part: unknown, path: string): unknown => {
    if (typeof part === "string") {
      const known = byPath.get(path);
      if (!known) return part;
      const { text, values, isKey, origin: at } = known;
      return applyEdits(
        text,
        { start: 0, end: text.length },
        values.map((mark) => {
          const { start, end } = mark;
          return { start, end, text: value({ ...mark, start: at.offset }, at.file, isKey) };
        }),
      );
    }
    if (Array.isArray(part)) {
      const shown = part.flatMap((entry: unknown, index) =>
        isFor(entry, profile) ? [visit(entry, `${path}.${index}`)] : [],
      );
      if (shown.length === 0 && part.length > 0) onEmpty(path);
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
  return visit(data, "") as T;
}

/** Whether an audience sees an entry of a list. */
export function isFor(entry: unknown, profile: AudienceProfile): boolean {
  if (entry === null || typeof entry !== "object") return true;
  const { for: whom = [], "not-for": notFor = [], sensitivity = 0 } = entry as Entry;
  return (
    whyNotFor({ for: whom, notFor }, profile) === undefined &&
    whyNotAllowed({ sensitivity, topics: [] }, profile) === undefined
  );
}
