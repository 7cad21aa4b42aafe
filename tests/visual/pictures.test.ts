import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PNG } from "pngjs";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { lectern } from "../support/lectern.ts";
import { compare, encode, MOST_DIFFERENT, shareOfDifferent } from "./compare.ts";

/** One picture of each layout and figure, half as large as a slide. */
const PICTURES = join(import.meta.dirname, "pictures");
/** The browser that drew them: another draws letters otherwise. */
const DRAWN_BY = join(PICTURES, "browser.txt");
const AUDIENCE = "police";

let folder: string;
let slides: Map<string, PNG>;
let version: string;
let isEmbedded: boolean;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-pictures-"));
  const found = await findBrowser(process.env);
  isEmbedded = found.kind === "embedded";
  const browser = await launchBrowser(found);
  version = await browser.version();
  slides = await drawSlides(browser, await buildDeck());
  await closeBrowser(browser);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The small project of the rules' tests, with slides of the layouts that it has not. */
async function buildDeck(): Promise<string> {
  const project = join(folder, "project");
  await cp("tests/rules/_base", project, { recursive: true });
  await cp(join(import.meta.dirname, "project"), project, { recursive: true });
  const out = join(folder, "dist");
  const { code, stdout, stderr } = await lectern([
    ...["build", AUDIENCE, "--formats", "html", "--out", out, "--templates", "templates"],
    ...["--programme", join(project, "programme"), "--audiences", join(project, "audiences")],
  ]);
  if (code !== 0) throw new Error(`The deck to be drawn has mistakes: ${stdout}${stderr}`);
  return join(out, "public", AUDIENCE, "deck.html");
}

/** Every slide as it is printed, by its id. */
async function drawSlides(browser: Browser, deck: string): Promise<Map<string, PNG>> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720, deviceScaleFactor: 0.5 });
  await page.emulateMediaType("print");
  await page.goto(pathToFileURL(deck).href);
  await page.evaluate("document.fonts.ready");
  const drawn = new Map<string, PNG>();
  for (const slide of await page.$$(".slide .marpit > svg")) {
    const id = await slide.$eval("section[id]", (section) => section.id);
    drawn.set(id, PNG.sync.read(Buffer.from(await slide.screenshot())));
  }
  return drawn;
}

test("every layout looks as it did (UPDATE=1 draws anew)", async (context) => {
  if (process.env.UPDATE) {
    await rm(PICTURES, { recursive: true, force: true });
    await mkdir(PICTURES);
    for (const [id, picture] of slides) {
      await writeFile(join(PICTURES, `${id}.png`), encode(picture));
    }
    await writeFile(DRAWN_BY, `${version}\n`);
  }
  const drawnBy = (await readFile(DRAWN_BY, "utf8")).trim();
  context.skip(!isEmbedded, `${version} is not the browser that drew the pictures: ${drawnBy}`);
  // The browser of package.json is the same for everyone; after an update all is drawn anew.
  expect(version, "UPDATE=1 draws anew with another browser").toBe(drawnBy);

  const known = (await readdir(PICTURES)).filter((name) => name.endsWith(".png"));
  expect([...slides.keys()].map((id) => `${id}.png`).sort()).toEqual(known.sort());
  const different: string[] = [];
  for (const [id, picture] of slides) {
    const before = PNG.sync.read(await readFile(join(PICTURES, `${id}.png`)));
    const said = await compare(id, before, picture);
    if (said !== "") different.push(said);
  }
  expect(different).toEqual([]);
});

test("a line that moved by one pixel is seen", async () => {
  const [before] = slides.values();
  if (!before) throw new Error("No slide was drawn.");
  const { width, height } = before;
  const after = new PNG({ width, height });
  PNG.bitblt(before, after, 0, 0, width, height, 0, 0);
  PNG.bitblt(before, after, 0, 0, width - 1, height, 1, 0);
  expect(shareOfDifferent(before, after)).toBeGreaterThan(MOST_DIFFERENT);
});
