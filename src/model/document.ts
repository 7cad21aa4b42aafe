import type { Site } from "./diagnostics.ts";
import type { Reader } from "./edition.ts";

/**
 * A slide as it was drawn, or a part of a document whose pages follow its text, with the source it
 * came from, for the rules about fit.
 */
export interface DrawnSlide {
  id: string;
  title: string;
  site: Site;
  /** All it says and what stands beside it, as plain text. */
  text: string;
}

/** What holds for the pages of a kind of document. */
export interface PageRules {
  /** The CSS selector that finds its slides or parts; each has the id of its `DrawnSlide`. */
  selector: string;
  /** The smallest letters, in pixels: of what one must read, and of citations and feet. */
  sizes: { body: number; small: number };
  /**
   * What its parts flow over, page after page: the area of the paper inside its margins, in CSS
   * pixels (96 an inch), as its `@page` leaves it. Undefined where each part is one page.
   */
  paper?: { width: number; height: number };
  /** The most pages it may have; as many as it takes where not set. */
  mostPages?: number;
}

/** When on the day sheets are needed, in this order. */
export const MOMENTS = ["before", "start", "during", "end", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

/** How a document is printed for a session. */
export interface Printing {
  moment: Moment;
  /** Who gets a copy. */
  for: "each participant" | "trainer";
  /** How many participants one copy is enough for, where that is more than one: cards to cut. */
  serves?: number;
  /** Whether each page is a sheet of its own, since they are handed out one by one. */
  isOneSided?: boolean;
  /** What to see to at the printer: "On both sides, turned over the long edge; then cut." */
  hint?: string;
}

/** One deliverable of an edition, ready to be written in any of its formats. */
export interface Document {
  /** Its kind, and the name of its files. */
  id: string;
  /** What its readers call it. */
  name: string;
  /** What it is for, in one line. */
  about: string;
  /** How it is set otherwise than usual: "large-print". */
  variant?: string;
  /** What that is called: "Large print". */
  variantName?: string;
  printing: Printing | undefined;
  edition: string;
  audience: string;
  reader: Reader;
  formats: readonly string[];
  title: string;
  language: string;
  /** The HTML inside `<body>`, complete and safe. */
  body: string;
  /** Styles of its content, in every format. */
  style: string;
  /** What a screen adds: the viewer's styles and script. */
  screen: { style: string; script: string };
  slides: readonly DrawnSlide[]; // or its parts, where its pages follow its text
  /**
   * How its pages are looked at for fit and legibility. Undefined where it shows another document's
   * slides and leaves that to the other.
   */
  pages: PageRules | undefined;
}

/** What people call a part of a document, as messages about it begin. */
export const nameOfPart = (
  { id, variant, pages }: Pick<Document, "id" | "variant" | "pages">,
  part: string,
): string =>
  pages?.paper
    ? `The page part "${part}" of the ${id.replaceAll("-", " ")}${variant ? ` (${variant})` : ""}`
    : `The slide "${part}"`;

/** The folder below the output for what these readers get: what is public lies apart. */
export const folderFor = (reader: Reader): "public" | "trainer" =>
  reader === "participant" ? "public" : "trainer";

/** A file of the output. `path` is below the output folder. */
export interface OutputFile {
  path: string;
  edition: string;
  audience: string;
  /** The id of its kind of document. */
  document: string;
  /** What its readers call it. */
  name: string;
  /** What it is for, in one line. */
  about: string;
  /** How it is set otherwise than usual: "large-print". */
  variant?: string;
  /** What that is called: "Large print". */
  variantName?: string;
  printing?: Printing;
  /** "png" for a picture of the first page. */
  format: string;
  reader: Reader;
  pages: number;
  /** How large a picture is, in pixels. */
  size?: { width: number; height: number };
  bytes: Uint8Array;
}

/** What an output file says, wherever it says it, and whether it is whole. */
export interface OutputReading {
  /** Decoded text by place: text, attributes, comments, metadata, outline, strings, streams. */
  texts: readonly { where: string; text: string }[];
  /** What is wrong with the file as a copy of this document; nothing where it is whole. */
  problems(document: Document): string[];
}

/** One row of `dist/manifest.json`. `bytes` is a size. */
export interface ManifestEntry extends Omit<OutputFile, "bytes"> {
  bytes: number;
  sha256: string;
}

/** One edition of which there are files. */
export interface ManifestEdition {
  /** The name of its folder. */
  edition: string;
  audience: string;
  /** What the audience is called. */
  name: string;
  /** What its documents are called. */
  title: string;
  language: string;
  /** How long the session may take. */
  minutes: number;
  /** Whether that is the audience's usual length. */
  isUsualLength: boolean;
}

/** What is new in a version, in words for those who use its documents. */
export interface VersionChanges {
  version: string;
  date: string;
  changes: readonly string[];
}

/** `dist/manifest.json`. */
export interface Manifest {
  title: string;
  organisation: string;
  version: string;
  date: string;
  factsAsOf: string;
  /** "Draft for review" until a person signs the version; then empty. */
  status: string;
  /** What changed from version to version, newest first. */
  changes: readonly VersionChanges[];
  /** Said where its files hold local details of a session, which nobody may publish. */
  local?: true;
  editions: ManifestEdition[];
  files: ManifestEntry[];
}
