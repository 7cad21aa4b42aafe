import { formFonts } from "./fields.ts";
import { isDict, isStream, Name, type Value } from "./objects.ts";
import type { PdfFile } from "./pdf-file.ts";

/** Names of the fonts whose letters a PDF does not bring with it. */
export function fontsNotEmbedded(file: PdfFile): string[] {
  const { objects, follow } = file;
  const missing: string[] = [];
  const ofForm = formFonts(file);
  for (const font of objects.values()) {
    if (ofForm.has(font) || !isDict(font) || !isNamed(font.get("Type"), "Font")) continue;
    // A composite font's letters are its descendant's; one of Type 3 draws each itself.
    if (isNamed(font.get("Subtype"), "Type0") || isNamed(font.get("Subtype"), "Type3")) continue;
    const about = follow(font.get("FontDescriptor"));
    const file =
      isDict(about) &&
      ["FontFile", "FontFile2", "FontFile3"].map((key) => follow(about.get(key))).find(isStream);
    if (!file) missing.push(nameOf(font.get("BaseFont")));
  }
  return missing;
}

const isNamed = (value: Value | undefined, name: string): boolean => nameOf(value) === name;

const nameOf = (value: Value | undefined): string => (value instanceof Name ? value.text : "");
