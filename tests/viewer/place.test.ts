import { describe, expect, test } from "vitest";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();

describe("the place in the address", () => {
  test("opens the deck there, and a reload keeps it", async () => {
    await using deck = await openDeck({ hash: "#signs" });
    expect((await deck.see()).shown).toEqual([3]);
    await deck.press("ArrowRight");
    expect((await deck.see()).hash).toBe("#not-a-list");
    await deck.page.reload();
    expect((await deck.see()).shown).toEqual([4]);
  });

  test("is left alone until the first step; one that leads nowhere means the first slide", async () => {
    await using plain = await openDeck();
    expect((await plain.see()).hash).toBe("");
    await using wrong = await openDeck({ hash: "#%zz" });
    expect((await wrong.see()).shown).toEqual([1]);
  });

  test("follows a link to another slide and the way back", async () => {
    await using deck = await openDeck({ hash: "#three-parts" });
    await deck.page.click("a[href='#act']");
    await deck.page.waitForSelector(".slide[data-slide='5'][data-current]");
    await deck.page.goBack();
    await deck.page.waitForSelector(".slide[data-slide='2'][data-current]");
    expect((await deck.see()).shown).toEqual([2]);
  });

  test("does not fill the history with steps", async () => {
    await using deck = await openDeck();
    const before = await deck.page.evaluate("history.length");
    await deck.press("ArrowRight", "ArrowRight", "ArrowRight");
    expect(await deck.page.evaluate("history.length")).toBe(before);
  });

  test("may be refused by the browser", async () => {
    await using deck = await openDeck({
      before: () => {
        history.replaceState = () => {
          throw new DOMException("no", "SecurityError");
        };
      },
    });
    await deck.press("ArrowRight", "ArrowRight");
    expect(await deck.see()).toMatchObject({ shown: [3], hash: "" });
    expect(deck.complaints).toEqual([]);
  });

  test("is kept by the skip link, which puts the focus on the slides", async () => {
    await using deck = await openDeck({ hash: "#act" });
    await deck.focus(".skip");
    await deck.press("Enter");
    expect((await deck.see()).shown).toEqual([5]);
    expect(await deck.page.evaluate("document.activeElement.id")).toBe("deck");
  });
});

type Point = [x: number, y: number];

describe("touch", () => {
  type Deck = Awaited<ReturnType<typeof openDeck>>;

  async function stroke({ page }: Deck, from: Point[], to: Point[]) {
    const client = await page.createCDPSession();
    const points = (places: Point[]) => places.map(([x, y], id) => ({ x, y, id }));
    const send = (type: "touchStart" | "touchMove" | "touchEnd", places: Point[]) =>
      client.send("Input.dispatchTouchEvent", { type, touchPoints: points(places) });
    await send("touchStart", from);
    await send("touchMove", to);
    await send("touchEnd", []);
    await client.detach();
  }

  const phone = { touch: true, width: 390, height: 844, hash: "#signs" };

  test("a swipe to the left is next, to the right previous", async () => {
    await using deck = await openDeck(phone);
    await deck.press("r");
    await stroke(deck, [[300, 400]], [[100, 410]]);
    expect((await deck.see()).shown).toEqual([4]);
    await stroke(deck, [[100, 400]], [[300, 390]]);
    expect((await deck.see()).shown).toEqual([3]);
  });

  test("a tap at an edge, a stroke down, a slant and two fingers are no steps", async () => {
    await using deck = await openDeck(phone);
    await deck.press("r");
    await deck.page.touchscreen.tap(385, 300);
    await deck.page.touchscreen.tap(5, 300);
    await stroke(deck, [[200, 600]], [[200, 200]]);
    await stroke(deck, [[300, 600]], [[200, 500]]);
    await stroke(
      deck,
      [
        [300, 400],
        [350, 450],
      ],
      [
        [100, 400],
        [150, 450],
      ],
    );
    expect((await deck.see()).shown).toEqual([3]);
  });

  test("while pinched larger, fingers only move the picture", async () => {
    await using deck = await openDeck(phone);
    await deck.press("r");
    const client = await deck.page.createCDPSession();
    await client.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
    await deck.page.waitForFunction("visualViewport.scale > 1.5");
    await stroke(deck, [[300, 400]], [[100, 400]]);
    expect((await deck.see()).shown).toEqual([3]);
  });

  test("in the scroll view and the overview swipes do nothing", async () => {
    await using deck = await openDeck(phone);
    await deck.press("r");
    await deck.press("o");
    await stroke(deck, [[300, 400]], [[100, 400]]);
    expect(await deck.see()).toMatchObject({ view: "overview", position: "3 / 5" });
  });
});
