import { converter, formatHex, type Oklch, toGamut, wcagContrast } from "culori";

/** Colours by the name of the token they stand for. */
export type Palette = Readonly<
  Record<"accent" | "deep" | "bright" | "accent-line" | "tint" | "tint-strong", string>
>;

const toOklch = converter("oklch");
const inGamut = toGamut("rgb", "oklch");
const WHITE = "#ffffff";

/**
 * Works out a palette from one colour, `#rrggbb`. Its hue stays; lightness moves until text in it can be read:
 * 7:1 for accents on panels, 10:1 for dark grounds under white, 7:1 for bright marks on those. So
 * whatever colour a partner brings, no slide becomes hard to read.
 */
export function makePalette(colour: string): Palette {
  const seed = toOklch(colour);
  if (!seed) throw new Error(`"${colour}" is no colour.`);
  // Grey has no hue, and stays grey.
  const shade = (lightness: number, chroma: number): string =>
    formatHex(
      inGamut({ mode: "oklch", l: lightness, c: Math.min(chroma, seed.c), h: seed.h } as Oklch),
    );
  const tint = shade(0.965, 0.014);
  const tintStrong = shade(0.915, 0.035);
  const deep = firstThat(
    (step) => shade(Math.min(seed.l, 0.34) - step, 0.1),
    (candidate) => wcagContrast(candidate, WHITE) >= 10,
  );
  return {
    accent: firstThat(
      (step) => shade(Math.min(seed.l, 0.5) - step, 0.19),
      (candidate) => wcagContrast(candidate, tintStrong) >= 7,
    ),
    deep,
    bright: firstThat(
      (step) => shade(0.78 + step, 0.11),
      (candidate) => wcagContrast(candidate, deep) >= 7,
    ),
    "accent-line": shade(Math.min((toOklch(deep)?.l ?? 0) + 0.16, 0.6), 0.1),
    tint,
    "tint-strong": tintStrong,
  };
}

/** A palette as the values of its tokens. */
export function paletteCss(palette: Palette): string {
  const values = Object.entries(palette).map(([name, colour]) => `--${name}: ${colour};`);
  return `:root { ${values.join(" ")} }`;
}

/** Walks lightness by small steps until a colour will do; black and white always do. */
function firstThat(at: (step: number) => string, isGood: (colour: string) => boolean): string {
  for (let step = 0; step < 1; step += 0.005) {
    const colour = at(step);
    if (isGood(colour)) return colour;
  }
  return at(1);
}
