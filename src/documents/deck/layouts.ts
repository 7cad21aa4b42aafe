import type { EditionSlide, Insert } from "../../model/edition.ts";
import { tokensIn } from "../../text/tokens.ts";

/**
 * The class a slide is laid out by: what its author asked for, else what it shows. Names differ
 * from those of the things themselves, which styles for them use.
 */
export function layoutClass(slide: EditionSlide, inserts: readonly Insert[]): string {
  if (slide.kind === "scenario") return `scenario ${slide.part}`;
  if (slide.kind === "exercise") return "exercise";
  if (slide.layout !== "plain") return slide.layout;
  const shows = (kind: Insert["kind"]) =>
    tokensIn(slide.body).some((index) => inserts[index]?.kind === kind);
  if (shows("figure")) return "with-figure";
  if (shows("contacts")) return "with-contacts";
  if (/^\|/m.test(slide.body)) return "with-table";
  return /^(?:[-*+]|\d+[.)]) /m.test(slide.body) ? "list" : "text";
}
