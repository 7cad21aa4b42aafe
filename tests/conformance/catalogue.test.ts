import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, launch, type Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { loadAxe, runAxe } from "./axe.ts";

const { out, manifest } = inject("built");

const CATALOGUE = "public/index.html";
const OWN = manifest.editions.map(({ edition }) => `public/${edition}/index.html`);
const TRAINER = "trainer/index.html";
const PAGES = [CATALOGUE, ...OWN, TRAINER];

const open = async (browser: Browser, path: string, width = 1280): Promise<Page> => {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(join(out, path)).href);
  return page;
};

/** Runs in the page: every link, with the words that say what it leads to. */
function readLinks() {
  return [...document.querySelectorAll("a[href]")].map((link) => ({
    href: (link as HTMLAnchorElement).href,
    words: link.textContent?.replace(/\s+/g, " ") ?? "",
  }));
}

/** What a link leads to, below the output folder. */
const pathOf = (href: string): string =>
  relative(out, fileURLToPath(new URL(href).href.replace(/[?#].*/, "")));

/** `firefox` or Debian's `firefox-esr`; without either this throws, and the tests fail. */
const startFirefox = async (): Promise<Browser> =>
  launch({
    browser: "firefox",
    executablePath: execFileSync("sh", ["-c", "command -v firefox || command -v firefox-esr"], {
      encoding: "utf8",
    }).trim(),
    headless: true,
  });

const startChromium = async (): Promise<Browser> =>
  launchBrowser(await findBrowser(process.env), { javascript: true });

/** Sizes as pages say them, worked out anew. */
const inWords = (bytes: number): string =>
  bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;

describe.each([
  { name: "Chromium", start: startChromium },
  { name: "Firefox", start: startFirefox },
])("in $name, from a folder", ({ start }) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await start();
  });
  afterAll(() => browser && closeBrowser(browser));

  test.each(
    PAGES,
  )("%s: each link leads to a file with the size and hash that are shown", async (path) => {
    const page = await open(browser, path);
    const links = await page.evaluate(readLinks);
    const shown = await page.$$eval(".prints dl div", (rows) =>
      rows.map((row) => [
        row.querySelector("dt")?.textContent,
        row.querySelector("dd")?.textContent,
      ]),
    );
    const bytesOf = new Map(manifest.files.map((file) => [file.path, file]));
    const met = new Set<string>();
    for (const { href, words } of links) {
      const at = pathOf(href);
      const bytes = await readFile(join(out, at));
      const file = bytesOf.get(at);
      if (!file) continue;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      expect({ at, bytes: bytes.byteLength, sha256 }).toEqual({
        at,
        bytes: file.bytes,
        sha256: file.sha256,
      });
      expect(new URL(href).search).toBe(`?v=${sha256.slice(0, 8)}`);
      if (path !== TRAINER) {
        expect(words.replaceAll("\u00a0", " "), at).toContain(inWords(file.bytes));
      }
      met.add(at);
    }
    const meant = manifest.files.filter(
      ({ edition, reader, format }) =>
        format !== "png" &&
        (path === TRAINER || reader === "participant") &&
        (!OWN.includes(path) || path === `public/${edition}/index.html`),
    );
    expect([...met].sort()).toEqual(meant.map((file) => file.path).sort());
    if (path !== TRAINER) {
      const hashes = meant.filter(({ format }) => format !== "zip").map(({ sha256 }) => sha256);
      expect(shown.map(([, hash]) => hash).sort()).toEqual(hashes.sort());
    }
    await page.close();
  });

  test("a file opens by its address with the beginning of its hash", async () => {
    const page = await open(browser, CATALOGUE);
    const [href = ""] = await page.$$eval("a.read", (all) =>
      all.map((one) => one.getAttribute("href") ?? ""),
    );
    const title = await page.title();
    await Promise.all([
      page.waitForNavigation(),
      page.$eval("a.read", (link) => (link as HTMLElement).click()),
    ]);
    expect(page.url()).toContain(href);
    expect(await page.title()).not.toBe(title);
    await page.close();
  });

  test("the pictures of first pages are shown", async () => {
    const page = await open(browser, CATALOGUE);
    const pictures = await page.$$eval("img", (all) => {
      for (const one of all) one.loading = "eager";
      return Promise.all(all.map((one) => one.decode().then(() => one.naturalWidth > 0)));
    });
    const made = manifest.files.filter(
      ({ format, reader, variant }) => format === "png" && reader === "participant" && !variant,
    );
    expect(pictures).toEqual(made.map(() => true));
    await page.close();
  });

  test("the catalogue is filtered and searched", async () => {
    const page = await open(browser, CATALOGUE);
    const shown = () =>
      page.$$eval(".item-of", (all) => all.filter((one) => one.checkVisibility()).length);
    const settle = (said: RegExp) =>
      page.waitForFunction(
        (source) => new RegExp(source).test(document.querySelector("#found")?.textContent ?? ""),
        {},
        said.source,
      );
    const all = await shown();
    expect(all).toBeGreaterThanOrEqual(3 * manifest.editions.length);
    await page.select("#find-document", "worksheet");
    await settle(new RegExp(`^${manifest.editions.length} documents`));
    const first = manifest.editions[0];
    await page.select("#find-audience", first?.audience ?? "");
    await settle(/^1 document for 1 audience$/);
    expect(await shown()).toBe(1);
    await page.type("#find-words", "nothing of the kind");
    await settle(/^No documents$/);
    await page.click("#again");
    await settle(new RegExp(`^${all} documents`));
    await page.type("#find-words", `worksheet ${first?.name}`);
    await settle(/^1 document for 1 audience$/);
    expect(page.url()).toContain("#q=worksheet+");
    await page.close();
  });

  test("the trainer's page shows the audience that was chosen", async () => {
    const page = await open(browser, TRAINER);
    for (const { audience } of manifest.editions) {
      await page.$eval(`.audiences a[href="#${audience}"]`, (link) =>
        (link as HTMLElement).click(),
      );
      await page.waitForSelector(`#${audience}:not([hidden])`);
      const days = await page.$$eval(".day", (all) =>
        all.filter((one) => one.checkVisibility()).map(({ id }) => id),
      );
      expect(days).toEqual([audience]);
    }
    await page.close();
  });
});

test.each([
  { name: "Chromium", start: startChromium },
  { name: "Firefox", start: startFirefox },
])("in $name, without scripts, every link is there and to be seen", async ({ start }) => {
  const [browser, folder] = await Promise.all([
    start(),
    mkdtemp(join(tmpdir(), "lectern-catalogue-")),
  ]);
  const addresses = (page: Page) =>
    page.$$eval("a[href]", (all) => all.map((one) => one.getAttribute("href")));
  for (const path of PAGES) {
    const html = await readFile(join(out, path), "utf8");
    const bare = join(folder, path.replaceAll("/", "-"));
    await writeFile(bare, html.replace(/<script>[\s\S]*<\/script>/, ""));
    const [page, withScript] = [await browser.newPage(), await open(browser, path)];
    await page.goto(pathToFileURL(bare).href);
    expect(await page.$$("script")).toEqual([]);
    expect(await addresses(page), path).toEqual(await addresses(withScript));
    const unseen = await page.$$eval("a[href]:not(.skip)", (all) =>
      all.filter((one) => !one.checkVisibility()).map((one) => one.getAttribute("href")),
    );
    expect(unseen, path).toEqual([]);
    const forms = await page.$$eval("form", (all) =>
      all.filter((one) => one.checkVisibility()).map(({ id }) => id),
    );
    expect(forms, path).toEqual([]);
    await page.close();
    await withScript.close();
  }
  await Promise.all([closeBrowser(browser), rm(folder, { recursive: true, force: true })]);
});

test("no link of a public page leaves its folder, and one for an audience keeps to that audience", async () => {
  const browser = await startChromium();
  for (const path of [CATALOGUE, ...OWN]) {
    const page = await open(browser, path);
    const folder = path.replace(/index\.html$/, "");
    const all = await page.$$eval("[href], [src]", (elements) =>
      elements.map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? ""),
    );
    const base = pathToFileURL(join(out, path)).href;
    const away = all.filter((one) => !pathOf(new URL(one, base).href).startsWith(folder));
    expect(away, path).toEqual([]);
    await page.close();
  }
  await closeBrowser(browser);
});

describe("axe finds nothing, and leaves nothing undecided", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => closeBrowser(browser));

  const [audience = ""] = manifest.editions.map((one) => one.audience);
  const states = [...PAGES, `${CATALOGUE}#q=nothing+of+the+kind`, `${TRAINER}#${audience}`];
  test.each(states)("%s", async (state) => {
    const found: string[] = [];
    const [path = "", hash = ""] = state.split("#");
    for (const width of [320, 1280]) {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      await page.goto(`${pathToFileURL(join(out, path)).href}#${hash}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.$$eval("details", (all) => {
        for (const one of all) one.open = true;
      });
      await loadAxe(page);
      for (const { rule, target, why } of await runAxe(page)) {
        found.push(`${width} px: ${rule}: ${target}: ${why}`);
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });
});
