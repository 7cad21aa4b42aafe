import type { FontFace } from "../model/templates.ts";

/** The rules of those faces that a text has characters for. */
export function fontsFor(text: string, faces: readonly FontFace[]): string {
  const points = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  return faces
    .filter(({ ranges }) =>
      points.some((point) => ranges.some(([first, last]) => point >= first && point <= last)),
    )
    .map(({ css }) => css)
    .join("\n");
}
