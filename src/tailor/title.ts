import { location } from "vfile-location";
import { siteOf } from "../model/diagnostics.ts";
import type { TitleSite } from "../model/edition.ts";
import type { Slide } from "../model/programme.ts";
import type { Origin } from "../model/source.ts";
import { applyEdits } from "../text/edits.ts";
import { replaceTokens } from "../text/tokens.ts";
import type { EditionComposer } from "./composer.ts";

/** A slide's title as plain text: for outlines, labels and messages. */
export function plainTitle(slide: Slide, composer: EditionComposer): string {
  const { heading, body } = slide;
  if (!heading) return slide.id;
  const values = body.marks.filter(
    (mark) => mark.kind === "value" && mark.start >= heading.start && mark.end <= heading.end,
  );
  const text = applyEdits(
    String(body.file.value),
    heading,
    values.flatMap((mark) =>
      mark.kind === "value"
        ? [{ start: mark.start, end: mark.end, text: composer.value(mark, body.file) }]
        : [],
    ),
  );
  // Marks of emphasis go before values come, whose own characters all stay.
  const plain = text.replace(/\\([!-/:-@[-`{-~])|[*_~`]+/g, "$1");
  return replaceTokens(plain, (index) => {
    const insert = composer.inserts[index];
    if (insert?.kind === "slot") return insert.label;
    return insert && "text" in insert ? insert.text : "";
  }).trim();
}

/** The place where a title was written. */
export function titleSite(origin: Origin): TitleSite {
  const { file, offset } = origin;
  return { ...siteOf(origin), at: `${file.path}:${location(file).toPoint(offset)?.line ?? 1}` };
}
