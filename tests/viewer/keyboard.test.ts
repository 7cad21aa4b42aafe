import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Page } from "puppeteer";
import { describe, expect, test } from "vitest";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();
type Deck = Awaited<ReturnType<typeof openDeck>>;

/** Runs in the page: everything a person can do something with, in the order of the page. */
function listStops(): string[] {
  const around = document.querySelector("dialog[open]") ?? document.body;
  const all = [...document.querySelectorAll("*")];
  return [...around.querySelectorAll<HTMLElement>("a[href], button, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest("[inert]"))
    .map((element) => `${all.indexOf(element)}: ${element.outerHTML.slice(0, 90)}`);
}

/** Runs in the page: what has the focus; "" is nothing in the page. */
function focused(): string {
  const element = document.activeElement;
  if (element === null || element.matches("body, dialog")) return "";
  const place = [...document.querySelectorAll("*")].indexOf(element);
  return `${place}: ${element.outerHTML.slice(0, 90)}`;
}

/** Runs in the page: takes the focus off, or gives it back as the keyboard does. */
function setFocus(on: boolean): void {
  const element = document.querySelector<HTMLElement>("[data-was-focused]");
  if (on) element?.focus({ preventScroll: true });
  element?.removeAttribute("data-was-focused");
  if (on || !(document.activeElement instanceof HTMLElement)) return;
  document.activeElement.setAttribute("data-was-focused", "");
  document.activeElement.blur();
}

const shoot = async (page: Page): Promise<PNG> =>
  PNG.sync.read(Buffer.from(await page.screenshot()));

/** How many pixels of the window the focus changes where it is now. */
async function pixelsOfFocus(page: Page): Promise<number> {
  const seen = await shoot(page);
  await page.evaluate(setFocus, false);
  const unseen = await shoot(page);
  await page.evaluate(setFocus, true);
  const { width, height } = seen;
  return pixelmatch(seen.data, unseen.data, undefined, width, height, { threshold: 0.1 });
}

/** Presses Tab until the focus has come around, by way of the browser's own controls. */
async function tabAround({ page, press }: Deck) {
  const stops: string[] = [];
  const invisible: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await press("Tab");
    const stop = await page.evaluate(focused);
    if (stop === "") continue;
    if (stops.includes(stop)) break;
    stops.push(stop);
    // A line of 2 pixels along one side of the smallest button.
    if ((await pixelsOfFocus(page)) < 88) invisible.push(stop);
  }
  return { stops, invisible };
}

const views = [
  ["the slide view", "participant", ["End"]],
  ["the slide view with notes", "trainer", ["ArrowRight"]],
  ["the scroll view", "participant", ["s"]],
  ["the reading view", "trainer", ["r"]],
  ["the overview", "participant", ["o"]],
  ["the help", "trainer", ["?"]],
  ["the presenter’s view", "trainer", ["ArrowRight", "v"]],
] as const;

describe.each([
  [1280, 720],
  [320, 640],
])("at %d × %d pixels, by keyboard alone,", (width, height) => {
  test.each(
    views,
  )("%s: every stop is reached and seen, and none holds the focus", async (_, name, keys) => {
    await using deck = await openDeck({ deck: name, width: 1280, height });
    // A choice of view, which stays in a narrow window.
    await deck.press("s", "s", ...keys);
    await deck.page.setViewport({ width, height });
    // The viewer keeps its place when the window's size changes, and does so after the next frame.
    await deck.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))),
    );
    const expected = await deck.page.evaluate(listStops);
    expect(expected.length).toBeGreaterThan(0);
    const { stops, invisible } = await tabAround(deck);
    expect(stops.sort()).toEqual(expected.sort());
    expect(invisible).toEqual([]);
  });
});

describe("from opening the deck, with Tab and Enter alone", () => {
  async function pressButton(deck: Deck, command: string) {
    const button = `data-command="${command}"`;
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await deck.page.evaluate(focused)).includes(button)) break;
      await deck.press("Tab");
    }
    expect(await deck.page.evaluate(focused)).toContain(button);
    await deck.press("Enter");
  }

  test.each([
    "overview",
    "scroll",
    "reading",
    "presenter",
  ])("the %s is reached and left", async (view) => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    await pressButton(deck, view);
    expect((await deck.see()).view).toBe(view);
    await pressButton(deck, view);
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [2] });
  });

  test("steps and notes", async () => {
    await using deck = await openDeck({ deck: "trainer" });
    await pressButton(deck, "next");
    await deck.press("Enter");
    expect((await deck.see()).shown).toEqual([3]);
    await pressButton(deck, "notes");
    expect((await deck.see()).said).toBe("Notes hidden");
    await deck.press("Enter");
    expect((await deck.see()).said).toBe("Notes shown");
  });

  test("the help opens, holds the focus and gives it back; Escape closes it", async () => {
    await using deck = await openDeck();
    await pressButton(deck, "help");
    expect(await deck.page.$("dialog[open] :focus")).not.toBeNull();
    await deck.press("Escape");
    expect(await deck.page.$("dialog[open]")).toBeNull();
    expect(await deck.page.evaluate(focused)).toContain('data-command="help"');
    await deck.press("Enter", "Enter");
    expect(await deck.page.$("dialog[open]")).toBeNull();
  });
});
