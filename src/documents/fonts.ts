import { convert } from "fontverter";
import { Face, Blob as FontBlob } from "harfbuzzjs";
import subsetFont from "subset-font";
import type { FontFile } from "../model/templates.ts";

/** The fonts of a run: faces cut down to the characters the run can need. */
export interface Fonts {
  /** `@font-face` rules of those faces that a text has characters for, with the files inside. */
  css(text: string): string;
  /** Whether every family that runs through text draws this character. */
  covers(character: string): boolean;
}

/** What values can bring in that stands in no source: printed numbers and dates, blanks, labels. */
const ALWAYS = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)),
  ..."\u00a0\u202f·•–—‘’“”…",
];

/**
 * Cuts fonts down, once a run, to the characters of its sources: equal sources give equal fonts,
 * whatever is built of them. `text` holds all characters that may be shown.
 */
export async function subsetFonts(files: readonly FontFile[], text: string): Promise<Fonts> {
  const wanted = new Set([...ALWAYS, ...text]);
  const faces = await Promise.all(files.map((file) => subsetFace(file, wanted)));
  const shown = faces.filter((face) => face !== undefined);
  return {
    css(text) {
      const characters = new Set(text);
      return shown
        .filter((face) => [...face.characters].some((character) => characters.has(character)))
        .map(({ css }) => css)
        .join("\n");
    },
    covers: (character) => shown.some(({ characters }) => characters.has(character)),
  };
}

/** One face with the wanted characters it has; undefined where it has none. */
async function subsetFace(file: FontFile, wanted: ReadonlySet<string>) {
  const isMeant = inRange(file.range);
  const meant = [...wanted].filter(isMeant).sort().join("");
  if (meant === "") return undefined;
  const subset = await subsetFont(Buffer.from(file.bytes), meant, { targetFormat: "sfnt" });
  // Ranges promise more than fonts have: only the font itself says what it draws.
  const points = new Face(new FontBlob(subset), 0).collectUnicodes();
  const characters = new Set([...points].map((point) => String.fromCodePoint(point)));
  if (characters.size === 0) return undefined;
  const woff2 = await convert(subset, "woff2");
  const { family, weight, style, range } = file;
  const url = `data:font/woff2;base64,${woff2.toString("base64")}`;
  return {
    characters,
    css: `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};src:url(${url}) format("woff2");unicode-range:${range}}`,
  };
}

/** Whether a character lies in a unicode-range of CSS. */
function inRange(range: string): (character: string) => boolean {
  const ranges = range.split(",").map((part) => {
    const [first = "", last = first] = part.replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return (character) => {
    const point = character.codePointAt(0) ?? 0;
    return ranges.some(([first, last]) => point >= first && point <= last);
  };
}
