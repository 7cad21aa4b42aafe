import type { Comparison } from "./compare.ts";

/** How lines and slides of one edition or of both are marked, in text and on a page. */
export const MARKS = { both: " ", first: "-", second: "+" } as const;

/** A comparison as the template of its page wants it. */
export function comparisonPage(comparison: Comparison): object {
  const where = {
    both: "both, with differences",
    first: `only ${comparison.first}`,
    second: `only ${comparison.second}`,
  };
  return {
    ...comparison,
    slides: comparison.slides.map((slide) => ({
      ...slide,
      where: where[slide.in],
      lines: slide.lines.map((line) => ({ ...line, who: where[line.in], mark: MARKS[line.in] })),
    })),
  };
}
