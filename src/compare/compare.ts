import { diffLines } from "diff";
import type { ParticipantEdition } from "../model/edition.ts";
import { slideText } from "./slide-text.ts";

/** A line of a slide that two editions share, or that only one has. */
export interface ComparedLine {
  text: string;
  in: "both" | "first" | "second";
}

/** A slide of one or both editions. */
export interface ComparedSlide {
  id: string;
  title: string;
  in: "both" | "first" | "second";
  /** Why the other edition does not have it, where it was left out. */
  why: string;
  lines: ComparedLine[];
}

/** What one edition shows and another does not. Slides that are equal are only counted. */
export interface Comparison {
  first: string;
  second: string;
  same: number;
  slides: ComparedSlide[];
}

/** Compares what participants of two audiences see, slide by slide, in the first's order. */
export function compareEditions(first: ParticipantEdition, second: ParticipantEdition): Comparison {
  const inSecond = new Map(second.slides.map((slide) => [slide.id, slide]));
  const ids = new Set(first.slides.map(({ id }) => id));
  const slides: ComparedSlide[] = [];
  let same = 0;
  for (const slide of first.slides) {
    const twin = inSecond.get(slide.id);
    const text = slideText(first, slide);
    if (!twin) slides.push(alone(slide, text, "first", whyNot(second, slide.id)));
    else {
      const twinText = slideText(second, twin);
      if (text === twinText && slide.title === twin.title) same++;
      else
        slides.push({
          id: slide.id,
          title: slide.title,
          in: "both",
          why: "",
          lines: compareLines(text, twinText),
        });
    }
  }
  for (const slide of second.slides) {
    if (!ids.has(slide.id)) {
      slides.push(alone(slide, slideText(second, slide), "second", whyNot(first, slide.id)));
    }
  }
  return { first: first.audience.name, second: second.audience.name, same, slides };
}

function alone(
  { id, title }: { id: string; title: string },
  text: string,
  where: "first" | "second",
  why: string,
): ComparedSlide {
  return {
    id,
    title,
    in: where,
    why,
    lines: text.split("\n").map((line) => ({ text: line, in: where })),
  };
}

const whyNot = ({ leftOut }: ParticipantEdition, id: string): string =>
  leftOut.find((entry) => entry.id === id)?.why ?? "";

function compareLines(first: string, second: string): ComparedLine[] {
  return diffLines(`${first}\n`, `${second}\n`).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, "")
      .split("\n")
      .map((text): ComparedLine => ({ text, in: added ? "second" : removed ? "first" : "both" })),
  );
}
