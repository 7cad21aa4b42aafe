/** Packages that bring no types, as far as they are used here. */
declare module "subset-font" {
  /** The font with these characters only. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: "sfnt" | "woff2" },
  ): Promise<Buffer>;
}

declare module "fontverter" {
  /** The same font in another container. */
  export function convert(font: Buffer, to: "woff2"): Promise<Buffer>;
}
