import type { SourceFile } from "./source.ts";

/** What documents are drawn with, as read from disk. */
export interface TemplateFiles {
  /** Handlebars templates by their path below `templates/` without `.hbs`, like `deck/page`. */
  templates: ReadonlyMap<string, SourceFile>;
  /** Themes by id: the CSS of each. */
  themes: ReadonlyMap<string, SourceFile>;
  /** Styles and scripts for screens by their path below `templates/`, like `deck/viewer.js`. */
  assets: ReadonlyMap<string, SourceFile>;
  fonts: readonly FontFile[];
}

/** One font file as it is installed, and the part of its family it holds. */
export interface FontFile {
  family: string;
  weight: number;
  style: string;
  /** The characters it is for, as CSS writes a unicode-range. */
  range: string;
  /** WOFF2. */
  bytes: Uint8Array;
}
