import type { Page } from "puppeteer";
import type { Document, OutputReading } from "../model/document.ts";

/** What a format knows of the run: templates to wrap pages in, and the date to stamp. */
export interface FormatContext {
  fill(template: string, data: object): string;
  /** Date of all that is written: never today's. */
  date: Date;
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
   * its network dead. `pages` is the number of pages or slides.
   */
  write(
    document: Document,
    page: Page | undefined,
    context: FormatContext,
  ): Promise<{ bytes: Uint8Array; pages: number }>;
  /** Reads such a file back, to check what was really written. */
  read(bytes: Uint8Array): Promise<OutputReading>;
}
