import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Manifest, ManifestEdition, ManifestEntry, OutputFile } from "../model/document.ts";
import { UsageError } from "../model/usage-error.ts";
import { withSwap } from "./swap.ts";

/** What a build puts into the output folder. */
export interface Publication {
  out: string;
  files: readonly OutputFile[];
  about: Omit<Manifest, "files" | "editions">;
  /** The editions that the files are of. */
  editions: readonly ManifestEdition[];
  /** Editions whose earlier files go; `all` where nothing earlier stays. */
  replaces: ReadonlySet<string> | "all";
  /**
   * Draws what leads to all that is there then, those of earlier builds too. The manifest does not
   * list these: they are made of it. Undefined where they cannot be drawn: nothing is written then.
   */
  indexes?: (manifest: Manifest) => readonly { path: string; text: string }[] | undefined;
}

/** Ends the writing of a folder, which then is not put in place. */
class Abandoned extends Error {}

/**
 * Puts files into the output folder, whole or not at all, and writes the manifest. Editions that
 * are not replaced stay as they are. Gives nothing where nothing was written.
 */
export async function publish(publication: Publication): Promise<Manifest | undefined> {
  const { out } = publication;
  try {
    return await withSwap(out, (stage) => fill(stage, publication));
  } catch (error) {
    if (error instanceof Abandoned) return undefined;
    throw error;
  }
}

async function fill(
  stage: string,
  { out, files, about, editions, replaces, indexes = () => [] }: Publication,
): Promise<Manifest> {
  await refuseMixing(out, about.local ?? false);
  const kept = replaces === "all" ? undefined : await keepOthers(out, stage, replaces);
  const entries = [...(kept?.files ?? [])];
  for (const { bytes, ...file } of files) {
    await writeWhole(join(stage, file.path), bytes);
    entries.push({ ...file, bytes: bytes.byteLength, sha256: sha256(bytes) });
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const has = new Set(entries.map(({ edition }) => edition));
  const manifest: Manifest = {
    ...about,
    editions: [...(kept?.editions ?? []), ...editions]
      .filter(({ edition }) => has.has(edition))
      .sort((a, b) => (a.edition < b.edition ? -1 : 1)),
    files: entries,
  };
  const pages = indexes(manifest);
  if (!pages) throw new Abandoned();
  for (const { path, text } of pages) await writeWhole(join(stage, path), text);
  await writeWhole(join(stage, "manifest.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

/**
 * Refuses to put local copies beside what may be published, or the other way round: a colleague's
 * number must not go where others fetch their documents.
 */
export async function refuseMixing(out: string, isLocal: boolean): Promise<void> {
  const text = await readFile(join(out, "manifest.json"), "utf8").catch(() => undefined);
  const there = text === undefined ? undefined : parseManifest(text);
  if (!there || (there.local ?? false) === isLocal) return;
  throw new UsageError(
    isLocal
      ? `${out} holds documents that may be published, and this build makes local copies with details of one session.`
      : `${out} holds local copies with details of one session, and this build makes documents that may be published.`,
    "Name another folder with --out, or leave --out away.",
  );
}

/** A folder with a manifest that is none of ours is refused elsewhere. */
function parseManifest(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}

/** Copies what earlier builds made of other editions, as far as it is still what they made. */
async function keepOthers(
  out: string,
  stage: string,
  replaces: ReadonlySet<string>,
): Promise<Pick<Manifest, "editions" | "files"> | undefined> {
  const text = await readFile(join(out, "manifest.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const kept: ManifestEntry[] = [];
  // One that an earlier version of this program wrote has no list of editions.
  const { editions = [], files } = JSON.parse(text) as Manifest;
  const known = new Set(editions.map(({ edition }) => edition));
  for (const entry of files) {
    if (!known.has(entry.edition)) continue;
    if (replaces.has(entry.edition)) continue;
    const bytes = await readFile(join(out, entry.path)).catch(() => undefined);
    if (!bytes || sha256(bytes) !== entry.sha256) continue;
    await mkdir(dirname(join(stage, entry.path)), { recursive: true });
    await copyFile(join(out, entry.path), join(stage, entry.path));
    kept.push(entry);
  }
  return { editions: editions.filter(({ edition }) => !replaces.has(edition)), files: kept };
}

async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
