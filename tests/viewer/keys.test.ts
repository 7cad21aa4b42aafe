import { describe, expect, test } from "vitest";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();

describe("keys in the slide view", () => {
  test("next and previous", async () => {
    await using deck = await openDeck();
    for (const key of ["ArrowRight", "ArrowDown", "PageDown", "Space"]) {
      await deck.press("Home", key);
      expect(await deck.see(), key).toMatchObject({ shown: [2], position: "2 / 5" });
    }
    await deck.press("Home", "Enter");
    expect((await deck.see()).shown).toEqual([2]);
    for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Shift+Space", "Backspace"]) {
      await deck.press("End", key);
      expect(await deck.see(), key).toMatchObject({ shown: [4], position: "4 / 5" });
    }
  });

  test("stop at both ends", async () => {
    await using deck = await openDeck();
    await deck.press("ArrowLeft");
    expect((await deck.see()).shown).toEqual([1]);
    await deck.press("End", "ArrowRight");
    expect((await deck.see()).shown).toEqual([5]);
  });

  test("say where they lead, once, to a screen reader", async () => {
    await using deck = await openDeck();
    expect((await deck.see()).said).toBe("");
    await deck.press("ArrowRight");
    expect((await deck.see()).said).toBe("Slide 2 of 5: Three parts make the offence");
    await deck.press("4", "Enter");
    expect((await deck.see()).said).toBe("Slide 4 of 5: What it is not");
  });

  test("a number and Enter", async () => {
    await using deck = await openDeck({ deck: "long" });
    await deck.press("1", "7");
    expect(await deck.see()).toMatchObject({ shown: [1], position: "Go to 17" });
    await deck.press("Backspace", "2", "Enter");
    expect(await deck.see()).toMatchObject({ shown: [12], position: "12 / 24" });
    await deck.press("9", "9", "Enter");
    expect(await deck.see()).toMatchObject({ shown: [12], said: "There is no slide 99" });
    await deck.press("3", "Escape");
    expect(await deck.see()).toMatchObject({ view: "slide", position: "12 / 24" });
  });

  test("with a modifier belong to the browser", async () => {
    await using deck = await openDeck({ hash: "#signs" });
    for (const modifier of ["Control", "Alt", "Meta"]) {
      for (const key of ["ArrowDown", "o", "s", "f", "n", "b", "v", "2", "Enter"]) {
        await deck.press(`${modifier}+${key}`);
        expect(await deck.see(), `${modifier} ${key}`).toMatchObject({ view: "slide", shown: [3] });
      }
    }
    await deck.press("Shift+ArrowRight", "Shift+End");
    expect((await deck.see()).shown).toEqual([3]);
  });

  test("Enter follows a link that has the focus", async () => {
    await using deck = await openDeck({ hash: "#three-parts" });
    await deck.focus("a[href='#act']");
    await deck.press("Enter");
    await deck.page.waitForSelector(".slide[data-slide='5'][data-current]");
    expect((await deck.see()).shown).toEqual([5]);
  });

  test("Space and Enter press a button that has the focus; arrows still step", async () => {
    await using deck = await openDeck();
    await deck.focus("[data-command=scroll]");
    await deck.press("Space");
    expect((await deck.see()).view).toBe("scroll");
    await deck.press("Enter");
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [1] });
    await deck.press("ArrowRight");
    expect((await deck.see()).shown).toEqual([2]);
  });

  test("? opens the help, in which keys do nothing to the deck", async () => {
    await using deck = await openDeck();
    await deck.press("?");
    const open = () => deck.page.$eval("dialog", (dialog) => dialog.open);
    expect(await open()).toBe(true);
    expect(await deck.page.$eval("dialog", (dialog) => dialog.textContent)).not.toContain("Notes");
    await deck.press("ArrowRight", "o");
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [1] });
    await deck.press("Escape");
    expect(await open()).toBe(false);
    expect((await deck.see()).view).toBe("slide");
  });

  test.each([
    "b",
    ".",
  ])("%s makes the screen black, and any key brings it back where it was", async (key) => {
    await using deck = await openDeck({ hash: "#signs" });
    const isBlack = () =>
      deck.page.evaluate(() => {
        const { innerWidth, innerHeight } = window;
        const at = document.elementFromPoint(innerWidth / 2, innerHeight - 10);
        const { width, height } = at?.getBoundingClientRect() ?? new DOMRect();
        const isWhole = width === innerWidth && height === innerHeight;
        return isWhole && getComputedStyle(at ?? document.body).backgroundColor === "rgb(0, 0, 0)";
      });
    for (const back of [key, "PageDown", "ArrowLeft", "Escape", "x", "Tab", "2"]) {
      await deck.press(key);
      expect(await isBlack(), back).toBe(true);
      await deck.press("Shift");
      expect(await isBlack(), back).toBe(true);
      await deck.press(back);
      expect(await isBlack(), back).toBe(false);
      expect(await deck.see(), back).toMatchObject({
        view: "slide",
        shown: [3],
        position: "3 / 5",
      });
    }
    await deck.press(key);
    await deck.page.mouse.click(300, 300);
    expect(await isBlack()).toBe(false);
    expect((await deck.see()).said).toBe("Slide 3 of 5: Signs that belong together");
  });

  test("F5, as remotes begin with, is full screen", async () => {
    await using deck = await openDeck({ hash: "#signs" });
    await deck.press("F5");
    await deck.page.waitForFunction("document.fullscreenElement !== null");
    expect((await deck.see()).shown).toEqual([3]);
  });

  test("p prints", async () => {
    await using deck = await openDeck({
      before: () => {
        window.print = () => document.body.setAttribute("data-printed", "");
      },
    });
    await deck.press("p");
    expect(await deck.page.$("body[data-printed]")).not.toBeNull();
  });
});

