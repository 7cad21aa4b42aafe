import { readdir, readFile } from "node:fs/promises";
import { wcagContrast } from "culori";
import { describe, expect, test } from "vitest";
import { makePalette, paletteCss } from "../../src/documents/palette.ts";

/** Colours that partners bring: all around the wheel, pale, dark, grey and without any light. */
const COLOURS = [
  ...["#ff0000", "#ff8800", "#ffee00", "#44dd00", "#00ccaa", "#0077ff", "#4400ff", "#dd00cc"],
  ...["#fff8c0", "#e0f0ff", "#201000", "#000000", "#ffffff", "#808080", "#0b4f6c", "#6b5900"],
];

describe.each(COLOURS)("whatever the colour, %s can be read", (colour) => {
  const { accent, deep, bright, tint, ...rest } = makePalette(colour);

  test("accents on paper and on panels", () => {
    for (const ground of ["#ffffff", tint, rest["tint-strong"]]) {
      expect(wcagContrast(accent, ground)).toBeGreaterThanOrEqual(7);
    }
  });

  test("dark grounds under white and under bright marks, and headings on panels", () => {
    expect(wcagContrast(deep, "#ffffff")).toBeGreaterThanOrEqual(10);
    expect(wcagContrast(deep, bright)).toBeGreaterThanOrEqual(7);
    expect(wcagContrast(deep, rest["tint-strong"])).toBeGreaterThanOrEqual(7);
  });

  test("the text of all audiences on its panels", () => {
    for (const ground of [tint, rest["tint-strong"]]) {
      expect(wcagContrast("#16202b", ground)).toBeGreaterThanOrEqual(7);
    }
    expect(wcagContrast("#46525f", tint)).toBeGreaterThanOrEqual(7);
  });
});

test("a palette keeps the hue it was made from, and grey stays grey", () => {
  expect(makePalette("#808080").accent).toMatch(/^#(..)\1\1$/);
  const [r, g, b] = (makePalette("#ff0000").accent.match(/[0-9a-f]{2}/g) ?? []).map((hex) =>
    Number.parseInt(hex, 16),
  );
  expect(r).toBeGreaterThan(2 * Math.max(g ?? 255, b ?? 255));
});

test("its CSS sets tokens and nothing else", () => {
  expect(paletteCss(makePalette("#0b4f6c"))).toMatch(
    /^:root \{(?: --[a-z-]+: #[0-9a-f]{6};){6} \}$/,
  );
});

test("no style has a colour of its own: all are tokens", async () => {
  const paths = await readdir("templates", { recursive: true });
  const styles = paths.filter(
    (path) => /\.(?:css|hbs)$/.test(path) && !/^(?:tokens\.css|new\/)/.test(path),
  );
  expect(styles.length).toBeGreaterThan(20);
  for (const path of styles) {
    const text = await readFile(`templates/${path}`, "utf8");
    // A variant gives the tokens other values.
    const style = path.startsWith("variants/") ? text.replace(/^:root \{[^}]*\}/m, "") : text;
    const typed = /:[^;{}#]*(?:#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\()/i.exec(style)?.[0];
    expect(typed, path).toBe(undefined);
  }
});

test("the tokens' own colours are a palette too", async () => {
  const tokens = await readFile("templates/tokens.css", "utf8");
  const of = (name: string) => new RegExp(`--${name}: (#\\w+)`).exec(tokens)?.[1];
  const palette = makePalette(of("accent") ?? "");
  for (const [name, colour] of Object.entries(palette)) expect(of(name)).toBe(colour);
});
