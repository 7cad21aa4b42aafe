import type { Blank } from "./exercises/sheet.ts";
import type { Kit } from "./kit.ts";

/** Places to fill in, which become form fields of a PDF. */
export interface Fields {
  tick(blank: Blank): string;
  line(blank: Blank): string;
  words(blank: Blank): string;
}

export const fieldsOf = ({ templates }: Pick<Kit, "templates">): Fields => ({
  tick: (blank) => templates.fill("parts/field-tick", blank).trim(),
  line: (blank) => templates.fill("parts/field-line", blank).trim(),
  words: (blank) => templates.fill("parts/field-words", blank).trim(),
});
