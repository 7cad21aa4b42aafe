import type { Page } from "puppeteer";
import { describe, expect, test } from "vitest";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();

type Deck = Awaited<ReturnType<typeof openDeck>>;

const NOTES = /Give them two minutes|A long note/;

/** Presses w and waits for the second window to be in step. */
async function openAudience(deck: Deck): Promise<Page> {
  const opened = new Promise<Page | null>((resolve) => deck.page.once("popup", resolve));
  await deck.press("w");
  const audience = await opened;
  if (!audience) throw new Error("No window opened.");
  await linkIs(deck, "In step");
  return audience;
}

const linkIs = (deck: Deck, words: string) =>
  deck.page.waitForFunction(
    (wanted) =>
      document.querySelector(".presenter-audience .presenter-small")?.textContent === wanted,
    { timeout: 20_000 },
    words,
  );

const isAt = (page: Page, slide: number) =>
  page.waitForSelector(`.slide[data-slide="${slide}"][data-current]`, { timeout: 20_000 });

const isBlack = (page: Page, where: "here" | "elsewhere") =>
  page.waitForSelector(`html[data-black="${where}"]`, { timeout: 20_000 });

const isBright = (page: Page) =>
  page.waitForSelector("html:not([data-black])", { timeout: 20_000 });

describe("the audience's window", () => {
  test("shows the presenter's slide, and steps in either window move both", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    const audience = await openAudience(deck);
    expect((await deck.see()).view).toBe("presenter");
    await isAt(audience, 2);
    await deck.press("ArrowRight");
    await isAt(audience, 3);
    await audience.keyboard.press("PageDown");
    await isAt(deck.page, 4);
    await deck.press("1", "Enter");
    await isAt(audience, 1);
    await audience.keyboard.press("End");
    await isAt(deck.page, 5);
    await deck.press("o", "Home", "Enter");
    await isAt(audience, 1);
    expect(deck.complaints).toEqual([]);
  });

  test("turns black alone: the presenter keeps the notes, and either brings it back", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    const audience = await openAudience(deck);
    await deck.press("b");
    await isBlack(audience, "here");
    await isBlack(deck.page, "elsewhere");
    const notes = await deck.page.$eval(".slide[data-current] .notes", (e) => e.checkVisibility());
    expect(notes).toBe(true);
    await deck.press("PageDown");
    await isBright(audience);
    await isAt(audience, 2);
    await audience.keyboard.press(".");
    await isBlack(deck.page, "elsewhere");
    await audience.keyboard.press("PageDown");
    await isBright(deck.page);
    await isAt(deck.page, 2);
  });

  test("holds no notes, no way to them, and no panels", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#signs" });
    const audience = await openAudience(deck);
    for (const key of ["n", "v", "s", "o", "w", "t", "Escape"] as const) {
      await audience.keyboard.press(key);
    }
    expect(await audience.$(".notes, .viewer-no-notes, .presenter-strip")).toBeNull();
    const { view, text } = await audience.evaluate(() => ({
      view: document.documentElement.dataset.view,
      text: document.querySelector("main")?.textContent ?? "",
    }));
    expect(view).toBe("slide");
    expect(text).toContain("Signs that belong together");
    expect(text).not.toMatch(NOTES);
    await audience.click("a[href='#cover']").catch(() => undefined);
    await audience.reload();
    expect(await audience.$(".notes")).toBeNull();
    expect(await audience.evaluate("location.hash")).toBe("#audience/signs");
  });

  test("shows no notes for a moment while it loads, nor does any window before it is ready", async () => {
    // Looks between the parser's last node and the viewer's script, the moment a page may be painted.
    const watch = () => {
      const count = () => {
        const all = [...document.querySelectorAll(".notes")];
        const { dataset } = document.documentElement;
        if (dataset.view) return;
        dataset.parsed = `${all.length}`;
        if (all.some((one) => one.checkVisibility())) dataset.flashed = "";
      };
      new MutationObserver(count).observe(document, { childList: true, subtree: true });
    };
    for (const hash of ["#audience/signs", "#signs"]) {
      await using deck = await openDeck({ deck: "trainer", hash, before: watch });
      const { parsed, flashed } = await deck.page.evaluate(() => ({
        ...document.documentElement.dataset,
      }));
      expect({ parsed, flashed }, hash).toEqual({ parsed: "2", flashed: undefined });
      expect((await deck.see()).shown).toEqual([3]);
    }
  });

  test("follows links in its slides without losing what it is", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    const audience = await openAudience(deck);
    await audience.click("a[href='#act']");
    await isAt(deck.page, 5);
    await audience.waitForFunction("location.hash === '#audience/act'");
    await audience.reload();
    await isAt(audience, 5);
    expect(await audience.$(".notes")).toBeNull();
  });

  test("survives the presenter's reload, and its own", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    const audience = await openAudience(deck);
    await deck.page.reload();
    await linkIs(deck, "In step");
    await deck.press("ArrowRight", "b");
    await isAt(audience, 3);
    await isBlack(audience, "here");
    await audience.reload();
    await isBlack(audience, "here");
    await audience.keyboard.press("b");
    await isBright(deck.page);
    await audience.keyboard.press("ArrowRight");
    await isAt(deck.page, 4);
    await deck.press("w", "ArrowRight");
    await isAt(audience, 5);
    expect(await audience.$(".audience-notice")).toBeNull();
  });

  test("says so when the presenter's window is gone, and goes on by its own keys", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    const audience = await openAudience(deck);
    await deck.page.goto("about:blank");
    const notice = await audience.waitForSelector(".audience-notice", { timeout: 20_000 });
    expect(await notice?.evaluate((e) => e.textContent)).toContain("no longer follows");
    await audience.keyboard.press("ArrowRight");
    await isAt(audience, 3);
    await deck.page.goBack();
    await audience.waitForFunction("!document.querySelector('.audience-notice')");
    await isAt(audience, 2);
    await audience.close();
  });

  test("the presenter hears of it when it closes, and black is black here again", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    const audience = await openAudience(deck);
    await audience.close();
    await linkIs(deck, "Not open");
    expect((await deck.see()).said).toBe("The audience’s window: not open");
    await deck.press("b");
    await isBlack(deck.page, "here");
  });

  test("takes no orders from another window", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    const audience = await openAudience(deck);
    for (const page of [deck.page, audience]) {
      await page.evaluate(() => document.body.append(document.createElement("iframe")));
      await page.frames()[1]?.evaluate(() => {
        const forged = { token: "x", nonce: "x", turn: 0, state: { slide: "act", black: true } };
        for (const lectern of ["state", "answer", "ask", "bye"]) {
          window.parent.postMessage({ lectern, ...forged }, "*");
        }
      });
      expect(page.frames()).toHaveLength(2);
    }
    await deck.press("ArrowRight");
    await isAt(audience, 3);
    expect((await deck.see()).position).toBe("3 / 5");
    await linkIs(deck, "In step");
    expect(await audience.$("html[data-black]")).toBeNull();
  });

  test("a browser that blocks it gets a notice with what to do", async () => {
    await using deck = await openDeck({
      deck: "trainer",
      hash: "#three-parts",
      before: () => {
        window.open = () => null;
      },
    });
    await deck.press("w");
    const notice = await deck.page.$eval("[role=alert]", (e) => (e as HTMLElement).innerText);
    expect(notice).toContain("blocked");
    expect(notice).toContain("Allow pop-up windows");
    await deck.press("w");
    expect(await deck.page.$$("[role=alert]")).toHaveLength(1);
    await deck.focus("[role=alert] button");
    await deck.press("Enter");
    expect(await deck.page.$("[role=alert]")).toBeNull();
    await deck.press("ArrowRight");
    expect((await deck.see()).position).toBe("3 / 5");
  });
});
