import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "puppeteer";

/** Something axe found wrong, or could not decide. */
export interface Finding {
  rule: string;
  /** axe's selector of the element. */
  target: string;
  why: string;
  /** Where the element stands: on a slide as the build draws it, in a box that scrolls, or elsewhere. */
  place: "slide" | "scroller" | "elsewhere";
}

/** What axe cannot decide or judges otherwise than we do, looked at by a person. Each entry is narrow. */
interface Reviewed {
  rule: string;
  target: RegExp;
  /** Part of what axe says. */
  why?: RegExp;
  place?: Finding["place"];
  /** Only in windows narrower than this, in pixels. */
  below?: number;
  reason: string;
}

const reviewed: readonly Reviewed[] = [
  {
    rule: "page-has-heading-one",
    target: /^html$/,
    reason:
      "Behind an open dialog axe looks at nothing else. Wherever there is none, the same rule finds the page's own heading.",
  },
  ...[{ target: /\.notes\b[^>]*$/ }, { target: /./, place: "scroller" } as const].map((where) => ({
    rule: "focus-order-semantics",
    ...where,
    reason:
      "What scrolls must be a stop for the keyboard (axe's own rule scrollable-region-focusable), and is no widget.",
  })),
  ...["color-contrast", "color-contrast-enhanced"].flatMap((rule): Reviewed[] => [
    {
      rule,
      target: /./,
      why: /background color could not be determined because/,
      place: "slide",
      reason:
        "Words on a slide over what it draws, or drawn so small that boxes touch by fractions of a pixel. The build works out or photographs the ground behind all text of every slide, and says where it is under 7:1 (contrast-low): tests/fit/legibility.test.ts proves it.",
    },
    {
      rule,
      target: /./,
      why: /partially obscured by another element/,
      place: "scroller",
      reason: "A cell of a table that scrolls: the part in sight is of the same colours.",
    },
    {
      rule,
      target: /\.answer-tick$/,
      why: /too short to determine/,
      reason:
        "A tick in an answer: ink on a tint, as its column's words are, which axe does decide.",
    },
  ]),
];

/** In forced colours a page has the reader's own, which axe cannot see. */
export const isAboutColour = ({ rule }: Finding): boolean => rule.startsWith("color-contrast");

const isReviewed = ({ rule, target, why, place }: Finding, width: number): boolean =>
  reviewed.some(
    (entry) =>
      entry.rule === rule &&
      entry.target.test(target) &&
      (entry.why?.test(why) ?? true) &&
      (entry.place ?? place) === place &&
      width < (entry.below ?? Number.POSITIVE_INFINITY),
  );

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Every rule of WCAG 2.2, A to AAA, every best practice and what axe still tries out, save the one
 * that only tells that something is hidden: other states of the page show it.
 */
const OPTIONS: RunOptions = {
  runOnly: [
    ...["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"],
    ...["best-practice", "experimental"],
  ],
  rules: {
    "hidden-content": { enabled: false },
    "color-contrast-enhanced": { enabled: true },
    "identical-links-same-purpose": { enabled: true },
    "target-size": { enabled: true },
  },
  resultTypes: ["violations", "incomplete"],
};

/** Lets axe into a page. Once a page; it stays while the page changes its views. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(await source);
  await page.evaluate(ignorePseudoElements);
}

/**
 * What axe finds below these selectors (the whole page if there are none), and what it cannot
 * decide, without what is reviewed.
 */
export async function runAxe(page: Page, within?: string[]): Promise<Finding[]> {
  await page.evaluate(takeOffMarks);
  const [findings, painted] = await Promise.all([
    page.evaluate(askAxe, within ?? [], OPTIONS),
    page.evaluate(findPaintedText, within ?? ["body"]),
  ]);
  const width = page.viewport()?.width ?? 0;
  return [...findings.filter((finding) => !isReviewed(finding, width)), ...painted];
}

interface AxeWindow {
  axe: typeof import("axe-core");
}

/** Runs in the page. */
async function askAxe(within: string[], options: RunOptions): Promise<Finding[]> {
  const { axe } = window as unknown as AxeWindow;
  const context = within.length === 0 ? window.document : { include: within };
  const { violations, incomplete }: AxeResults = await axe.run(context, options);
  const placeOf = (selector: string): Finding["place"] => {
    const element = window.document.querySelector(selector);
    if (element?.closest(".marpit > svg")) return "slide";
    return element?.closest(".reading-wide") ? "scroller" : "elsewhere";
  };
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => ({
      rule: id,
      target: target.join(" "),
      why: failureSummary.replace(/\s+/g, " "),
      place: placeOf(target.join(" ")),
    })),
  );
}

