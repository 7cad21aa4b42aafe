import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { drawIndexes } from "../../src/catalogue/catalogue.ts";
import { compileTemplates } from "../../src/documents/templates.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import type { AudienceProfile } from "../../src/model/audience.ts";
import type { Manifest, ManifestEntry, Printing } from "../../src/model/document.ts";

/** Text that would run, were it not written as text. */
export const HOSTILE = `<script>window.broken = 1</script> "Nuns" & 'monks'`;

const AUDIENCES = [
  { id: "nurses", name: "Nurses", language: "en-GB", usual: 45, lengths: [45, 60] },
  { id: "police", name: "Police", language: "en-GB", usual: 120, lengths: [60, 120] },
  { id: "parish", name: HOSTILE, language: "uk", usual: 60, lengths: [60] },
];

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface Made extends Partial<ManifestEntry> {
  document: string;
  name: string;
}

const during = (more: Partial<Printing> = {}): Printing => ({
  ...{ moment: "during", for: "each participant" },
  ...more,
});

const DOCUMENTS: readonly Made[] = [
  { document: "deck", name: "Slides", about: "the slides, to show" },
  { document: "worksheet", name: "Worksheet", about: "stories to fill in", printing: during() },
  {
    ...{ document: "worksheet", name: "Worksheet", about: "stories to fill in" },
    ...{ printing: during(), variant: "large-print", variantName: "Large print", pages: 9 },
  },
  {
    ...{ document: "card", name: "Card", about: "numbers, for a pocket", pages: 2 },
    printing: during({ moment: "start", serves: 8, hint: "on both sides; then cut" }),
  },
  { document: "pack", name: "Everything", about: "all in one file", format: "zip" },
  { document: "worksheet", name: "Worksheet", about: "stories to fill in", format: "png" },
  {
    ...{ document: "key", name: "Answer key", about: "the reasons", reader: "trainer", pages: 3 },
    printing: { moment: "before", for: "trainer" },
  },
];

/** A folder with small files, a manifest that is true of them, and the pages that lead to them. */
export async function makeOutput(changes: Partial<Manifest> = {}) {
  const out = await mkdtemp(join(tmpdir(), "lectern-catalogue-"));
  const files: ManifestEntry[] = [];
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), content);
  };
  for (const { id } of AUDIENCES) {
    for (const made of DOCUMENTS) {
      const format = made.format ?? "pdf";
      for (const one of format === "pdf" && !made.variant ? ["pdf", "html"] : [format]) {
        const reader = made.reader ?? "participant";
        const folder = `${reader === "participant" ? "public" : "trainer"}/${id}`;
        const name = `${made.document}${made.variant ? `.${made.variant}` : ""}.${one}`;
        const path = `${folder}/${one === "png" ? "pictures/" : ""}${name}`;
        const bytes = one === "png" ? PIXEL : Buffer.from(`<!doctype html><p>${path}</p>`);
        await write(path, bytes);
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        files.push({
          ...{ about: "", pages: 4, ...made, edition: id, audience: id },
          ...{ reader, format: one, path, bytes: bytes.byteLength, sha256 },
        });
      }
    }
  }
  const manifest: Manifest = {
    ...{ title: "Seeing and telling", organisation: "Partners" },
    ...{ version: "0.4.0", date: "2026-02-03", factsAsOf: "2026-02-01" },
    status: "Draft for review",
    changes: [{ version: "0.4.0", date: "2026-02-03", changes: ["Cards for a pocket."] }],
    editions: AUDIENCES.map(({ id, name, language, usual }) => ({
      ...{ edition: id, audience: id, name, title: "Seeing and telling", language },
      ...{ minutes: usual, isUsualLength: true },
    })),
    files,
    ...changes,
  };
  const indexes = await draw(manifest);
  for (const { path, text } of indexes) await write(path, text);
  return { out, manifest, remove: () => rm(out, { recursive: true, force: true }) };
}

/** Draws the pages with the project's templates, in fonts of the machine. */
async function draw(manifest: Manifest) {
  const { templates } = await loadTemplates("templates");
  const audiences = AUDIENCES.map(({ id, name, usual, lengths }) => ({
    ...{ id, name, minutes: { default: usual, standard: lengths } },
    slots: { lead: `The lead's "name"`, office: "The office: number" },
  }));
  return drawIndexes({
    manifest,
    audiences: audiences as unknown as AudienceProfile[],
    fill: compileTemplates(templates.templates).fill,
    assets: (...paths) => paths.map((path) => String(templates.assets.get(path)?.value)).join("\n"),
    fonts: () => "",
    palette: () => ({ accent: "#004d40", deep: "#003d33" }),
  });
}
