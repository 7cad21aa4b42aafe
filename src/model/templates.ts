import type { SourceFile } from "./source.ts";

/** What documents are drawn with, as read from disk. */
export interface TemplateFiles {
  /** Handlebars templates by their path below `templates/` without `.hbs`, like `deck/page`. */
  templates: ReadonlyMap<string, SourceFile>;
  /** Themes by id: the CSS of each. */
  themes: ReadonlyMap<string, SourceFile>;
  /** Styles and scripts for screens by their path below `templates/`, like `deck/viewer.js`. */
  assets: ReadonlyMap<string, SourceFile>;
  fonts: readonly FontFace[];
}

/** One font file and the characters it is for. */
export interface FontFace {
  /** Its `@font-face` rule, with the file inside. */
  css: string;
  /** Code points, first and last of each range. */
  ranges: readonly (readonly [number, number])[];
}
