import { parseHTML } from "linkedom";

/** What a slide says, as a set of its words. */
export type Words = ReadonlySet<string>;

/** Two slides that share this part of the smaller one's words count as one. */
const SAME = 0.8;

/** Fewer words than these stand in many longer slides by chance; both must then be as short. */
const SHORT = 12;

/** Running heads: what stands on every page, or counts pages, parts and sources. */
const RUNNING =
  ".foot, .part, sup.cite, [aria-hidden=true], [data-screen], style, script, svg title";

/** The words of each slide of a deck's page, by id, without running heads. */
export function wordsOfSlides(html: string, ids: Iterable<string>): Map<string, Words> {
  const { document } = parseHTML(html.replace(/<style>[\s\S]*?<\/style>/g, ""));
  const sections = new Map(
    [...document.querySelectorAll("section[id]")].map((one) => [one.id, one]),
  );
  return new Map(
    [...ids].map((id) => {
      const section = sections.get(id);
      if (!section) throw new Error(`The deck has no slide "${id}".`);
      for (const element of section.querySelectorAll(RUNNING)) element.remove();
      const text = section.innerHTML.replace(/<[^>]*>/g, " ").replace(/&[#\w]+;/g, " ");
      return [id, wordsOf(text)];
    }),
  );
}

/** The words of a text, in lower case. */
export const wordsOf = (text: string): Words =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Whether two slides count as one. */
export function isSameSlide(one: Words, other: Words): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  const shared = [...small].filter((word) => large.has(word)).length;
  return shared >= SAME * (small.size < SHORT ? large.size : small.size);
}

/** Slides of which no two count as one: each that is like none before it. */
export function distinct(slides: Iterable<Words>): Words[] {
  const found: Words[] = [];
  for (const slide of slides) {
    if (!found.some((known) => isSameSlide(known, slide))) found.push(slide);
  }
  return found;
}

/** How many slides of two editions count as one, each slide at most once. */
function sharedSlides(first: readonly Words[], second: readonly Words[]): number {
  const left = [...second];
  let shared = 0;
  for (const slide of first) {
    const at = left.findIndex((other) => isSameSlide(slide, other));
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return shared;
}

/** Jaccard: the slides two editions share, out of all that one or both have; 0 to 1. */
export function jaccard(first: readonly Words[], second: readonly Words[]): number {
  const shared = sharedSlides(first, second);
  return shared / (first.length + second.length - shared);
}

/** The share of the shorter edition's slides that the other has too; 0 to 1. */
export const shareOfShorter = (first: readonly Words[], second: readonly Words[]): number =>
  sharedSlides(first, second) / Math.min(first.length, second.length);
