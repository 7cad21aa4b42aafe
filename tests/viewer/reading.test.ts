import { describe, expect, test } from "vitest";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();

/** What does not fit the window's width, outside boxes that scroll. */
function tooWide(): string[] {
  const { clientWidth } = document.documentElement;
  return [...document.querySelectorAll(".deck *")]
    .filter((element) => element.checkVisibility() && !element.closest(".reading-wide"))
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
    .map((element) => element.outerHTML.slice(0, 80));
}

/** The size in which the words of a slide are drawn, in pixels of the screen. */
function sizeOfWords(): number {
  const words = document.querySelector(".slide[data-current] .marpit :is(p, li)") as HTMLElement;
  const scale = words.getBoundingClientRect().width / words.offsetWidth;
  return scale * Number.parseFloat(getComputedStyle(words).fontSize);
}

describe("the reading view", () => {
  test("is what a narrow window opens in, and a wide one leaves again", async () => {
    await using deck = await openDeck({ width: 320, height: 256, hash: "#signs" });
    expect(await deck.see()).toMatchObject({ view: "reading", position: "3 / 5" });
    await deck.page.setViewport({ width: 1280, height: 1024 });
    await deck.page.waitForFunction("document.documentElement.dataset.view === 'slide'");
    expect(await deck.see()).toMatchObject({ shown: [3], hash: "#signs" });
  });

  test("stays what a person chose, however wide the window", async () => {
    await using deck = await openDeck();
    await deck.press("r");
    expect((await deck.see()).said).toBe("All slides, as a page to read");
    await deck.page.setViewport({ width: 500, height: 720 });
    await deck.page.setViewport({ width: 1280, height: 720 });
    await deck.page.evaluate("new Promise(requestAnimationFrame)");
    expect(await deck.see()).toMatchObject({ view: "reading", shown: [1, 2, 3, 4, 5] });
    await deck.press("r");
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [1] });
  });

  test.each([
    "participant",
    "trainer",
  ] as const)("fits 320 pixels and can be read there, in a %s's deck", async (which) => {
    await using deck = await openDeck({ deck: which, width: 320, height: 640, hash: "#signs" });
    expect(await deck.page.evaluate(tooWide)).toEqual([]);
    expect(await deck.page.evaluate(sizeOfWords)).toBeGreaterThanOrEqual(16);
    await deck.press("r");
    expect(await deck.page.evaluate(sizeOfWords)).toBeLessThan(12);
  });

  test("grows with the reader's own size of type", async () => {
    await using deck = await openDeck({ width: 320, height: 640, hash: "#signs" });
    const before = await deck.page.evaluate(sizeOfWords);
    await deck.page.evaluate("document.documentElement.style.fontSize = '32px'");
    expect(await deck.page.evaluate(sizeOfWords)).toBeCloseTo(2 * before);
    expect(await deck.page.evaluate(tooWide)).toEqual([]);
  });

  test("is scrolled by the browser; arrows across and links go to slides", async () => {
    await using deck = await openDeck({ width: 320, height: 640 });
    await deck.press("ArrowDown");
    await deck.page.waitForFunction("scrollY > 0");
    await deck.press("ArrowRight");
    expect(await deck.see()).toMatchObject({ view: "reading", hash: "#three-parts" });
    await deck.page.click("a[href='#act']");
    await deck.page.waitForSelector(".slide[data-slide='5'][data-current]");
    expect((await deck.see()).view).toBe("reading");
  });

  test("a table that is too wide scrolls by the keyboard; one that fits is no stop", async () => {
    await using deck = await openDeck({ width: 320, height: 640, hash: "#three-parts" });
    const box = () =>
      deck.page.$eval(".reading-wide", (wide) => [
        wide.getAttribute("tabindex"),
        wide.getAttribute("aria-label"),
        wide.scrollWidth > wide.clientWidth,
      ]);
    await deck.page.$eval("td", (cell) => {
      cell.textContent = "Incomprehensibilities";
      window.dispatchEvent(new Event("resize"));
    });
    expect(await box()).toEqual(["0", "Scrolls sideways", true]);
    await deck.focus(".reading-wide");
    await deck.page.keyboard.press("End");
    await deck.page.setViewport({ width: 1280, height: 720 });
    await deck.page.waitForFunction("document.documentElement.dataset.view === 'slide'");
    await deck.press("r");
    expect(await box()).toEqual([null, null, false]);
  });

  test("leaves no trace: slides are the same before and after, and the focus is kept on them", async () => {
    await using deck = await openDeck({ hash: "#three-parts" });
    const slides = () =>
      deck.page.$$eval(".marpit", (all) => all.map(({ innerHTML }) => innerHTML));
    const before = await slides();
    await deck.focus("a[href='#act']");
    await deck.press("r");
    expect(await deck.page.$("svg[data-marpit-svg] section")).toBeNull();
    expect(await deck.page.$("#deck:focus")).not.toBeNull();
    await deck.press("r");
    expect(await slides()).toEqual(before);
    expect(await deck.page.$("#deck:focus")).not.toBeNull();
  });

  test("prints slides, and is there again afterwards", async () => {
    await using deck = await openDeck({ width: 320, height: 640 });
    await deck.page.evaluate(`
      const inside = () => document.querySelectorAll("foreignObject > section").length;
      addEventListener("beforeprint", () => (document.title = inside()));
    `);
    const pdf = Buffer.from(await deck.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(5);
    expect(await deck.page.title()).toBe("5");
    expect((await deck.see()).view).toBe("reading");
    expect(await deck.page.$("foreignObject > section")).toBeNull();
  });
});
