import type { Page } from "puppeteer";
import type { Document } from "../model/document.ts";

/** How far a slide's content reaches past its box, in pixels of 1280 × 720. */
interface Overflow {
  id: string;
  /** Past the top, right, bottom and left edge. */
  past: { top: number; right: number; bottom: number; left: number };
  /** Below the top of the foot. */
  underFoot: number;
  lineHeight: number;
  /** The first words of what reaches furthest. */
  words: string;
}

/** Rounding and the overhang of italics; less than this no one sees. */
const TOLERANCE = 2;

/** Measures every slide of a laid-out document and reports what does not fit in its box. */
export async function checkFit(page: Page, document: Document): Promise<void> {
  const overflows = await page.evaluate(measureSlides, TOLERANCE);
  const byId = new Map(document.slides.map((slide) => [slide.id, slide]));
  for (const { id, past, underFoot, lineHeight, words } of overflows) {
    const site = byId.get(id)?.site;
    if (!site) continue;
    const sideways = Math.max(past.left, past.right);
    const down = Math.max(past.top + past.bottom, underFoot);
    const lines = Math.max(1, Math.ceil(down / lineHeight));
    const rule =
      Math.max(sideways, past.top, past.bottom) > TOLERANCE ? "slide-overflows" : "text-under-foot";
    const amount =
      down > TOLERANCE
        ? `${lines} ${lines === 1 ? "line" : "lines"} too long (${Math.round(down)} px)`
        : `${Math.round(sideways)} px too wide`;
    site.report(rule, {
      message: `The slide "${id}" is ${amount}, at "${words}".`,
      expected: "content inside the slide and above its foot",
      help: "Say it in fewer words, or make two slides of it.",
      edition: document.edition,
    });
  }
}

/**
 * Runs in the page. Scroll sizes are wrong both ways, so it takes the rectangles of all text and
 * pictures, whatever clips them, against the slide's own.
 */
function measureSlides(tolerance: number): Overflow[] {
  const found: Overflow[] = [];
  const sections = document.querySelectorAll<HTMLElement>(
    "section[id]:not([data-marpit-advanced-background=background]):not([data-marpit-advanced-background=pseudo])",
  );
  for (const section of sections) {
    const box = section.getBoundingClientRect();
    const scale = box.width / section.offsetWidth || 1;
    const foot = section.querySelector(":scope > footer");
    const footTop = foot ? foot.getBoundingClientRect().top : Number.POSITIVE_INFINITY;
    const overflow: Overflow = {
      id: section.id,
      past: { top: 0, right: 0, bottom: 0, left: 0 },
      underFoot: 0,
      lineHeight: Number.parseFloat(getComputedStyle(section).lineHeight) || 36,
      words: "",
    };
    let worst = tolerance;
    const add = (rect: DOMRect, words: string): void => {
      if (rect.width === 0 || rect.height === 0) return;
      const past = {
        top: (box.top - rect.top) / scale,
        right: (rect.right - box.right) / scale,
        bottom: (rect.bottom - box.bottom) / scale,
        left: (box.left - rect.left) / scale,
      };
      const under = (rect.bottom - footTop) / scale;
      for (const side of ["top", "right", "bottom", "left"] as const) {
        overflow.past[side] = Math.max(overflow.past[side], past[side]);
      }
      overflow.underFoot = Math.max(overflow.underFoot, under);
      const most = Math.max(past.top, past.right, past.bottom, past.left, under);
      if (most > worst) {
        worst = most;
        overflow.words = words;
      }
    };
    const walker = document.createTreeWalker(
      section,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (foot?.contains(node)) continue;
      if (node.parentElement?.closest("[aria-hidden=true]")) continue; // decoration
      if (node instanceof Text) {
        const words = node.data.trim();
        if (words === "" || node.parentElement?.closest("style, script, title, desc")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) add(rect, words.slice(0, 40));
      } else if (
        node instanceof Element &&
        /^(?:img|svg|table|pre|hr)$/i.test(node.tagName) &&
        node.ariaHidden !== "true"
      ) {
        add(node.getBoundingClientRect(), `<${node.tagName.toLowerCase()}>`);
      }
    }
    if (worst > tolerance) found.push(overflow);
  }
  return found;
}
