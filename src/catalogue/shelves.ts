import { posix } from "node:path";
import {
  type Manifest,
  type ManifestEdition,
  type ManifestEntry,
  MOMENTS,
  type Printing,
} from "../model/document.ts";
import { printSize } from "../text/sizes.ts";
import { capital, count, sentence } from "./words.ts";

/** How files of a format are offered. One that is not named here is one to keep. */
const FORMATS: Readonly<Record<string, { label: string; use: FileUse }>> = {
  pdf: { label: "PDF", use: "keep" },
  html: { label: "Web page", use: "read" },
  zip: { label: "Zip file", use: "pack" },
  png: { label: "Picture", use: "picture" },
};

/** What people do with a file: print and keep it, read it here, take all, see what it looks like. */
type FileUse = "keep" | "read" | "pack" | "picture";

/** A file as pages link to it. */
export interface FileLink {
  /** Relative to the page, with the beginning of its hash, so that caches never serve an old one. */
  href: string;
  label: string;
  /** "8 pages, 120 KB". */
  size: string;
  /** The name to keep it by, which says by itself what it is. */
  download: string;
  sha256: string;
  /** Its picture alone. */
  picture: { width: number; height: number };
}

/** One way a document is set: as usual, or in large print. */
export interface Version {
  /** Empty for the usual one. */
  name: string;
  /** What links to it are called by those who hear them one by one. */
  whole: string;
  keep: FileLink[];
  read: FileLink[];
  picture: FileLink | undefined;
  printing: Printing | undefined;
  pages: number;
}

/** A document of an edition, with all there is of it. */
export interface Item {
  id: string;
  name: string;
  about: string;
  versions: Version[];
  /** All its files, to check them by. */
  files: FileLink[];
}

/** What there is of an edition for one reader, as one page links to it. */
export interface Shelf {
  edition: string;
  audience: string;
  /** Whom it is for, and for how long where that is not the usual: "Police (60 minutes)". */
  name: string;
  title: string;
  language: string;
  minutes: number;
  items: Item[];
  packs: FileLink[];
}

/** What is on a shelf, and where it is seen from. */
export interface ShelfRequest {
  manifest: Manifest;
  edition: ManifestEdition;
  reader: ManifestEntry["reader"];
  /** The path of the page below the output folder. */
  page: string;
}

/** All that an edition has for one reader; what is used first stands first. */
export function fillShelf({ manifest, edition, reader, page }: ShelfRequest): Shelf {
  const files = manifest.files.filter(
    (file) => file.edition === edition.edition && file.reader === reader,
  );
  const link = (file: ManifestEntry) => linkTo(file, page, manifest.version);
  const isPack = (file: ManifestEntry) => useOf(file) === "pack";
  const name = editionName(edition);
  const documents = groupBy(
    files.filter((file) => !isPack(file)),
    ({ document }) => document,
  );
  const items = [...documents].map(([id, all]): Item & { rank: number } => {
    const versions = [...groupBy(all, ({ variant = "" }) => variant)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, ofIt]) => makeVersion(ofIt, name, link));
    const [{ name: called, about } = { name: id, about: "" }] = all;
    const listed = all.filter((file) => useOf(file) !== "picture").map(link);
    return {
      ...{ id, name: called, about: sentence(about), versions, files: listed },
      rank: rankOf(versions[0]?.printing),
    };
  });
  items.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  return {
    edition: edition.edition,
    audience: edition.audience,
    name,
    title: edition.title,
    language: edition.language,
    minutes: edition.minutes,
    items: items.filter(({ files }) => files.length > 0),
    packs: files.filter(isPack).map(link),
  };
}

function makeVersion(
  files: readonly ManifestEntry[],
  edition: string,
  link: (file: ManifestEntry) => FileLink,
): Version {
  const of = (use: FileUse) => files.filter((file) => useOf(file) === use);
  const name = files[0]?.variantName ?? "";
  const kept = of("keep")[0];
  return {
    name,
    whole: `${files[0]?.name}${name === "" ? "" : `, ${name.toLowerCase()}`}, for ${edition}`,
    keep: of("keep").map(link),
    read: of("read").map(link),
    picture: of("picture").map(link)[0],
    printing: (kept ?? files[0])?.printing,
    pages: kept?.pages ?? 0,
  };
}

const useOf = ({ format }: ManifestEntry): FileUse => FORMATS[format]?.use ?? "keep";

/** What is shown on a screen comes first, then sheets in the order in which they are needed. */
const rankOf = (printing: Printing | undefined): number =>
  printing ? MOMENTS.indexOf(printing.moment) : -1;

/** Whom an edition is for, and for how long where that is not the usual. */
const editionName = ({ name, minutes, isUsualLength }: ManifestEdition): string =>
  isUsualLength ? name : `${name} (${count(minutes, "minute")})`;

/** Standing in for a picture whose size nobody wrote down: half a sheet of A4, in pixels. */
const USUAL_PICTURE = { width: 420, height: 594 };

function linkTo(file: ManifestEntry, page: string, version: string): FileLink {
  const { edition, document, variant, format, pages, sha256, bytes } = file;
  const { label, use } = FORMATS[format] ?? { label: format.toUpperCase(), use: "keep" };
  const path = posix.relative(posix.dirname(page), file.path).split("/").map(encodeURIComponent);
  const extension = posix.extname(file.path);
  const parts = [edition, document, ...(variant ? [variant] : []), version];
  return {
    href: `${path.join("/")}?v=${sha256.slice(0, 8)}`,
    label,
    size: [...(use === "keep" ? [count(pages, "page")] : []), printSize(bytes)].join(", "),
    download: `${parts.join("-")}${extension}`,
    sha256,
    picture: file.size ?? USUAL_PICTURE,
  };
}

/** A title that two audiences share is that of the programme, and says nothing on a shelf. */
export const ownTitle = ({ title }: Shelf, manifest: Manifest): string =>
  title === manifest.title ? "" : capital(title);

/** Entries by a key, in the order in which keys come up. */
export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
