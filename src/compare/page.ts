import { printDay } from "../text/dates.ts";
import { type Block, blocksOf } from "./blocks.ts";
import type { AboutSlide, ComparedSlide, Comparison } from "./compare.ts";
import type { ComparedLine } from "./line-rows.ts";
import { SENSITIVITY } from "./sides.ts";

/** How lines and slides of one edition or of both are marked in text. */
export const MARKS = { both: " ", first: "-", second: "+" } as const;

/** Fills a template. */
type Fill = (template: string, data: object) => string;

/** The page that shows a comparison to a reviewer, but for its styles. */
export function comparisonPage(comparison: Comparison, fill: Fill): object {
  const { first, second, slides, same } = comparison;
  const blocks = (lines: readonly ComparedLine[]): string[] =>
    blocksOf(lines).map((block: Block) => fill("diff/block", block));
  const shown = (slide: ComparedSlide) => ({
    ...slide,
    title: (slide.first ?? slide.second)?.title ?? slide.id,
    about: aboutLines(slide, comparison),
    without: slide.in === "first" ? second : first,
    rows: slide.rows.map((row) => ({
      both: row.in === "both" ? blocks(row.lines) : undefined,
      first: row.in === "each" ? blocks(row.first) : undefined,
      second: row.in === "each" ? blocks(row.second) : undefined,
    })),
  });
  const parts = [
    { id: "only-first", title: `Only in ${first}`, in: "first", isBoth: false },
    { id: "only-second", title: `Only in ${second}`, in: "second", isBoth: false },
    { id: "different", title: "In both, with different words", in: "both", isBoth: true },
  ].map((part) => ({ ...part, slides: slides.filter((slide) => slide.in === part.in).map(shown) }));
  const factsAsOf = printDay(comparison.factsAsOf, "en-GB");
  return { ...comparison, factsAsOf, parts, same: same.map(shown) };
}

/** What is said of a slide in small print: once where it is true of both editions. */
export function aboutLines(slide: ComparedSlide, comparison: Comparison): string[] {
  const sides = [
    { name: comparison.first, about: slide.first },
    { name: comparison.second, about: slide.second },
  ].flatMap(({ name, about }) => (about ? [{ name, about }] : []));
  const pages = sides.map(({ name, about }) => `slide ${about.page} in ${name}`).join(", ");
  const said = sides.map(({ about }) => aboutText(about));
  const isOne = said.every((text) => text === said[0]);
  const lines = isOne
    ? [said[0] ?? ""]
    : sides.map(({ name }, index) => `${name}: ${said[index] ?? ""}`);
  return [pages, ...lines].map((line) => `${capital(line)}.`);
}

function aboutText({ softened, ...about }: AboutSlide): string {
  const { module, sensitivity, topics, minutes, priority } = about;
  return [
    ...(module === "" ? [] : [`part "${module}"`]),
    `sensitivity ${sensitivity} (${SENSITIVITY[sensitivity] ?? "explicit"})`,
    topics.length === 0 ? "no topics named" : `topics: ${topics.join(", ")}`,
    `${minutes} ${minutes === 1 ? "minute" : "minutes"}`,
    priority,
    ...(softened ? ["softened version"] : []),
  ].join(" · ");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
