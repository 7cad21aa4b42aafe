import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { startLeakCheck } from "../../src/check/leaks.ts";
import { formats } from "../../src/formats/formats.ts";
import { readArchive, writeZip } from "../../src/formats/zip/zip.ts";
import { diagnosticsOf } from "../../src/model/diagnostics.ts";
import type { Manifest, ManifestEntry } from "../../src/model/document.ts";
import { buildWith, compose, useBrowser, useFolder } from "../marked/project.ts";
import { temporaryFolder } from "../support/lectern.ts";
import { type Unzipped, unzip } from "../support/unzip.ts";

const session = useBrowser();
const folder = useFolder();
const EDITION = "church";
let out: string;
let manifest: Manifest;
let browser: Browser;

beforeAll(async () => {
  out = join(folder(), "dist");
  const only = { audiences: [EDITION] };
  const built = await buildWith(session(), { out, only });
  expect(built.diagnostics).toEqual([]);
  manifest = built.manifest as Manifest;
  browser = await launchBrowser(await findBrowser(process.env), { javascript: true });
});
afterAll(() => closeBrowser(browser));

const packOf = (reader: ManifestEntry["reader"]): ManifestEntry =>
  manifest.files.find((file) => file.format === "zip" && file.reader === reader) as ManifestEntry;
const unpack = async (reader: ManifestEntry["reader"]): Promise<Unzipped[]> =>
  unzip(await readFile(join(out, packOf(reader).path)));
/** The files of these readers that are written out beside the packs. */
const writtenFor = (...readers: ManifestEntry["reader"][]): ManifestEntry[] =>
  manifest.files.filter(
    ({ reader, format }) => readers.includes(reader) && formats.some(({ id }) => id === format),
  );

describe("a pack", () => {
  test("for participants holds their files, byte for byte, and nothing of the trainer's", async () => {
    expect(packOf("participant").path).toBe(`public/${EDITION}/${EDITION}-pack.zip`);
    const files = await unpack("participant");
    const written = writtenFor("participant");
    expect(files.map(({ path }) => path).sort()).toEqual(
      [
        `${EDITION}-pack/index.html`,
        ...written.map(({ path }) => path.replace(`public/${EDITION}/`, `${EDITION}-pack/`)),
      ].sort(),
    );
    for (const { path } of written) {
      const packed = files.find((file) => file.path.endsWith(path.replace(/^.*\//, "/")));
      expect(packed?.bytes.equals(await readFile(join(out, path)))).toBe(true);
    }
  });

  test("for the trainer holds all files of the day, apart by whom they are for", async () => {
    expect(packOf("trainer").path).toBe(`trainer/${EDITION}/${EDITION}-trainer-pack.zip`);
    const files = await unpack("trainer");
    const root = `${EDITION}-trainer-pack`;
    expect(files.map(({ path }) => path).sort()).toEqual(
      [
        `${root}/index.html`,
        ...writtenFor("trainer", "participant").map(({ path, reader }) =>
          reader === "trainer"
            ? path.replace(`trainer/${EDITION}/`, `${root}/`)
            : path.replace(`public/${EDITION}/`, `${root}/for-participants/`),
        ),
      ].sort(),
    );
  });

  test("bears the date of its documents, wherever it is made", async () => {
    const zone = process.env.TZ;
    const dates: string[] = [];
    for (const place of ["UTC", "Asia/Tokyo", "America/Los_Angeles"]) {
      process.env.TZ = place;
      const bytes = writeZip(
        [{ path: "a.html", bytes: "<p>A</p>" }],
        new Date("2026-03-29T01:30:00Z"),
      );
      const [file] = await unzip(bytes);
      dates.push(Buffer.from(bytes).toString("base64"), String(file?.changed.getHours()));
    }
    process.env.TZ = zone ?? "UTC";
    expect(new Set(dates.filter((_, index) => index % 2 === 0)).size).toBe(1);
    for (const { changed } of await unpack("participant")) {
      expect(changed.getFullYear()).toBe(Number(manifest.date.slice(0, 4)));
    }
  });

  test.each([
    "participant",
    "trainer",
  ] as const)("for the %s opens whole from an empty folder, without the network", async (reader) => {
    const empty = await temporaryFolder();
    const files = await unpack(reader);
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(empty, path)), { recursive: true });
      await writeFile(join(empty, path), bytes);
    }
    const page = await browser.newPage();
    await page.setOfflineMode(true);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const index = files.find(({ path }) => /^[^/]+\/index\.html$/.test(path));
    const at = pathToFileURL(join(empty, index?.path ?? "")).href;
    await page.goto(at);
    expect(await page.title()).not.toBe("");
    const links = await page.$$eval('main a[href]:not([href^="#"])', (all) =>
      all.map((link) => (link as HTMLAnchorElement).href),
    );
    const found = links.map((link) => fileURLToPath(link).slice(empty.length + 1)).sort();
    expect(found).toEqual(
      files
        .filter((file) => file !== index)
        .map(({ path }) => path)
        .sort(),
    );
    for (const link of links.filter((one) => one.endsWith(".html"))) {
      await page.goto(link);
      expect(await page.$("main, .deck"), link).not.toBeNull();
    }
    const outside = asked.filter((url) => !/^(?:file|data|blob):/.test(url));
    expect(outside).toEqual([]);
    await page.close();
  });
});

test("a sentence for trainers that is planted in a pack is found by the build's own scan", async () => {
  const { programme, profiles, files } = await compose();
  const secret = "MARKNOTESQX";
  const [note] = programme.modules
    .flatMap(({ slides }) => slides)
    .flatMap(
      ({ body }) => String(body.file.value).match(new RegExp(`[^.\\n]*${secret}[^.\\n]*`)) ?? [],
    );
  expect(note?.length).toBeGreaterThan(24);
  const entry = packOf("participant");
  const pack = await unzip(await readFile(join(out, entry.path)));
  const scan = async (plant: string) => {
    for (const { messages } of files) messages.splice(0);
    const planted = pack.map(({ path, bytes }) => ({
      path,
      bytes: path.endsWith("/worksheet.html")
        ? Buffer.from(bytes.toString("utf8").replace('aria-label="', `aria-label="${plant} `))
        : bytes,
    }));
    const bytes = writeZip(planted, new Date("2026-02-03"));
    const texts = await readArchive(bytes, formats);
    startLeakCheck(programme, profiles)({ file: { ...entry, bytes }, texts });
    return diagnosticsOf(files).map(({ rule }) => rule);
  };
  expect(await scan("")).toEqual([]);
  expect(await scan(note ?? "")).toEqual(["leak"]);
});

test("a build of some documents makes no pack, which would be taken for all of them", async () => {
  const some = join(await temporaryFolder(), "dist");
  const only = { audiences: [EDITION], documents: ["session-plan"] };
  const { manifest: made } = await buildWith(session(), { out: some, only });
  expect(made?.files.map(({ format }) => format).sort()).not.toContain("zip");
  expect(made?.files.length).toBeGreaterThan(0);
});
