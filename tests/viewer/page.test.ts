import { PDFDocument } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Page } from "puppeteer";
import { describe, expect, test } from "vitest";
import { SLIDE_COUNT } from "./deck-page.ts";
import { useDecks } from "./open-deck.ts";

const openDeck = useDecks();

async function print(page: Page) {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const sizes = (await PDFDocument.load(bytes)).getPages().map((one) => one.getSize());
  const task = getDocument({ data: bytes, verbosity: 0 });
  const pdf = await task.promise;
  const texts = await Promise.all(
    sizes.map(async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join("");
    }),
  );
  await task.destroy();
  return { sizes, texts };
}

describe("print", () => {
  const landscape = { width: 960, height: 540 };
  test.each([
    ["the slide view", "trainer", []],
    ["the overview", "participant", ["o"]],
    ["the scroll view with notes", "trainer", ["s"]],
    ["the reading view with notes", "trainer", ["r"]],
    ["the help", "participant", ["?"]],
    ["the presenter’s view", "trainer", ["v", "t"]],
    ["a black screen", "participant", ["b"]],
    ["a long deck", "long", ["End"]],
  ] as const)("from %s is one landscape page a slide, without notes or controls", async (_, name, keys) => {
    await using deck = await openDeck({ deck: name, hash: "#signs" });
    await deck.press(...keys);
    const { sizes, texts } = await print(deck.page);
    expect(sizes).toEqual(Array(name === "long" ? 24 : SLIDE_COUNT).fill(landscape));
    expect(texts[0]).toContain("Seeing what is in front of us");
    expect(texts[1]).toContain("Three parts make the offence");
    expect(texts[4]).toContain("What you do next");
    expect(texts.join()).not.toMatch(
      /two minutes|long note|Overview|No notes|Skip|Close|Elapsed|Next/,
    );
    for (const text of texts) expect(text.length).toBeGreaterThan(10);
  });

  test("without scripts is the same", async () => {
    await using deck = await openDeck({ deck: "trainer", scripts: false });
    const { sizes, texts } = await print(deck.page);
    expect(sizes).toEqual(Array(SLIDE_COUNT).fill(landscape));
    expect(texts.join()).not.toContain("two minutes");
  });
});

test("without scripts the page is a document: all slides, all notes, no buttons", async () => {
  await using deck = await openDeck({ deck: "trainer", scripts: false, width: 1600 });
  expect((await deck.see()).shown).toEqual([1, 2, 3, 4, 5]);
  const boxes = await deck.page.$$eval(".slide section", (all) =>
    all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
  );
  expect(boxes[0]?.width).toBeGreaterThan(1000);
  expect(boxes[0]?.width).toBeLessThan(1200);
  expect((boxes[0]?.left ?? 0) + (boxes[0]?.right ?? 0)).toBeCloseTo(1600, 0);
  expect(boxes.map((box) => box.top)).toEqual(
    boxes.map((box) => box.top).toSorted((a, b) => a - b),
  );
  expect(
    await deck.page.$$eval(".notes", (all) => all.filter((e) => e.checkVisibility()).length),
  ).toBe(2);
  expect(await deck.page.$("button, dialog")).toBeNull();
});

test("the strict policy finds nothing to complain of", async () => {
  await using deck = await openDeck({ deck: "trainer", hash: "#signs" });
  await deck.press(
    "ArrowRight",
    "o",
    "ArrowDown",
    "Enter",
    "s",
    "s",
    "n",
    "n",
    "1",
    "Enter",
    "?",
    "Escape",
  );
  await deck.press("f", "f", "v", "t", "=", "-", "d", "b", "b", "v");
  expect(deck.complaints).toEqual([]);
});

describe("a small window has nothing to scroll sideways and every button in reach", () => {
  const sizes = [
    { width: 320, height: 640 },
    { width: 640, height: 320 },
    // A screen of 1280 × 720 at 200% zoom.
    { width: 640, height: 360 },
  ];

  test.each([
    ["slide view", []],
    ["slide view without notes", ["n"]],
    ["overview", ["o"]],
    ["scroll view", ["s"]],
    ["reading view", ["r"]],
    ["help", ["?"]],
    ["presenter’s view", ["ArrowRight", "v", "t"]],
  ])("%s", async (_, keys) => {
    await using deck = await openDeck({ deck: "trainer" });
    await deck.press(...keys);
    for (const { width, height } of sizes) {
      await deck.page.setViewport({ width, height });
      const { sideways, buttons } = await deck.page.evaluate(measureRoom);
      expect(sideways).toBeLessThanOrEqual(0);
      expect(buttons).toHaveLength(9);
      for (const box of buttons) {
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(width);
        expect(box.bottom).toBeLessThanOrEqual(height);
      }
    }
  });

  function measureRoom() {
    const boxes = [...document.querySelectorAll("html, .deck, dialog")];
    const buttons = [...document.querySelectorAll(".viewer-bar button")];
    return {
      sideways: Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth)),
      buttons: buttons.map((button) => button.getBoundingClientRect().toJSON() as DOMRect),
    };
  }
});

test.each([
  ["a slide with a heading of its own", "#cover", []],
  ["a slide without", "#signs", []],
  ["the presenter’s view", "#signs", ["v"]],
  ["the overview", "#cover", ["o"]],
])("%s has one heading of the first level for screen readers", async (_, hash, keys) => {
  await using deck = await openDeck({ deck: "trainer", hash });
  await deck.press(...keys);
  const tree = await deck.page.accessibility.snapshot();
  const headings: string[] = [];
  const walk = (node: typeof tree) => {
    if (node?.role === "heading" && node.level === 1) headings.push(node.name ?? "");
    for (const child of node?.children ?? []) walk(child);
  };
  walk(tree);
  expect(headings).toHaveLength(1);
});

test("every button has a name, and the keyboard's focus can be seen on it", async () => {
  await using deck = await openDeck({ deck: "trainer" });
  const names = await deck.page.$$eval(".viewer-bar button", (all) =>
    all.map((e) => e.textContent),
  );
  expect(names).toEqual([
    "Previous slide",
    "Next slide",
    "Presenter’s view",
    "Overview",
    "Scroll view",
    "Reading view",
    "Notes",
    "Full screen",
    "Help",
  ]);
  await deck.focus("[data-command=next]");
  await deck.press("Tab");
  const outline = await deck.page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(
      document.activeElement ?? document.body,
    );
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(outline).toBe("solid 3px");
});
