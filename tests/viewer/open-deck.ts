import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { writeDecks } from "./deck-page.ts";

/** How a deck is opened. */
export interface OpenOptions {
  deck?: "participant" | "trainer" | "long";
  hash?: string;
  width?: number;
  height?: number;
  touch?: boolean;
  scripts?: boolean;
  /** Runs in the page before the deck's own script. */
  before?: () => void;
}

/** What a person who looks at the deck could tell. */
export interface Seen {
  view: string | undefined;
  /** Numbers of the slides that are shown. */
  shown: number[];
  position: string | null | undefined;
  said: string | null | undefined;
  hash: string;
}

function look(): Seen {
  const slides = [...document.querySelectorAll<HTMLElement>(".slide")];
  return {
    view: document.documentElement.dataset.view,
    shown: slides
      .filter((slide) => slide.checkVisibility())
      .map((slide) => Number(slide.dataset.slide)),
    position: document.querySelector(".viewer-position")?.textContent,
    said: document.querySelector("[role=status]")?.textContent,
    hash: location.hash,
  };
}

/** One browser and one set of decks for a test file. */
export function useDecks() {
  let browser: Browser;
  let decks: Awaited<ReturnType<typeof writeDecks>>;

  beforeAll(async () => {
    [browser, decks] = await Promise.all([
      findBrowser(process.env).then((found) => launchBrowser(found, { javascript: true })),
      writeDecks({ participant: {}, trainer: { reader: "trainer" }, long: { slides: 24 } }),
    ]);
  });

  afterAll(async () => {
    await browser?.close();
    await decks?.remove();
  });

  return async function openDeck(options: OpenOptions = {}) {
    const { deck = "participant", hash = "", width = 1280, height = 720, touch = false } = options;
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.setViewport({ width, height, hasTouch: touch, isMobile: touch });
    if (options.scripts === false) await page.setJavaScriptEnabled(false);
    if (options.before) await page.evaluateOnNewDocument(options.before);
    await page.goto(decks.address(deck) + hash);
    return {
      page,
      complaints,
      see: () => page.evaluate(look),
      press: (...keys: string[]) => pressKeys(page, keys),
      focus: (selector: string) =>
        page.$eval(selector, (element) => element instanceof HTMLElement && element.focus()),
      [Symbol.asyncDispose]: () => page.close(),
    };
  };
}

/** Presses keys one after another; `Control+o` holds Control. */
async function pressKeys(page: Page, keys: string[]) {
  for (const key of keys) {
    const [last = "", ...held] = key.split("+").reverse();
    const modifiers = held.reverse() as ("Control" | "Alt" | "Meta" | "Shift")[];
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    await page.keyboard.press(last as "Enter");
    for (const modifier of modifiers) await page.keyboard.up(modifier);
  }
}
