import type { Page } from "puppeteer";
import type { Site } from "../../model/diagnostics.ts";
import { type Document, nameOfPart, type PageRules } from "../../model/document.ts";
import { type FitFault, fitFaults } from "./fit.ts";
import { legibilityFaults, paintedRuns } from "./legibility.ts";
import { samplePages } from "./sample.ts";
import { measureStepped } from "./step-down.ts";

/** A slide whose text was made smaller so that it fits. */
export interface SteppedDown {
  edition: string;
  slide: string;
  /** How many steps. */
  step: number;
  /** Its body text in pixels of 1280 × 720. */
  size: number;
}

/** Looks at laid-out pages, all through a run. */
export interface PageCheck {
  /**
   * Measures a document that is laid out in `page`, and steps the text of slides down there until
   * they fit. Gives how far it had to, by slide, and whether all of them fit.
   */
  check(
    page: Page,
    document: Document,
    rules: PageRules,
  ): Promise<{ steps: ReadonlyMap<string, number>; fits: boolean }>;
  /**
   * Reports what does not fit, once every document was looked at: only then is it known in which
   * editions a slide fits. Gives the slides that were stepped down.
   */
  finish(): SteppedDown[];
}

/** What holds where there is one page, and where text goes on to the next. */
const ON_A_SLIDE = {
  expected: "content inside the slide and its boxes, above the foot, nothing on another",
  help: "Say it in fewer words, or make two slides of it.",
};
const ON_PAPER = {
  expected: "content inside the edges of the paper and its boxes, nothing on another",
  help: "Break up what is too wide or too high for a page: a long word, a wide table, a tall box.",
};

interface Misfit {
  name: string;
  site: Site;
  fault: FitFault;
  edition: string;
  /** What people call it. */
  called: string;
  isSlide: boolean;
}

/** Starts looking at pages. */
export function startPageCheck(): PageCheck {
  const misfits = new Map<string, Misfit[]>();
  const fits = new Map<string, Set<string>>();
  const stepped = new Map<string, SteppedDown>();
  return {
    async check(page, document, rules) {
      const { edition, reader } = document;
      const isSlide = rules.paper === undefined;
      const sketches = await measureStepped(page, rules);
      // Where something does not fit, what lies under what is chance.
      const painted = new Map(
        sketches
          .filter((sketch) => fitFaults(sketch, rules.paper).length === 0)
          .map((sketch) => [sketch.id, paintedRuns(sketch)] as const)
          .filter(([, runs]) => runs.length > 0),
      );
      const samplers = await samplePages(page, rules.selector, painted);
      const sites = new Map(document.slides.map(({ id, site }) => [id, site]));
      const steps = new Map<string, number>();
      // A page may be drawn a second time, where the first one broke down.
      const found: Misfit[] = [];
      const { id: kind, variant = "" } = document;
      misfits.set(`${reader} ${kind} ${variant} ${edition}`, found);
      for (const sketch of sketches) {
        const { id, step, bodySize: size } = sketch;
        const site = sites.get(id);
        if (!site) continue;
        const name = `${kind} ${variant} ${id}`;
        const called = nameOfPart(document, id);
        const faults = fitFaults(sketch, rules.paper);
        found.push(...faults.map((fault) => ({ name, site, fault, edition, called, isSlide })));
        if (faults.length === 0) fits.set(name, (fits.get(name) ?? new Set()).add(edition));
        if (step > 0) {
          steps.set(id, step);
          stepped.set(`${edition} ${id}`, { edition, slide: id, step, size });
        }
        for (const fault of legibilityFaults(sketch, rules.sizes, samplers.get(id))) {
          const { rule, what, expected, help, words } = fault;
          const message = `${called} ${what}.`;
          site.report(rule, { message, expected, help, edition, words });
        }
      }
      return { steps, fits: found.length === 0 };
    },
    finish() {
      for (const { name, site, fault, edition, called, isSlide } of [...misfits.values()].flat()) {
        const editions = [...(fits.get(name) ?? [])].sort();
        site.report(fault.rule, {
          message: `${called} ${fault.what}.`,
          words: fault.words,
          elsewhere: editions.length === 0 ? undefined : `it fits in ${list(editions)}`,
          ...(isSlide ? ON_A_SLIDE : ON_PAPER),
          edition,
        });
      }
      return [...stepped.values()].sort(
        (a, b) => compare(a.edition, b.edition) || compare(a.slide, b.slide),
      );
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
