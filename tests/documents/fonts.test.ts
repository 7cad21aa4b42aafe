import { describe, expect, test } from "vitest";
import { subsetFonts } from "../../src/documents/fonts.ts";
import { loadFonts } from "../../src/load/load-fonts.ts";

const files = await loadFonts();

const facesOf = (css: string): string[] =>
  [...css.matchAll(/font-family:"([^"]+)";font-style:(\w+);font-weight:(\d+)/g)].map((match) =>
    match.slice(1).join(" "),
  );

describe("fonts cut down to what a run can show", () => {
  test.each([
    ["Welsh", "Gŵyl Dewi, tŷ, ŵyrion"],
    ["Polish", "Zażółć gęślą jaźń"],
    ["Ukrainian and Kazakh", "Київ, їжак, ґанок; қазақ тілі, ұлы"],
    ["Greek", "Εμπορία ανθρώπων"],
    ["Romanian and Vietnamese names", "Ștefan, Țara"],
    ["signs of trainers", "– — “quoted” ‘so’ … • € £"],
  ])("%s is drawn", async (_, text) => {
    const fonts = await subsetFonts(files, text);
    expect([...text].filter((character) => !fonts.covers(character))).toEqual([]);
    expect(facesOf(fonts.css(text))).toEqual(
      expect.arrayContaining([
        ...["Source Sans 3 normal 400", "Source Sans 3 italic 400", "Source Sans 3 normal 700"],
        "Source Serif 4 normal 400",
      ]),
    );
  });

  test("what no font draws is known, though it stands in a font's range", async () => {
    const text = "漢 ▪ ☃ 😀 →";
    const fonts = await subsetFonts(files, text);
    const missing = [...text].filter((character) => !fonts.covers(character));
    expect(missing).toEqual(expect.arrayContaining(["漢", "☃", "😀"]));
  });

  test("only faces a text has characters for are embedded", async () => {
    const fonts = await subsetFonts(files, "English and Қазақша");
    expect(facesOf(fonts.css("English"))).toHaveLength(4);
    expect(facesOf(fonts.css("English and Қазақша")).length).toBeGreaterThan(4);
  });

  test("a face with a few letters is small, and equal text gives equal bytes", async () => {
    const [one, two] = await Promise.all([subsetFonts(files, "абв"), subsetFonts(files, "вба")]);
    expect(one.css("абв a")).toBe(two.css("абв a"));
    expect(one.css("абв a").length).toBeLessThan(65_000);
  });
});
