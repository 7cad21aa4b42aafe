import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";

/** A file of an archive. */
export interface Unzipped {
  path: string;
  bytes: Buffer;
  /** When it was last changed, as a clock on the wall shows it. */
  changed: Date;
}

/** The files of a zip archive, read by another library than the one that packs them. */
export async function unzip(bytes: Uint8Array): Promise<Unzipped[]> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const files: Unzipped[] = [];
  for await (const entry of archive.eachEntry()) {
    const content = await buffer(await archive.openReadStreamPromise(entry));
    files.push({ path: entry.fileName, bytes: content, changed: entry.getLastModDate() });
  }
  return files;
}
