import { type Dict, decodeText, isDict, Name, Text, type Value } from "./objects.ts";
import type { PdfFile } from "./pdf-file.ts";

/** A form field of a PDF. */
export interface Field {
  name: string;
  /** Its type as it is written: `Tx` for text, `Btn` for a box to tick. */
  type: string;
  /** What is said of it where it cannot be seen. */
  description: string;
}

/** The form fields of a PDF, in the order of its form. Fields inside fields are not looked for. */
export function readFields({ catalog, follow }: PdfFile): Field[] {
  const form = follow(catalog.get("AcroForm"));
  const fields = isDict(form) ? follow(form.get("Fields")) : undefined;
  return (Array.isArray(fields) ? fields.map(follow) : []).filter(isDict).map((field) => ({
    name: textOf(follow(field.get("T"))),
    type: nameOf(field.get("FT")),
    description: textOf(follow(field.get("TU"))),
  }));
}

/** Fonts of the form itself: no page shows them, and every reader's program brings them. */
export function formFonts({ catalog, follow }: PdfFile): ReadonlySet<Value | undefined> {
  const at = (value: Value | undefined, key: string): Value | undefined => {
    const dict = follow(value);
    return isDict(dict) ? follow(dict.get(key)) : undefined;
  };
  const fonts = at(at(catalog.get("AcroForm"), "DR"), "Font");
  return new Set(isDict(fonts) ? [...fonts.values()].map(follow) : []);
}

/** Whether an annotation is one that a reader fills in. */
export const isWidget = (annotation: Dict): boolean =>
  nameOf(annotation.get("Subtype")) === "Widget";

const nameOf = (value: Value | undefined): string => (value instanceof Name ? value.text : "");

const textOf = (value: Value | undefined): string =>
  value instanceof Text ? decodeText(value) : "";
