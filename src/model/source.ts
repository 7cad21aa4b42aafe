import type { VFile } from "vfile";

/** A text file of the project; what is wrong with it is written on it as messages. */
export type SourceFile = VFile;

/** A stretch of a file's text: offsets in UTF-16 units, `end` not included. */
export interface Span {
  start: number;
  end: number;
}

/** Where something was written, for messages. */
export interface Origin {
  file: SourceFile;
  offset: number;
}
