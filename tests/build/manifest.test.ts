import { createHash } from "node:crypto";
import { appendFile, cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Manifest, ManifestEntry } from "../../src/model/document.ts";
import { buildWith, foldersIn, MARKED, useBrowser, useFolder } from "../marked/project.ts";
import { temporaryFolder } from "../support/lectern.ts";
import { listed, snapshot } from "./output-folder.ts";

const browser = useBrowser();
const folder = useFolder();
/** Documents of every kind: slides, pages that follow the text, HTML and PDF, for either reader. */
const ONLY = { documents: ["deck", "worksheet", "session-plan"] };
/** A build of them, made once, and a copy of it for each test. */
let made: string;
let out: string;

beforeAll(async () => {
  made = join(folder(), "dist");
  expect(await buildWith(browser(), { out: made, only: ONLY })).toMatchObject({ ok: true });
});
beforeEach(async () => {
  out = join(await temporaryFolder(), "dist");
  await cp(made, out, { recursive: true });
});

const manifestIn = async (dist: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(dist, "manifest.json"), "utf8"));

async function countPages({ path, format, document }: ManifestEntry): Promise<number> {
  const bytes = await readFile(join(made, path));
  if (format === "pdf") return (await PDFDocument.load(bytes)).getPageCount();
  if (document !== "deck") return 1;
  return bytes.toString("utf8").match(/<section id="/g)?.length ?? 0;
}

/** Checks that a manifest says what is there, no more and no less. */
async function expectTrue(dist: string): Promise<void> {
  const { files } = await manifestIn(dist);
  const { "manifest.json": _, ...hashes } = listed(await snapshot(dist));
  expect(Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256]))).toEqual(hashes);
  for (const { path, bytes } of files) {
    expect((await readFile(join(dist, path))).byteLength).toBe(bytes);
  }
}

describe("the manifest", () => {
  test("says what is there, with the right sizes, hashes and numbers of pages", async () => {
    await expectTrue(out);
    const { files } = await manifestIn(out);
    // Decks for both, and what is on paper as a page and as a PDF; the worksheet in large print too.
    expect(files).toHaveLength(3 * 8);
    for (const entry of files) expect(await countPages(entry)).toBe(entry.pages);
  });

  test("names version and dates of the programme, and for each file whom it is for", async () => {
    const { files, editions, ...about } = await manifestIn(out);
    expect(about).toMatchObject({ version: "0.3.0", date: "2026-02-03", factsAsOf: "2026-02-01" });
    expect(about).toMatchObject({ status: "Draft for review", changes: [] });
    expect(editions.map(({ edition }) => edition)).toEqual(["church", "parish", "police"]);
    for (const { edition, name, minutes, isUsualLength } of editions) {
      expect(name).not.toBe("");
      expect([edition, minutes > 0, isUsualLength]).toEqual([edition, true, true]);
    }
    for (const { path, edition, audience, document, variant, format, reader } of files) {
      const folder = reader === "participant" ? "public" : "trainer";
      const name = variant === undefined ? document : `${document}.${variant}`;
      expect(path).toBe(`${folder}/${edition}/${name}.${format}`);
      expect(audience).toBe(edition);
    }
  });
});

describe("a build of some audiences", () => {
  test("replaces theirs and keeps the others byte for byte", async () => {
    const before = await snapshot(out);
    await appendFile(join(out, "public/church/deck.html"), "<!-- changed by hand -->");
    const only = { ...ONLY, audiences: ["church"] };
    expect(await buildWith(browser(), { out, only })).toMatchObject({ ok: true });
    expect(await snapshot(out)).toEqual(before);
    await expectTrue(out);
  });

  test("names what it kept in its manifest, and drops what is no longer what it was", async () => {
    await appendFile(join(out, "public/police/deck.html"), "<!-- changed by hand -->");
    await rm(join(out, "trainer/police/deck.html"));
    const only = { audiences: ["church"], documents: ["deck"] };
    const { manifest } = await buildWith(browser(), { out, only });
    await expectTrue(out);
    const paths = manifest?.files.map(({ path }) => path) ?? [];
    expect(paths).toContain("public/parish/deck.pdf");
    expect(paths).toContain("public/police/deck.pdf");
    expect(paths).toContain("trainer/police/session-plan.pdf");
    expect(paths).not.toContain("public/police/deck.html");
  });
});

test("a build of all removes what no audience has any more", async () => {
  const project = await temporaryFolder();
  await cp(MARKED, project, { recursive: true });
  await rm(join(project, "audiences/parish.yaml"));
  const module = join(project, "programme/modules/shared.md");
  const text = await readFile(module, "utf8");
  const { writeFile } = await import("node:fs/promises");
  await writeFile(
    module,
    text.replace(/:::for\{parish\}[\s\S]*?\n:::\n/, "").replace("not-for: parish\n", ""),
  );
  const folders = foldersIn(project);
  const only = { documents: ["deck"], formats: ["html"] };
  const { diagnostics } = await buildWith(browser(), { out, folders, only });
  expect(diagnostics).toEqual([]);
  await expectTrue(out);
  expect(Object.keys(await snapshot(out)).some((path) => path.includes("parish"))).toBe(false);
});

test("hashes are SHA-256 in hexadecimal", async () => {
  const { files } = await manifestIn(out);
  const [{ path, sha256 }] = files as [ManifestEntry];
  const bytes = await readFile(join(out, path));
  expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
});
