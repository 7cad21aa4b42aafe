import type { Page } from "puppeteer";
import type { PageRules } from "../../model/document.ts";
import { fitFaults } from "./fit.ts";
import { measurePages } from "./measure.ts";
import { EMPTY, type PageSketch } from "./sketch.ts";

/**
 * Measures every page of a laid-out document. Where content does not fit and the page's layout
 * allows it, its text is stepped down, as little as is enough. The page is left as it then is: a
 * page that does not fit in the smallest text stays in that.
 */
export async function measureStepped(
  page: Page,
  { selector, paper }: PageRules,
): Promise<PageSketch[]> {
  const sketches = new Map<string, PageSketch>();
  const measure = async (ids: readonly string[] | null): Promise<PageSketch[]> => {
    const found = await page.evaluate(measurePages, selector, ids, EMPTY, paper?.height ?? null);
    for (const sketch of found) sketches.set(sketch.id, sketch);
    return found;
  };
  let found = await measure(null);
  for (;;) {
    const next = found.filter(
      (sketch) => sketch.step < sketch.steps && fitFaults(sketch, paper).length > 0,
    );
    if (next.length === 0) return [...sketches.values()];
    const ids = next.map(({ id }) => id);
    await page.evaluate(stepDown, selector, ids);
    found = await measure(ids);
  }
}

/** Runs in the page: steps the text of these pages down once more. */
function stepDown(selector: string, ids: readonly string[]): void {
  for (const section of document.querySelectorAll<HTMLElement>(selector)) {
    const slide = section.closest<HTMLElement>("[data-slide]");
    if (slide && ids.includes(section.id))
      slide.dataset.step = `${Number(slide.dataset.step ?? 0) + 1}`;
  }
}