describe("keys in the overview", () => {
  const focused = "document.activeElement.textContent";

  test.each(["o", "Escape"])("%s opens it and closes it again", async (key) => {
    await using deck = await openDeck({ hash: "#signs" });
    await deck.press(key);
    expect(await deck.see()).toMatchObject({ view: "overview", shown: [1, 2, 3, 4, 5] });
    expect(await deck.page.evaluate(focused)).toBe("Slide 3 Signs that belong together");
    await deck.press("ArrowRight", key);
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [3] });
  });

  test("arrows walk it by rows, Enter opens a slide", async () => {
    await using deck = await openDeck({ deck: "long", width: 1000 });
    await deck.press("o");
    const columns = await deck.page.$eval(
      ".deck",
      (grid) => getComputedStyle(grid).gridTemplateColumns.split(" ").length,
    );
    expect(columns).toBe(3);
    await deck.press("ArrowDown", "ArrowRight", "ArrowRight");
    expect(await deck.page.evaluate(focused)).toBe("Slide 6 Slide 6");
    await deck.press("ArrowUp", "ArrowUp");
    expect(await deck.page.evaluate(focused)).toBe("Slide 3 Signs that belong together");
    await deck.press("End", "ArrowDown");
    expect(await deck.page.evaluate(focused)).toBe("Slide 24 Slide 24");
    await deck.press("Home", "ArrowLeft", "ArrowDown", "Enter");
    expect(await deck.see()).toMatchObject({ view: "slide", shown: [4], hash: "#not-a-list" });
    await deck.press("ArrowRight");
    expect((await deck.see()).shown).toEqual([5]);
  });

  test("a slide's own links cannot be reached in it", async () => {
    await using deck = await openDeck();
    await deck.press("o", "Tab");
    expect(await deck.page.evaluate(focused)).toBe("Slide 2 Three parts make the offence");
    await deck.press("Tab");
    expect(await deck.page.evaluate(focused)).toBe("Slide 3 Signs that belong together");
  });
});
