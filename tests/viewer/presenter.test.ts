import { describe, expect, test } from "vitest";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();

/** What a presenter sees, by the words and pictures that are shown. */
function lookAtPanels() {
  const shown = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());
  const words = (selector: string) =>
    shown(selector)
      .map((one) => one.textContent?.replace(/\s+/g, " ").trim())
      .join(" | ");
  return {
    pictures: shown(".marpit").map(
      (one) => `${one.closest<HTMLElement>(".slide")?.dataset.slide}${one.inert ? " inert" : ""}`,
    ),
    widths: shown(".marpit section").map((one) => one.getBoundingClientRect().width),
    notes: words(".notes, .viewer-no-notes"),
    next: words(".presenter-title"),
    place: words(".presenter-position .presenter-value"),
    elapsed: words(".presenter-elapsed [role=timer]"),
    clock: words(".presenter-clock [role=timer]"),
    pace: words(".presenter-pace"),
    planned: words(".presenter-plan .presenter-small"),
    audience: words(".presenter-audience .presenter-small"),
  };
}

/** The computer's clock, which a test can put forward by minutes. */
const shiftable = () => {
  const now = Date.now.bind(Date);
  const minutes = () => Number(document.documentElement.dataset.shift ?? 0);
  Date.now = () => now() + minutes() * 60_000;
};

type Deck = Awaited<ReturnType<typeof openDeck>>;
const panels = (deck: Deck) => deck.page.evaluate(lookAtPanels);
const shift = (deck: Deck, minutes: number) =>
  deck.page.evaluate((by) => document.documentElement.setAttribute("data-shift", `${by}`), minutes);
const paceIs = (deck: Deck, words: string) =>
  deck.page.waitForFunction(
    (wanted) => document.querySelector(".presenter-pace")?.textContent === wanted,
    { timeout: 20_000 },
    words,
  );

describe("the presenter's view", () => {
  test("shows this slide large, the next as a picture, notes, place, timer and clock", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    await deck.press("v");
    const seen = await panels(deck);
    expect(seen).toMatchObject({
      pictures: ["2", "3 inert"],
      next: "Signs that belong together",
      place: "2 / 5",
      elapsed: "0:00",
      pace: "Not started",
      planned: "Planned: minute 0 to 5 of 19",
      audience: "Not open",
    });
    expect(seen.notes).toContain("Give them two minutes in pairs");
    expect(seen.clock).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    expect(seen.widths[0]).toBeGreaterThan(2 * (seen.widths[1] ?? Number.NaN));
    await deck.press("End");
    expect(await panels(deck)).toMatchObject({
      pictures: ["5"],
      next: "The deck ends here",
      notes: "No notes for this slide",
      planned: "Planned: minute 18 to 19 of 19",
    });
    await deck.press("v");
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [5] });
    expect((await panels(deck)).place).toBe("");
  });

  test("tells a screen reader of this slide, and of the next only its title", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    await deck.press("v");
    const tree = JSON.stringify(await deck.page.accessibility.snapshot());
    expect(tree).toContain("Recruited, moved, housed");
    expect(tree).toContain("Signs that belong together");
    expect(tree).not.toContain("Owes money that grows");
  });

  test("says in words how the time stands against the planned minutes", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#signs", before: shiftable });
    await deck.press("v", "t");
    await shift(deck, 1.5);
    await paceIs(deck, "3 minutes ahead");
    await shift(deck, 8);
    await paceIs(deck, "On time");
    await shift(deck, 20);
    await paceIs(deck, "5 minutes behind");
    await deck.press("End");
    expect(await panels(deck)).toMatchObject({ pace: "1 minute behind" });
    await shift(deck, 75);
    await paceIs(deck, "56 minutes behind");
    expect((await panels(deck)).elapsed).toMatch(/^1:15:\d\d$/);
  });

  test("starts, pauses and resets the timer; a running one is not reset by mistake", async () => {
    await using deck = await openDeck({ deck: "trainer", before: shiftable });
    await deck.press("v", "t");
    await shift(deck, 3);
    await deck.press("z");
    expect((await deck.see()).said).toBe("Pause the timer before you set it to zero");
    await deck.press("t");
    expect((await deck.see()).said).toMatch(/^Timer paused at 3:0\d$/);
    await shift(deck, 30);
    await deck.press("ArrowRight");
    expect((await panels(deck)).elapsed).toMatch(/^3:0\d$/);
    await deck.page.click(".presenter-strip [data-command=timer]");
    await shift(deck, 31);
    await deck.page.click(".presenter-strip [data-command=timer]");
    expect((await panels(deck)).elapsed).toMatch(/^4:0\d$/);
    await deck.page.click(".presenter-strip [data-command=reset]");
    expect(await panels(deck)).toMatchObject({ elapsed: "0:00", pace: "Not started" });
  });

  test("does not speak with every second", async () => {
    await using deck = await openDeck({ deck: "trainer" });
    await deck.press("v", "t", "ArrowRight");
    await deck.page.evaluate(() => {
      const log = (entries: MutationRecord[]) =>
        document.body.setAttribute("data-spoken", `${entries.length}`);
      for (const live of document.querySelectorAll("[aria-live], [role=status], [role=alert]")) {
        new MutationObserver(log).observe(live, { childList: true, subtree: true });
      }
    });
    const before = (await panels(deck)).elapsed;
    await deck.page.waitForFunction(
      (was) => document.querySelector(".presenter-elapsed [role=timer]")?.textContent !== was,
      {},
      before,
    );
    expect(await deck.page.$("[data-spoken]")).toBeNull();
    await deck.press("ArrowRight");
    expect(await deck.page.$("[data-spoken]")).not.toBeNull();
  });

  test("a participant's deck has none", async () => {
    await using deck = await openDeck({ hash: "#signs" });
    await deck.press("v", "w", "t");
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [3], said: "" });
    expect(await deck.page.$("[data-command=presenter], .presenter-strip")).toBeNull();
  });
});

