import { describe, expect, test } from "vitest";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();

describe("the slide view", () => {
  test.each([
    [1280, 720],
    [1024, 768],
    [390, 844],
  ])("shows one whole slide at %d × %d", async (width, height) => {
    await using deck = await openDeck({ width, height });
    if (width < 640) await deck.press("r");
    const box = await deck.page.$eval(".slide[data-current] section", (section) => {
      const { left, top, right, bottom } = section.getBoundingClientRect();
      const bar = document.querySelector(".viewer-bar")?.getBoundingClientRect().top ?? 0;
      return { left, top, right, bottom, bar };
    });
    expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(-0.5);
    expect(box.right).toBeLessThanOrEqual(width + 0.5);
    expect(box.bottom).toBeLessThanOrEqual(box.bar + 0.5);
    expect((box.right - box.left) / (box.bottom - box.top)).toBeCloseTo(16 / 9, 1);
  });

  test("tells a screen reader of no other slide", async () => {
    await using deck = await openDeck();
    const tree = JSON.stringify(await deck.page.accessibility.snapshot());
    expect(tree).toContain("Seeing what is in front of us");
    expect(tree).not.toContain("Three parts");
  });

  test("lets the mouse select words and does not step on a click", async () => {
    await using deck = await openDeck();
    const { mouse } = deck.page;
    const line = await deck.page.$eval(".slide[data-current] h1", (title) => {
      const { left, top, height } = title.getBoundingClientRect();
      return { x: left + 2, y: top + height / 2 };
    });
    await mouse.move(line.x, line.y);
    await mouse.down();
    await mouse.move(line.x + 300, line.y, { steps: 3 });
    await mouse.up();
    expect(await deck.page.evaluate("String(getSelection())")).toContain("Seeing");
    await mouse.click(1250, 300);
    await mouse.click(30, 300);
    expect((await deck.see()).shown).toEqual([1]);
  });

  test("has buttons, and a click leaves Space free for the next slide", async () => {
    await using deck = await openDeck();
    await deck.page.click("[data-command=next]");
    await deck.page.click("[data-command=next]");
    await deck.page.click("[data-command=previous]");
    expect((await deck.see()).shown).toEqual([2]);
    await deck.press("Space");
    expect((await deck.see()).shown).toEqual([3]);
    await deck.page.click("[data-command=overview]");
    await deck.page.click(".slide[data-slide='5'] .viewer-pick");
    await deck.press("Backspace");
    expect((await deck.see()).shown).toEqual([4]);
  });
});

describe("the scroll view", () => {
  test("shows all slides and leaves the scrolling keys to the browser", async () => {
    await using deck = await openDeck({ hash: "#signs" });
    await deck.press("s");
    expect(await deck.see()).toMatchObject({
      view: "scroll",
      shown: [1, 2, 3, 4, 5],
      hash: "#signs",
    });
    const top = await deck.page.evaluate("scrollY");
    expect(top).toBeGreaterThan(1000);
    await deck.press("ArrowDown");
    await deck.page.waitForFunction((from) => window.scrollY > Number(from), {}, top);
    await deck.press("ArrowRight", "s");
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [4] });
  });

  test("follows the reader's own scrolling to the first and the last slide", async () => {
    await using deck = await openDeck({ width: 390, height: 844 });
    await deck.press("s");
    await deck.page.evaluate("scrollTo(0, 1e6)");
    await deck.page.waitForFunction("location.hash === '#act'");
    await deck.page.evaluate("scrollTo(0, 0)");
    await deck.page.waitForFunction("location.hash === '#cover'");
    expect((await deck.see()).position).toBe("1 / 5");
  });

  test("is where the overview opens a slide, when it was opened from there", async () => {
    await using deck = await openDeck();
    await deck.press("s", "o", "End", "Enter");
    expect(await deck.see()).toMatchObject({ view: "scroll", position: "5 / 5" });
  });
});

describe("notes", () => {
  const notesShown = `[...document.querySelectorAll(".notes")].filter((e) => e.checkVisibility()).length`;

  test("a trainer turns them off and on", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    expect(await deck.page.evaluate(notesShown)).toBe(1);
    await deck.press("n");
    expect(await deck.page.evaluate(notesShown)).toBe(0);
    await deck.press("s");
    expect(await deck.page.evaluate(notesShown)).toBe(0);
    await deck.page.click("[data-command=notes]");
    expect(await deck.page.evaluate(notesShown)).toBe(2);
    expect(await deck.page.$("[data-command=notes][aria-pressed=true]")).not.toBeNull();
  });

  test("long ones scroll by the keyboard without leaving the slide", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#signs" });
    await deck.focus(".slide[data-current] .notes");
    await deck.press("PageDown", "ArrowDown");
    await deck.page.waitForFunction(`document.activeElement.scrollTop > 0`);
    expect((await deck.see()).shown).toEqual([3]);
    await deck.press("ArrowRight");
    expect((await deck.see()).shown).toEqual([4]);
  });

  test("a participant's deck has no such key, button or help", async () => {
    await using deck = await openDeck();
    await deck.press("n");
    expect(await deck.page.$("[data-command=notes], .notes, .viewer-no-notes")).toBeNull();
    expect((await deck.see()).said).toBe("");
  });
});

describe("full screen", () => {
  // The viewer's three seconds pass in a fifth of one.
  const hurry = () => {
    const wait = window.setTimeout.bind(window);
    const hurried = (then: () => void, ms = 0) => wait(then, ms === 3000 ? 200 : ms);
    Object.assign(window, { setTimeout: hurried });
  };
  const idle = "document.documentElement.hasAttribute('data-idle')";
  const pause = () => new Promise((resolve) => setTimeout(resolve, 350));

  test("f enters it, the bar goes after three seconds and comes back", async () => {
    await using deck = await openDeck({ before: hurry });
    await pause();
    expect(await deck.page.evaluate(idle)).toBe(false);
    await deck.press("f");
    await deck.page.waitForFunction("document.fullscreenElement !== null");
    await deck.page.waitForFunction(idle);
    const bar = () => deck.page.$eval(".viewer-bar", (e) => getComputedStyle(e).visibility);
    expect(await bar()).toBe("hidden");
    await deck.page.mouse.move(200, 200);
    expect(await bar()).toBe("visible");
    await deck.page.waitForFunction(idle);
    await deck.press("Tab", "Tab");
    expect(await bar()).toBe("visible");
    await pause();
    expect(await bar()).toBe("visible");
    await deck.press("f");
    await deck.page.waitForFunction("document.fullscreenElement === null");
  });

  test("has no button where the browser has none", async () => {
    await using deck = await openDeck({
      before: () =>
        Object.defineProperty(Document.prototype, "fullscreenEnabled", { get: () => undefined }),
    });
    expect(await deck.page.$("[data-command=fullscreen]")).toBeNull();
    await deck.press("f");
    expect(deck.complaints).toEqual([]);
  });
});
