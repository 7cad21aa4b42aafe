import type { Page } from "puppeteer";
import type { Document, OutputReading } from "../model/document.ts";

/** What a format knows of the run: templates to wrap pages in, and the date to stamp. */
export interface FormatContext {
  fill(template: string, data: object): string;
  /** Date of all that is written: never today's. */
  date: Date;
  /** The page on which an id stands in another document of the edition, once that is written. */
  pageOf(document: string, id: string): number | undefined;
}

/** A document as a format wrote it. */
export interface Written {
  bytes: Uint8Array;
  /** How many pages it has; slides or parts, where the format knows no pages. */
  pages: number;
  /** The page, from 1, on which each id stands; empty where the format knows no pages. */
  anchors: ReadonlyMap<string, number>;
  /** References to pages that could not be filled in. */
  lost: readonly LostReference[];
}

/** A reference to a page that could not be filled in. */
export interface LostReference {
  /** As it is written, like `worksheet#sort`. */
  target: string;
  /** The slide or part it stands in. */
  part: string | undefined;
}

/** A way to write a document to disk. */
export interface Format {
  id: string;
  /** One line for `lectern list`. */
  about: string;
  /** Ending of its files. */
  extension: string;
  /** Whether `write` needs a page of the browser. */
  needsPage: boolean;
  /**
   * Writes a document. `page`, where there is one, has it laid out for print, its script off and
   * its network dead.
   */
  write(document: Document, page: Page | undefined, context: FormatContext): Promise<Written>;
  /** Reads such a file back, to check what was really written. */
  read(bytes: Uint8Array): Promise<OutputReading>;
}
