import type { SourceFile, Span } from "../model/source.ts";

/** What is gathered while a tree is walked, for the checks that need the whole file. */
export interface Gathered {
  file: SourceFile;
  text: string;
  /** Offsets of runs of colons that open or close something. */
  fences: Set<number>;
  code: Span[];
  /** Offsets of `{{` that were understood. */
  values: Set<number>;
  /** Turns an address into a path below the programme's folder; reports what it must not be. */
  picturePath: (address: string, offset: number) => string | undefined;
}
