import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type KeyInput, launch, type Page } from "puppeteer";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

const { out, manifest } = inject("built");
let browser: Browser;

/** `firefox` or Debian's `firefox-esr`; without either this throws, and the tests fail. */
const findFirefox = (): string =>
  execFileSync("sh", ["-c", "command -v firefox || command -v firefox-esr"], {
    encoding: "utf8",
  }).trim();

beforeAll(async () => {
  browser = await launch({ browser: "firefox", executablePath: findFirefox(), headless: true });
});
afterAll(() => browser?.close());

/** Runs in the page: what a person who looks at it could tell. */
function look() {
  const visible = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
  return {
    view: document.documentElement.dataset.view,
    position: document.querySelector(".viewer-position")?.textContent,
    slides: visible(".slide .marpit section"),
    notes: visible(".notes"),
    hash: location.hash,
    failed: [...document.fonts].filter(({ status }) => status === "error").length,
    loaded: [...document.fonts].filter(({ status }) => status === "loaded").length,
  };
}

async function openDeck(path: string, { width = 1280, height = 720 } = {}) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.setViewport({ width, height });
  await page.goto(pathToFileURL(join(out, path)).href);
  const press = async (...keys: KeyInput[]) => {
    for (const key of keys) await page.keyboard.press(key);
    return page.evaluate(look);
  };
  return { page, complaints, press };
}

const decks = manifest.files.filter(
  ({ document, format }) => document === "deck" && format === "html",
);

test.each(decks)("$path opens in Firefox, and all its views work", async ({
  path,
  pages,
  reader,
}) => {
  const { page, complaints, press } = await openDeck(path);
  const count = pages;
  const start = await press();
  expect(start).toMatchObject({ view: "slide", position: `1 / ${count}`, slides: 1, failed: 0 });
  expect(start.loaded).toBeGreaterThan(1);
  expect(await press("ArrowRight", "ArrowRight")).toMatchObject({ position: `3 / ${count}` });
  expect(await press("ArrowLeft")).toMatchObject({ position: `2 / ${count}`, slides: 1 });
  const { hash } = await press("End");
  const last = await page.$$eval(".slide section[id]", (all) => all.at(-1)?.id);
  expect(hash).toBe(`#${last}`);
  expect(await press("o")).toMatchObject({ view: "overview", slides: count });
  expect(await press("Home", "ArrowRight", "Enter")).toMatchObject({
    view: "slide",
    position: `2 / ${count}`,
    notes: reader === "trainer" ? 1 : 0,
  });
  expect(await press("s")).toMatchObject({ view: "scroll", slides: count, failed: 0 });
  expect(await press("r")).toMatchObject({ view: "reading", slides: count });
  expect(await press("r")).toMatchObject({ view: "slide", slides: 1 });
  expect(await page.$eval("dialog", (dialog) => dialog.open)).toBe(false);
  await press("?");
  expect(await page.$eval("dialog", (dialog) => dialog.open)).toBe(true);
  await press("Escape");
  expect(await page.$eval("dialog", (dialog) => dialog.open)).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

const trainers = decks.filter(({ reader }) => reader === "trainer");

test("a trainer turns the notes off, and presents beside a second window that follows", async () => {
  const { page, complaints, press } = await openDeck(trainers[0]?.path ?? "");
  expect(await press("ArrowRight")).toMatchObject({ notes: 1 });
  expect(await press("n")).toMatchObject({ notes: 0 });
  expect(await press("n", "v")).toMatchObject({ view: "presenter", notes: 1 });
  const opened = new Promise<Page>((resolve) => {
    browser.once("targetcreated", async (target) => resolve((await target.page()) as Page));
  });
  await press("w");
  const audience = await opened;
  await audience.waitForSelector("html[data-audience] .slide[data-slide='2'][data-current]");
  expect(await audience.evaluate(look)).toMatchObject({ view: "slide", slides: 1, notes: 0 });
  expect(await audience.$(".notes")).toBeNull();
  await press("ArrowRight");
  await audience.waitForSelector(".slide[data-slide='3'][data-current]");
  await audience.keyboard.press("ArrowRight");
  await page.waitForSelector(".slide[data-slide='4'][data-current]");
  await press("b");
  await audience.waitForSelector("html[data-black=here]");
  expect(complaints).toEqual([]);
  await audience.close();
  await page.close();
});

test("a narrow window reads", async () => {
  const { page, press } = await openDeck(decks[0]?.path ?? "", { width: 320, height: 640 });
  expect(await press()).toMatchObject({ view: "reading", slides: decks[0]?.pages });
  const sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await page.evaluate(sideways)).toBe(0);
  await page.close();
});