describe("the presenter's notes by keyboard", () => {
  const focused = "document.activeElement.closest('.slide')?.dataset.slide";

  test("a remote steps though the focus is in them; arrows scroll them", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#signs" });
    await deck.press("v");
    await deck.focus(".slide[data-current] .notes");
    await deck.press("ArrowDown");
    await deck.page.waitForFunction("document.activeElement.scrollTop > 0");
    await deck.press("PageUp");
    expect((await deck.see()).position).toBe("2 / 5");
    expect(await deck.page.evaluate(focused)).toBe("2");
    await deck.press("PageDown", "PageDown");
    expect((await deck.see()).position).toBe("4 / 5");
  });

  test("d and u scroll them from anywhere, in one column too", async () => {
    for (const [width, height, box] of [
      [1280, 720, ".slide[data-current] .notes"],
      [320, 640, ".deck"],
    ] as const) {
      await using deck = await openDeck({ deck: "trainer", hash: "#signs", width, height });
      const top = () => deck.page.$eval(box, (element) => element.scrollTop);
      await deck.press("v", "d");
      expect(await top()).toBeGreaterThan(100);
      await deck.press("u");
      expect(await top()).toBe(0);
    }
  });

  test("= and - make them larger and smaller, within limits", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    await deck.press("v");
    const size = () =>
      deck.page.$eval(".slide[data-current] .notes", (e) =>
        Number.parseFloat(getComputedStyle(e).fontSize),
      );
    expect(await size()).toBe(22);
    await deck.press("=");
    expect(await size()).toBe(24);
    await deck.press(..."-".repeat(12));
    expect(await size()).toBe(16);
    await deck.press(..."=".repeat(12));
    expect(await size()).toBe(40);
  });

  test("Tab reaches each button of the panels, which shows the focus and works", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    await deck.press("v");
    const reached = new Set<string>();
    for (let count = 0; count < 24; count += 1) {
      await deck.press("Tab");
      const [id, outline] = await deck.page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        return [at.dataset.command ?? at.className, getComputedStyle(at).outlineStyle];
      });
      if (id && id !== "skip") expect(outline, id).not.toBe("none");
      if (id) reached.add(id);
    }
    const all = ["timer", "reset", "audience", "black", "smaller", "larger", "notes", "presenter"];
    expect([...reached]).toEqual(expect.arrayContaining(all));
    await deck.focus(".presenter-strip [data-command=timer]");
    await deck.press("Enter");
    expect((await deck.see()).said).toMatch(/^Timer runs/);
  });

  test("? lists its keys", async () => {
    await using deck = await openDeck({ deck: "trainer" });
    await deck.press("?");
    const help = await deck.page.$eval("dialog", (dialog) => dialog.innerText);
    for (const word of [
      "Presenter’s view",
      "Audience’s window",
      "timer",
      "Larger notes",
      "Black",
    ]) {
      expect(help).toContain(word);
    }
  });
});

describe("a reload", () => {
  test("keeps slide, view, timer and the size of the notes", async () => {
    await using deck = await openDeck({ deck: "trainer", before: shiftable });
    await deck.press("v", "t", "ArrowRight", "=");
    await shift(deck, 12);
    await deck.press("t");
    await deck.page.reload();
    expect(await deck.see()).toMatchObject({ view: "presenter", position: "2 / 5" });
    expect((await panels(deck)).elapsed).toMatch(/^12:0\d$/);
    expect(
      await deck.page.$eval(".slide[data-current] .notes", (e) => getComputedStyle(e).fontSize),
    ).toBe("24px");
  });

  test("does not bring back notes that were hidden", async () => {
    await using deck = await openDeck({ deck: "trainer", hash: "#three-parts" });
    await deck.press("n");
    await deck.page.reload();
    expect(await deck.page.evaluate(() => document.documentElement.dataset.notes)).toBe("hidden");
  });

  test("forgets where the browser keeps nothing, and works", async () => {
    await using deck = await openDeck({
      deck: "trainer",
      hash: "#signs",
      before: () =>
        Object.defineProperty(window, "sessionStorage", {
          get: () => {
            throw new DOMException("no", "SecurityError");
          },
        }),
    });
    await deck.press("v", "t");
    expect((await deck.see()).view).toBe("presenter");
    await deck.page.reload();
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [3] });
    expect(deck.complaints).toEqual([]);
  });
});
