import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, KeyInput, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { lectern } from "../support/lectern.ts";
import { type Finding, isAboutColour, loadAxe, runAxe } from "./axe.ts";

/** Something a deck can show, and how to get there by keyboard. */
interface State {
  name: string;
  keys: KeyInput[];
  /** A selector that proves we are there. */
  sees: string;
  /** Only in decks of this reader. */
  reader?: "trainer";
  /** Looks at every slide in turn. */
  eachSlide?: boolean;
  media?: "print";
  /** Leaves the script out of the file: what a reader sees whose browser runs none. */
  noScript?: boolean;
}

// The first `s` is a choice of view, so that narrow and wide windows show the same one.
const states: readonly State[] = [
  { name: "each slide", keys: ["s", "s"], sees: "[data-view=slide]", eachSlide: true },
  {
    name: "notes hidden",
    keys: ["s", "s", "n"],
    sees: "[data-notes=hidden]",
    reader: "trainer",
  },
  { name: "scroll view", keys: ["s"], sees: "[data-view=scroll]" },
  { name: "reading view", keys: ["s", "r"], sees: "[data-view=reading]" },
  { name: "overview", keys: ["s", "s", "o"], sees: "[data-view=overview]" },
  { name: "help", keys: ["?"], sees: "dialog[open]" },
  {
    name: "presenter's view",
    keys: ["ArrowRight", "v", "t"],
    sees: "[data-view=presenter]",
    reader: "trainer",
  },
  { name: "black screen", keys: ["b"], sees: "[data-black]" },
  { name: "print", keys: ["s", "s"], sees: "[data-view=slide]", media: "print" },
  { name: "without scripts", keys: [], sees: "html:not([data-view])", noScript: true },
  {
    name: "print without scripts",
    keys: [],
    sees: "html:not([data-view])",
    media: "print",
    noScript: true,
  },
];

const WIDTHS = [320, 1280];

const { out, manifest } = inject("built");
const decks = manifest.files.filter(
  ({ document, format }) => document === "deck" && format === "html",
);

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-axe-"));
  browser = await launchBrowser(await findBrowser(process.env), { javascript: true });
});
afterAll(async () => {
  await closeBrowser(browser);
  await rm(folder, { recursive: true, force: true });
});

async function addressOf(path: string, { noScript }: State): Promise<string> {
  if (!noScript) return pathToFileURL(join(out, path)).href;
  const bare = join(folder, path.replaceAll("/", "-"));
  const html = await readFile(join(out, path), "utf8");
  await writeFile(bare, html.replace(/<script>[\s\S]*<\/script>/, ""));
  return pathToFileURL(bare).href;
}

/** Runs in the page: how high it would be if nothing had to scroll. */
function fullHeight(): number {
  const boxes = [...document.querySelectorAll("html, .deck")];
  return Math.max(...boxes.map(({ scrollHeight }) => scrollHeight));
}

/** Opens a deck in a state, in a window high enough that no bar that stays lies over its text. */
async function reach(page: Page, path: string, state: State, width: number): Promise<void> {
  await page.emulateMediaType("screen");
  await page.setViewport({ width, height: 720 });
  await page.goto("about:blank");
  await page.goto(await addressOf(path, state));
  for (const key of state.keys) await page.keyboard.press(key);
  expect(await page.$(state.sees), state.name).not.toBeNull();
  if (state.media) await page.emulateMediaType(state.media);
  if (!state.eachSlide) {
    const height = (await page.evaluate(fullHeight)) + 200;
    await page.setViewport({ width, height: Math.max(height, 720) });
  }
  await loadAxe(page);
}

async function* shownInTurn(page: Page, slides: number): AsyncGenerator<string[] | undefined> {
  yield undefined;
  for (let number = 2; number <= slides; number += 1) {
    await page.keyboard.press("ArrowRight");
    yield [`.slide[data-slide="${number}"][data-current]`, ".viewer-bar"];
  }
}

/** Runs in the page: makes faults of the kinds that only some of the rules would see. */
function plantFaults(): void {
  const [first, second] = document.querySelectorAll<HTMLElement>('.slide[data-slide="2"] li');
  first?.style.setProperty("color", "#bbbbbb");
  second?.setAttribute("aria-label", "Words that no one sees");
  const rule = "content: ''; position: absolute; inset: 0; background: #fff";
  document.styleSheets[0]?.insertRule(`.slide[data-slide="2"] h2::before { ${rule} }`);
}

test("what is looked with finds faults", async () => {
  const page = await browser.newPage();
  const [deck] = decks;
  const state = states.find(({ name }) => name === "scroll view") as State;
  await reach(page, deck?.path ?? "", state, 1280);
  await page.evaluate(plantFaults);
  const rules = (await runAxe(page)).map(({ rule }) => rule);
  expect(rules).toEqual(
    expect.arrayContaining(["color-contrast", "color-contrast-enhanced", "painted-pseudo-element"]),
  );
  await page.close();
});

describe.each(decks)("$path", ({ path, reader, pages: slides }) => {
  const possible = states.filter((state) => (state.reader ?? reader) === reader);
  test.each(possible)("$name: axe finds nothing, and leaves nothing undecided", async (state) => {
    const found: string[] = [];
    let looked = 0;
    for (const width of WIDTHS) {
      const page = await browser.newPage(); // its own: a window remembers its view
      await reach(page, path, state, width);
      for await (const within of shownInTurn(page, state.eachSlide ? slides : 1)) {
        for (const { rule, target, why } of await runAxe(page, within)) {
          found.push(`${width} px: ${rule}: ${target}: ${why}`);
        }
        looked += 1;
      }
      await page.close();
    }
    expect(found).toEqual([]);
    expect(looked).toBe(WIDTHS.length * (state.eachSlide ? slides : 1));
  });
});

