import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { session } from "../../src/schemas/session.ts";
import { temporaryFolder } from "../support/lectern.ts";
import { HOSTILE, makeOutput } from "./made-up.ts";

let browser: Browser;
let made: Awaited<ReturnType<typeof makeOutput>>;

beforeAll(async () => {
  [browser, made] = await Promise.all([
    findBrowser(process.env).then((found) => launchBrowser(found, { javascript: true })),
    makeOutput(),
  ]);
});
afterAll(async () => {
  await closeBrowser(browser);
  await made.remove();
});

const PUBLIC = ["public/index.html", "public/nurses/index.html", "public/parish/index.html"];
const PAGES = [...PUBLIC, "trainer/index.html"];

const textIn = (path: string) => readFile(join(made.out, path), "utf8");

/** Opens a page, and hears what it complains of and asks for. */
async function open(path: string, { scripts = true } = {}) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(request.url()));
  await page.setJavaScriptEnabled(scripts);
  // A click that meets a page in motion misses.
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(pathToFileURL(join(made.out, path.split("#")[0] ?? "")).href + hashOf(path));
  return { page, complaints };
}

const hashOf = (path: string) => (path.includes("#") ? `#${path.split("#")[1]}` : "");

const linksOf = (page: Page): Promise<string[]> =>
  page.$$eval("a[href]", (all) => all.map(({ href }) => href));

/** Names of the documents that are shown. */
const shownIn = (page: Page): Promise<string[]> =>
  page.$$eval(".shelf", (shelves) =>
    shelves.flatMap((shelf) =>
      [...shelf.querySelectorAll("h4")]
        .filter((one) => one.checkVisibility())
        .map((one) => `${shelf.id} ${one.textContent}`),
    ),
  );

describe.each(PAGES)("%s", (path) => {
  test("links to the files that are meant, and to the same ones without its script", async () => {
    const { page, complaints } = await open(path);
    const links = await linksOf(page);
    const bare = await open(path, { scripts: false });
    expect(await linksOf(bare.page)).toEqual(links);
    expect(await bare.page.$$eval("form", (all) => all.some((one) => one.checkVisibility()))).toBe(
      false,
    );
    const hashes = new Map(made.manifest.files.map((file) => [file.path, file.sha256]));
    const files = links.map((link) => new URL(link)).filter(({ search }) => search !== "");
    expect(files.length).toBeGreaterThan(5);
    for (const url of files) {
      const at = fileURLToPath(url.href.replace(/\?.*/, "")).slice(made.out.length + 1);
      const bytes = await readFile(join(made.out, at));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      expect(hashes.get(at), at).toBe(sha256);
      expect(url.search).toBe(`?v=${sha256.slice(0, 8)}`);
    }
    const inside = path.replace(/[^/]*$/, "").replace("trainer/", "");
    for (const link of links) expect(link).toContain(pathToFileURL(join(made.out, inside)).href);
    const pictures = await page.$$eval("img", (all) =>
      Promise.all(all.map((one) => one.decode().then(() => [one.naturalWidth, one.alt !== ""]))),
    );
    expect(pictures).toEqual(pictures.map(() => [1, true]));
    expect(complaints).toEqual([]);
    await page.close();
    await bare.page.close();
  });

  test("fits a narrow window, and shows names as text", async () => {
    const { page } = await open(path);
    await page.setViewport({ width: 320, height: 640 });
    const seen = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      broken: "broken" in window,
      scripts: document.scripts.length,
      text: document.body.textContent,
    }));
    expect(seen).toMatchObject({ wide: 320, broken: false });
    expect(seen.scripts).toBeLessThanOrEqual(1);
    if (!path.includes("nurses")) expect(seen.text).toContain(HOSTILE);
    await page.close();
  });
});

test("a public page names nothing that only trainers or other audiences get", async () => {
  for (const path of PUBLIC) expect(await textIn(path)).not.toMatch(/trainer\/|Answer key/);
  expect(await textIn("public/nurses/index.html")).not.toMatch(/police|parish|monks/i);
});

describe("the finder", () => {
  test("finds by words, audience, document and language, counts, and keeps it in the address", async () => {
    const { page } = await open("public/index.html");
    const said = () => page.$eval("#found", ({ textContent }) => textContent);
    const settled = () => sleep(250);
    expect(await shownIn(page)).toHaveLength(9);
    await page.type("#find-words", "POCKET núrses");
    await settled();
    expect(await shownIn(page)).toEqual(["nurses Card"]);
    expect(await said()).toBe("1 document for 1 audience");
    await page.reload();
    expect(await shownIn(page)).toEqual(["nurses Card"]);
    await page.click("#filter [type=reset]");
    await settled();
    expect(await said()).toBe("9 documents for 3 audiences");
    await page.select("#find-document", "worksheet");
    await settled();
    expect(await shownIn(page)).toHaveLength(3);
    await page.select("#find-audience", "police");
    await settled();
    expect(await shownIn(page)).toEqual(["police Worksheet"]);
    await page.select("#find-language", "uk");
    await settled();
    expect(await said()).toBe("No documents");
    expect(await page.$eval("#nothing", (one) => one.checkVisibility())).toBe(true);
    await page.click("#again");
    await settled();
    expect(await shownIn(page)).toHaveLength(9);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("find-words");
    await page.close();
  });

  test("a place that is filtered away is shown again to who asks for it", async () => {
    const { page } = await open("public/index.html#audience=police");
    expect(await shownIn(page)).toHaveLength(3);
    await page.click(".audiences a[href='#nurses']");
    await page.waitForFunction("location.hash === '#nurses'");
    expect(await shownIn(page)).toHaveLength(9);
    await page.close();
  });
});

