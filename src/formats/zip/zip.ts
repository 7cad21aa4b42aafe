import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { OutputReading } from "../../model/document.ts";
import type { Format } from "../format.ts";

/** A file of an archive. `path` has `/` between its folders. */
export interface ArchiveEntry {
  path: string;
  bytes: Uint8Array | string;
}

/** Files that hold nothing a second round of packing would make smaller. */
const PACKED = /\.(?:pdf|png|zip)$/;

/** The file at the path says first what is in the archive. */
export const INDEX = "index.html";

/**
 * Packs files into a zip archive that is a function of them and the date: sorted by path, all of one
 * date, packed by code that is the same on every machine.
 */
export function writeZip(entries: readonly ArchiveEntry[], date: Date): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files: Zippable = {};
  for (const { path, bytes } of sorted) {
    const content = typeof bytes === "string" ? strToU8(bytes) : bytes;
    files[path] = [content, { level: PACKED.test(path) ? 0 : 9, mtime: localTime(date) }];
  }
  return zipSync(files);
}

/**
 * Archives hold the time that a clock on the wall shows, and the packer reads it off the local one:
 * so that it is the same in every time zone, this is a time that shows there what the date shows in
 * UTC.
 */
const localTime = (date: Date): Date =>
  new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );

/** The files of an archive. Throws where it is broken. */
function readZip(bytes: Uint8Array): ArchiveEntry[] {
  return Object.entries(unzipSync(bytes)).map(([path, content]) => ({ path, bytes: content }));
}

/** Reads an archive back: all that its files say, each by the format of its name. */
export async function readArchive(
  bytes: Uint8Array,
  formats: readonly Format[],
): Promise<OutputReading["texts"]> {
  const texts: { where: string; text: string }[] = [];
  for (const { path, bytes: content } of readZip(bytes)) {
    texts.push({ where: "names of its files", text: path });
    const format = formats.find(({ extension }) => path.endsWith(extension));
    if (!format) throw new Error(`The archive holds "${path}", which no format reads.`);
    const reading = await format.read(content as Uint8Array);
    texts.push(...reading.texts.map(({ where, text }) => ({ where: `${path}, ${where}`, text })));
  }
  return texts;
}
