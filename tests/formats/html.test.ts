import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { useFolder } from "../marked/project.ts";
import { useWritten, type Written } from "./written.ts";

const written = useWritten({ formats: ["html"] });
const folder = useFolder();
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser(await findBrowser(process.env), { javascript: true });
});
afterAll(() => closeBrowser(browser));

const decks = (): Written[] => written().filter(({ document }) => document.id === "deck");
/** One of each kind: what differs between audiences is no matter of the format. */
const sheets = (): Written[] =>
  written().filter(({ document }) => document.id !== "deck" && document.audience === "police");
const sourceOf = ({ bytes }: Written): string => Buffer.from(bytes).toString("utf8");

/** A file as it opens from disk, with all it asked for and complained of. */
interface Opened {
  page: Page;
  complaints: string[];
  requests: string[];
}

async function openFile(
  html: string,
  waitUntil: "load" | "networkidle0" = "load",
): Promise<Opened & AsyncDisposable> {
  const path = join(folder(), "deck.html");
  await writeFile(path, html);
  const page = await browser.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url().slice(0, 100)));
  await page.goto(pathToFileURL(path).href, { waitUntil });
  return { page, complaints, requests, [Symbol.asyncDispose]: () => page.close() };
}

describe("a deck opened from disk", () => {
  test.each([
    ["church", "participant"],
    ["police", "participant"],
    ["police", "trainer"],
  ])("of %s, for the %s, works and breaks no rule of its own policy", async (audience, reader) => {
    const deck = decks().find(
      ({ document }) => document.audience === audience && document.reader === reader,
    ) as Written;
    await using opened = await openFile(sourceOf(deck), "networkidle0");
    const { page, complaints, requests } = opened;
    expect(await page.title()).toBe(deck.document.title);
    expect(await page.$eval("html", (html) => html.lang)).toBe("en-GB");
    // The script ran: it makes the tool bar. The style and the fonts were let in.
    expect(await page.$(".viewer-bar")).not.toBeNull();
    expect(
      await page.$eval("section", (section) => getComputedStyle(section).fontFamily),
    ).toContain("Source Sans 3");
    expect(await page.evaluate(() => document.fonts.check('31px "Source Sans 3"'))).toBe(true);
    expect(await page.evaluate(() => [...document.fonts].some((f) => f.status === "loaded"))).toBe(
      true,
    );
    await page.keyboard.press("ArrowRight");
    expect(new URL(page.url()).hash).toBe(`#${deck.document.slides[1]?.id}`);
    expect(complaints).toEqual([]);
    // Nothing but itself and what it holds.
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([
      pathToFileURL(join(folder(), "deck.html")).href,
    ]);
  });
});

test("other documents opened from disk are read as they are, by the same policy", async () => {
  expect(sheets().length).toBeGreaterThan(1);
  for (const sheet of sheets()) {
    await using opened = await openFile(sourceOf(sheet)); // it has no script that could ask later
    const { page, complaints, requests } = opened;
    expect(await page.title()).toBe(sheet.document.title);
    expect(await page.$eval("html", (html) => html.lang)).toBe("en-GB");
    const shown = await page.$$eval("header[id], section[id]", (parts) =>
      parts.map(({ id }) => id),
    );
    for (const { id } of sheet.document.slides) expect(shown).toContain(id);
    expect(await page.evaluate(() => [...document.fonts].some((f) => f.status === "loaded"))).toBe(
      true,
    );
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("data:"))).toHaveLength(1);
  }
});

describe("what is put into a deck afterwards does not run", () => {
  test.each([
    ["a script", "<script>document.title = 'taken'</script>"],
    ["a script from elsewhere", "<script src='data:text/javascript,document.title=1'></script>"],
    ["a handler", "<img src='x' alt='' onerror=\"document.title = 'taken'\">"],
    ["a frame", "<iframe srcdoc=\"<script>parent.document.title = 'taken'</script>\"></iframe>"],
    ["a style", "<style>html { --taken: yes }</style>"],
    ["a form", "<form action='https://example.org/'><input name='a'></form>"],
  ])("%s", async (_, injected) => {
    const deck = decks()[0] as Written;
    await using opened = await openFile(sourceOf(deck).replace("</main>", `</main>${injected}`));
    const { page, complaints } = opened;
    await page.evaluate(() => document.forms[0]?.submit());
    expect(await page.title()).toBe(deck.document.title);
    expect(
      await page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue("--taken"),
      ),
    ).toBe("");
    expect(page.url()).toMatch(/^file:/);
    expect(complaints.join("\n")).toMatch(/Content Security Policy/);
  });
});

test("without its policy it would run", async () => {
  const html = sourceOf(decks()[0] as Written)
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace("</main>", "</main><script>document.title = 'taken'</script>");
  await using opened = await openFile(html);
  expect(await opened.page.title()).toBe("taken");
});

test("every address in a page is a link, inside the file, or a name", () => {
  for (const page of written()) {
    const html = sourceOf(page).replace(/data:[\w/+;=-]+,[^"')]*/g, "data:");
    const links = [...html.matchAll(/<a\b[^>]*\bhref="(https?:[^"]*)"/g)].map(([, url]) => url);
    const names = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"];
    for (const [address] of html.matchAll(/https?:\/\/[^\s"'<>)]+/g)) {
      expect([...links, ...names]).toContain(address);
    }
    expect(html).not.toMatch(/<(?:link|base|iframe|object|embed)\b|@import/i);
    for (const [, address = ""] of html.matchAll(/\b(?:src|srcset|poster)="([^"]*)"/g)) {
      expect(address).toBe("data:");
    }
    for (const [, address = ""] of html.matchAll(/url\(["']?([^"')]*)/g)) {
      expect(address).toBe("data:");
    }
  }
});

test("a page names whom it is for", () => {
  for (const page of written()) {
    expect(sourceOf(page)).toContain(`data-reader="${page.document.reader}"`);
  }
});
