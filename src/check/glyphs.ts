import { type Document, nameOfPart } from "../model/document.ts";

/** Characters that no font needs a shape for. */
const UNSEEN = /[\p{White_Space}\p{Control}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Reports characters that no embedded font draws: the reader's own would be taken, or none. Says
 * whether all are drawn.
 */
export function checkGlyphs(document: Document, covers: (character: string) => boolean): boolean {
  let isDrawn = true;
  for (const { id, site, text } of document.slides) {
    for (const character of new Set(text)) {
      if (covers(character) || UNSEEN.test(character)) continue;
      isDrawn = false;
      site.report("glyph-missing", {
        message: `${nameOfPart(document, id)} has the character "${character}" (${codeOf(character)}), which the fonts have no shape for.`,
        expected: "letters, digits and signs of the embedded fonts",
        help: "Write it in words, or draw it as a picture with alternative text.",
        edition: document.edition,
        words: character,
      });
    }
  }
  return isDrawn;
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
