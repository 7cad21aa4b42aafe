import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { expect, inject, test } from "vitest";
import type { ManifestEntry } from "../../src/model/document.ts";
import { compare, encode } from "../visual/compare.ts";

/** A page of each document, as poppler draws it. */
const PICTURES = join(import.meta.dirname, "pictures");
/** For adults who may see nearly all, for a faith, and for children. */
const EDITIONS = ["church-catholic", "police", "students"];
/** A4 paper becomes 414 pixels wide, and lines of text can be told apart. */
const RESOLUTION = "50";
/** Another version of poppler sets letters by a part of a pixel elsewhere. */
const MOST_DIFFERENT = 8;

const { out, manifest } = inject("built");
const documents = manifest.files.filter(
  ({ edition, format }) => format === "pdf" && EDITIONS.includes(edition),
);

const nameOf = ({ path }: ManifestEntry): string => path.replace(/\.pdf$/, "").replaceAll("/", "-");

/** What says most of a document: not its cover, nor a list of contents. */
const tellingPage = ({ pages }: ManifestEntry): string => String(Math.min(pages, 3));

function draw(file: ManifestEntry): PNG {
  const page = tellingPage(file);
  const args = ["-png", "-gray", "-r", RESOLUTION, "-f", page, "-l", page, join(out, file.path)];
  return PNG.sync.read(execFileSync("pdftoppm", args, { maxBuffer: 64_000_000 }));
}

test("a page of each document in three editions looks as it did (UPDATE=1 draws anew)", async () => {
  const drawn = new Map(documents.map((file) => [nameOf(file), draw(file)]));
  expect(new Set(documents.map(({ edition }) => edition))).toEqual(new Set(EDITIONS));
  if (process.env.UPDATE) {
    await rm(PICTURES, { recursive: true, force: true });
    await mkdir(PICTURES);
    for (const [name, picture] of drawn) {
      await writeFile(join(PICTURES, `${name}.png`), encode(picture));
    }
  }
  const known = (await readdir(PICTURES)).map((name) => name.replace(/\.png$/, ""));
  expect([...drawn.keys()].sort()).toEqual(known.sort());
  const different: string[] = [];
  for (const [name, picture] of drawn) {
    const before = PNG.sync.read(await readFile(join(PICTURES, `${name}.png`)));
    const said = await compare(name, before, picture, MOST_DIFFERENT);
    if (said !== "") different.push(said);
  }
  expect(different).toEqual([]);
});
