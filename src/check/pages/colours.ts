import { converter, type Rgb, wcagContrast } from "culori";
import type { Ground } from "./sketch.ts";

const toRgb = converter("rgb");
const known = new Map<string, Rgb | undefined>();

/** A colour as a browser writes it; undefined for what is none, like a pattern. */
export function readColour(text: string): Rgb | undefined {
  if (!known.has(text)) known.set(text, toRgb(text));
  return known.get(text);
}

/** What is seen where a colour, let through by `opacity`, lies on an opaque one. */
function blend(colour: Rgb, opacity: number, below: Rgb): Rgb {
  const alpha = (colour.alpha ?? 1) * opacity;
  const mix = (above: number, under: number) => above * alpha + under * (1 - alpha);
  const { r, g, b } = below;
  return { mode: "rgb", r: mix(colour.r, r), g: mix(colour.g, g), b: mix(colour.b, b) };
}

const WHITE: Rgb = { mode: "rgb", r: 1, g: 1, b: 1 };

/** What one sees of backgrounds that lie over one another, nearest first. */
export function seenGround({ colours }: Ground): Rgb {
  return colours.reduceRight((below, text) => {
    const colour = readColour(text);
    return colour ? blend(colour, 1, below) : below;
  }, WHITE);
}

/** Ratio of luminances by WCAG 2, from 1 to 21, of a colour on an opaque one. */
export function contrast(colour: Rgb, opacity: number, ground: Rgb): number {
  return wcagContrast(blend(colour, opacity, ground), ground);
}