const sheets = manifest.files.filter(
  ({ document, format }) => document !== "deck" && format === "html",
);

/** Editions that are looked at more closely, since they differ most; the others at the width that is harder. */
const CLOSELY = ["church-catholic", "students", "police"];

test("whatever an edition has on paper, it has as a page too", () => {
  const documents = (format: string) =>
    manifest.files
      .filter((file) => file.format === format && file.variant === undefined)
      .map(({ edition, document }) => `${edition} ${document}`);
  expect(sheets.length).toBeGreaterThan(0);
  expect([...new Set(documents("html"))].sort()).toEqual([...new Set(documents("pdf"))].sort());
});

async function openSheet(path: string, width: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 720 });
  await page.goto(pathToFileURL(join(out, path)).href);
  expect(await page.$$("section.part, main")).not.toHaveLength(0);
  return page;
}

/** What axe finds on all of a page, which nobody has to scroll sideways. */
async function lookAt(
  page: Page,
  width: number,
  isOfInterest: (finding: Finding) => boolean = () => true,
): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, "nobody has to scroll sideways").toBeLessThanOrEqual(width);
  await page.setViewport({ width, height: await page.evaluate(fullHeight) });
  await loadAxe(page);
  return (await runAxe(page))
    .filter(isOfInterest)
    .map(({ rule, target, why }) => `${width} px: ${rule}: ${target}: ${why}`);
}

describe.each(sheets)("$path", ({ path, edition }) => {
  test("axe finds nothing, and leaves nothing undecided", async () => {
    const found: string[] = [];
    for (const width of CLOSELY.includes(edition) ? WIDTHS : WIDTHS.slice(0, 1)) {
      const page = await openSheet(path, width);
      found.push(...(await lookAt(page, width)));
      await page.close();
    }
    expect(found).toEqual([]);
  });
});

/** Runs in the page: what the keyboard can reach, and from then on what it does reach and how that is shown. */
function watchFocus(): number {
  const stops = [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], input, textarea, select, button, [tabindex='0']",
    ),
  ].filter((stop) => stop.checkVisibility());
  const seen = new Set<Element>();
  document.addEventListener("focusin", ({ target }) => {
    const stop = target as HTMLElement;
    seen.add(stop);
    const { outlineStyle, outlineWidth } = getComputedStyle(stop);
    const isShown = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    if (!isShown) document.body.dataset.unseen = stop.outerHTML.slice(0, 120);
    document.body.dataset.reached = String(stops.filter((one) => seen.has(one)).length);
  });
  return stops.length;
}

const closely = sheets.filter(({ edition }) => CLOSELY.includes(edition));

test.each(
  closely,
)("$path: the keyboard reaches every link and field, and one sees where it is", async ({
  path,
}) => {
  const page = await openSheet(path, 1280);
  const stops = await page.evaluate(watchFocus);
  expect(stops).toBeGreaterThan(0);
  for (let stop = 0; stop < stops; stop += 1) await page.keyboard.press("Tab");
  const { reached, unseen } = await page.evaluate(() => ({ ...document.body.dataset }));
  expect({ reached, unseen }).toEqual({ reached: String(stops), unseen: undefined });
  await page.close();
});

/** Runs in the page: fields that have no line around them, and what moves. */
function faultsOfLook(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) =>
    element.checkVisibility(),
  );
  return shown.flatMap((element) => {
    const style = getComputedStyle(element);
    const moves = style.animationName !== "none" || Number.parseFloat(style.transitionDuration) > 0;
    const hasLine = style.borderStyle !== "none" || style.appearance !== "none";
    const isField = element.matches("input, textarea, select");
    return moves || (isField && !hasLine) ? [element.outerHTML.slice(0, 120)] : [];
  });
}

const forced = sheets.filter(({ edition }) => edition === CLOSELY.at(-1));

test.each(forced)("$path in forced colours, with reduced motion", async ({ path }) => {
  const page = await openSheet(path, 1280);
  const client = await page.createCDPSession();
  await client.send("Emulation.setEmulatedMedia", {
    features: [
      { name: "forced-colors", value: "active" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ],
  });
  expect(await page.evaluate(faultsOfLook)).toEqual([]);
  expect(await lookAt(page, 1280, (finding) => !isAboutColour(finding))).toEqual([]);
  await page.close();
});

describe("the page that compares two editions", () => {
  test.each([
    "screen",
    "print",
  ] as const)("on %s: axe finds nothing, and leaves nothing undecided", async (media) => {
    const file = join(folder, "diff.html");
    expect(await lectern(["diff", "police", "church", "--html", file])).toMatchObject({ code: 0 });
    const found: string[] = [];
    for (const width of WIDTHS) {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 720 });
      await page.goto(pathToFileURL(file).href);
      expect(await page.$$("article")).not.toHaveLength(0);
      await page.emulateMediaType(media);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await loadAxe(page);
      for (const { rule, target, why } of await runAxe(page)) {
        found.push(`${width} px: ${rule}: ${target}: ${why}`);
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });
});