/**
 * Runs in the page: axe gives up on the contrast of any small text with a painted `::before` or
 * `::after` on an element around it, even a line at the slide's edge. It shall not; whether one of
 * them lies under text is what `findPaintedText` looks for. The other values are axe's own.
 */
function ignorePseudoElements(): void {
  const { axe } = window as unknown as AxeWindow;
  const contrast = (normal: number, large: number) => ({
    ignoreUnicode: true,
    ignoreLength: false,
    ignorePseudo: true,
    boldValue: 700,
    boldTextPt: 14,
    largeTextPt: 18,
    shadowOutlineEmMax: 0.2,
    textStrokeEmMin: 0.03,
    contrastRatio: { normal: { expected: normal }, large: { expected: large } },
  });
  axe.configure({
    checks: [
      { id: "color-contrast", options: contrast(4.5, 3) },
      { id: "color-contrast-enhanced", options: contrast(7, 4.5) },
    ],
  });
}

/**
 * Runs in the page: takes off backgrounds that are only a mark beside the text, as the squares of
 * lists, since axe gives up on any gradient. One that text touches stays, and axe reports it.
 */
function takeOffMarks(): void {
  const placed = /^(-?[\d.]+)px (-?[\d.]+)px$/;
  const range = window.document.createRange();
  for (const element of window.document.querySelectorAll<HTMLElement>(".marpit section *")) {
    const style = getComputedStyle(element);
    const [, left, top] = placed.exec(style.backgroundPosition) ?? [];
    const [, width, height] = placed.exec(style.backgroundSize) ?? [];
    if (style.backgroundRepeat !== "no-repeat" || !left || !top || !width || !height) continue;
    const outer = element.getBoundingClientRect();
    const scale = outer.width / element.offsetWidth;
    const right = outer.left + (element.clientLeft + Number(left) + Number(width)) * scale;
    const bottom = outer.top + (element.clientTop + Number(top) + Number(height)) * scale;
    range.selectNodeContents(element);
    const touched = [...range.getClientRects()].some(
      (rect) =>
        rect.left < right &&
        rect.right > outer.left + Number(left) * scale &&
        rect.top < bottom &&
        rect.bottom > outer.top + Number(top) * scale,
    );
    if (!touched) element.style.backgroundImage = "none";
  }
}

/** Runs in the page: text with a painted `::before` or `::after` across it, whose contrast axe did not see. */
function findPaintedText(within: string[]): Finding[] {
  const clear = /^(rgba\(.*, 0\)|transparent)$/;
  const roots = within.flatMap((selector) => [...window.document.querySelectorAll(selector)]);
  const elements = roots.flatMap((root) => [...root.querySelectorAll("*")]);
  const boxes = elements.flatMap((element) => {
    if (!element.checkVisibility()) return [];
    return ["::before", "::after"].flatMap((name) => {
      const style = getComputedStyle(element, name);
      const painted = !clear.test(style.backgroundColor) || style.backgroundImage !== "none";
      const placed = style.position === "absolute" || style.position === "fixed";
      if (style.content === "none" || !painted || !placed || style.display === "none") return [];
      let around: Element = element;
      while (getComputedStyle(around).position === "static" && around.parentElement) {
        around = around.parentElement;
      }
      const outer = around.getBoundingClientRect();
      const scale = around instanceof HTMLElement ? outer.width / around.offsetWidth : 1;
      const px = (value: string) => Number.parseFloat(value) * scale;
      const left = outer.left + (around.clientLeft + Number.parseFloat(style.left)) * scale;
      const top = outer.top + (around.clientTop + Number.parseFloat(style.top)) * scale;
      return [
        { left, top, right: left + px(style.width), bottom: top + px(style.height), element },
      ];
    });
  });
  if (boxes.length === 0) return [];
  const found: Finding[] = [];
  const range = window.document.createRange();
  const nodes = elements.flatMap((element) =>
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE),
  );
  for (const node of nodes) {
    const parent = node.parentElement as Element;
    if (!node.textContent?.trim() || !parent.checkVisibility()) continue;
    // Words for screen readers alone.
    if (getComputedStyle(parent).clipPath === "inset(50%)") continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const hit = boxes.find(
        (box) =>
          box.left < rect.right - 1 &&
          box.right > rect.left + 1 &&
          box.top < rect.bottom - 1 &&
          box.bottom > rect.top + 1,
      );
      if (hit) {
        found.push({
          rule: "painted-pseudo-element",
          target: `${hit.element.tagName}.${hit.element.className}`,
          place: "slide",
          why: `lies across "${node.textContent.trim().slice(0, 60)}"`,
        });
        break;
      }
    }
  }
  return found;
}