describe("the trainer's page", () => {
  test("shows one audience at a time, its lengths, and how many to print in which order", async () => {
    const { page } = await open("trainer/index.html");
    const days = () =>
      page.$$eval(".day", (all) => all.filter((one) => one.checkVisibility()).map(({ id }) => id));
    expect(await days()).toEqual([]);
    await page.click(".audiences a[href='#police']");
    await page.waitForSelector("#police:not([hidden])");
    expect(await days()).toEqual(["police"]);
    expect(await page.$eval("#police .lengths", ({ textContent }) => textContent)).toContain(
      "node lib/main.js build police --minutes 60",
    );
    const sheets = () =>
      page.$$eval("#police .sheet", (all) =>
        all.map((one) => [...one.children].map(({ textContent }) => textContent).slice(0, 3)),
      );
    await page.$eval("input#police-people", (input) => {
      input.value = "17";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(await sheets()).toEqual([
      ["Answer key: PDF for Police", "1 copy, for you", "3 pages, 2 sheets on both sides"],
      ["Card: PDF for Police", "3 copies", "2 pages, 1 sheet on both sides, 3 sheets in all"],
      [
        "Worksheet: PDF for Police",
        "17 copies",
        "4 pages, 2 sheets on both sides, 34 sheets in all",
      ],
      [
        "Worksheet, large print: PDF for Police",
        "one for each person who asks",
        expect.stringContaining("9"),
      ],
    ]);
    expect(await page.$eval("#police .total", ({ textContent }) => textContent)).toBe(
      "39 sheets of paper for 17 participants and you",
    );
    await page.click("#police-both");
    expect((await sheets())[0]?.[2]).toBe("3 pages, 3 sheets on one side");
    await page.close();
  });

  test("writes a session.yaml that means what was typed, and nothing that was left empty", async () => {
    const { page, complaints } = await open("trainer/index.html#nurses");
    const folder = await temporaryFolder();
    const client = await browser.target().createCDPSession();
    const behaviour = { behavior: "allow", downloadPath: folder } as const;
    await client.send("Browser.setDownloadBehavior", behaviour);
    const title = `Mornings: "see" # it's {not} a \\ map\u2028*&!|>%@\``;
    await page.$eval("input#nurses-title", (input, text) => (input.value = text), title);
    await page.type("#nurses-slot-lead", "  no  ");
    await page.type("#nurses-trainer", "- 007: yes");
    await page.type("#nurses-minutes", "50");
    await page.$eval("input#nurses-date", (input) => (input.value = "2026-03-01"));
    await page.$eval("input#nurses-start", (input) => (input.value = "09:05"));
    await page.click("#nurses [data-download]");
    const path = join(folder, "session.yaml");
    let text = "";
    for (let tries = 0; text === "" && tries < 50; tries += 1) {
      await sleep(100);
      text = await readFile(path, "utf8").catch(() => "");
    }
    expect(session.parse(parse(text))).toEqual({
      ...{ audience: "nurses", title: title.replace("\u2028", " ") },
      ...{ date: "2026-03-01", start: 545, minutes: 50, trainer: "- 007: yes" },
      slots: { lead: "no" },
    });
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe("what other programs read", () => {
  test("lists the participants' files with relative addresses", async () => {
    const { editions, ...about } = JSON.parse(await textIn("public/catalogue.json"));
    expect(about).toMatchObject({ version: "0.4.0", status: "Draft for review" });
    const files = editions.flatMap((edition: { files: { address: string }[] }) => edition.files);
    const addresses = files.map(({ address }: { address: string }) => `public/${address}`);
    const meant = made.manifest.files.filter(({ reader }) => reader === "participant");
    expect(addresses.sort()).toEqual(meant.map(({ path }) => path).sort());
  });

  test("has a feed, and keeps search engines out until the version is signed", async () => {
    const feed = JSON.parse(await textIn("public/feed.json"));
    expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed.items).toMatchObject([
      { id: expect.stringMatching(/:0\.4\.0$/), content_text: "• Cards for a pocket." },
    ]);
    expect(await textIn("public/robots.txt")).toContain("Disallow: /\n");
    expect(await textIn("public/index.html")).toContain('content="noindex, nofollow"');
    const signed = await makeOutput({ status: "" });
    const read = (path: string) => readFile(join(signed.out, path), "utf8");
    expect(await read("public/robots.txt")).toContain("Allow: /\n");
    expect(await read("public/index.html")).not.toMatch(/noindex|Draft/);
    expect(await read("trainer/index.html")).toContain("noindex");
    await signed.remove();
  });
});
