import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { beforeAll, describe, test } from "vitest";
import { type FoundBrowser, findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, DEAD_PROXY, launchBrowser, NO_NAMES } from "../../src/browser/launch.ts";
import { preparePage } from "../../src/browser/page.ts";
import { makeFolder, processesOfGroup, waitFor } from "./support.ts";

const SETTLE_MS = 400;
// Newer Chromium itself keeps some pages from this machine's servers, which would hide a leak.
const NO_OWN_CHECKS = "--disable-features=LocalNetworkAccessChecks";

type Prepare = (page: Page) => Promise<unknown>;

let found: FoundBrowser;
beforeAll(async () => {
  found = await findBrowser(process.env);
});

describe.concurrent("a hostile page reaches a local server", () => {
  test("where nothing stops it", async ({ expect }) => {
    const reached = await visit(await launchBare([]));
    expect(reached.length).toBeGreaterThan(10);
    expect(reached).toEqual(expect.arrayContaining(["/img", "/fetch", "/frame", "/style"]));
  });

  test("but not past the dead proxy alone", async ({ expect }) => {
    expect(await visit(await launchBare(DEAD_PROXY))).toEqual([]);
  });

  test.for([
    "127.0.0.1",
    "localhost",
  ])("but not %s past names that do not resolve alone", async (host, { expect }) => {
    expect(await visit(await launchBare(NO_NAMES), { host })).toEqual([]);
  });

  // Chromium 147 does not apply it to what a frame or a window opens with.
  const BY_FRAMES = ["connection", "/frame", "/object", "/embed", "/window"];
  const offline: [string, Prepare][] = [
    ["offline emulation", (page) => page.setOfflineMode(true)],
    [
      "a used page made ready again",
      async (page) => {
        await page.setContent("<p>the task before</p>");
        await preparePage(page, 5_000);
        await page.setJavaScriptEnabled(true);
      },
    ],
  ];
  test.for(offline)("only by frames past %s alone", async ([, prepare], { expect }) => {
    const reached = await visit(await launchBare([]), { prepare });
    expect(reached.filter((path) => !BY_FRAMES.includes(path))).toEqual([]);
  });

  test("but not past our launch alone, even with scripts on", async ({ expect }) => {
    expect(await visit(await launchBrowser(found, { javascript: true }))).toEqual([]);
  });

  test("but not from a page made ready for a task", async ({ expect }) => {
    const prepare = (page: Page) => preparePage(page, 5_000);
    expect(await visit(await launchBrowser(found), { prepare })).toEqual([]);
  });
});

describe.concurrent("scripts of a page", () => {
  const page = `<p>text</p><script>document.body.append("r" + "an")</script>
    <img src="data:," onerror="document.body.append('r' + 'an')">
    <iframe srcdoc="<p>in<script>document.body.append('r' + 'an')</script>"></iframe>`;
  const read = async (tab: Page) => {
    const texts = tab.frames().map((frame) => frame.evaluate(() => document.body.textContent));
    return (await Promise.all(texts)).join();
  };

  test("run where nothing stops them", async ({ expect }) => {
    const browser = await launchBrowser(found, { javascript: true });
    expect((await show(page, browser, read)).match(/ran/g)?.length).toBe(3);
  });

  test("do not run after our launch alone, while `evaluate` works", async ({ expect }) => {
    const text = await show(page, await launchBrowser(found), read);
    expect(text).toContain("text");
    expect(text).not.toContain("ran");
  });

  test("do not run on a page made ready for a task alone", async ({ expect }) => {
    const browser = await launchBrowser(found, { javascript: true });
    const text = await show(page, browser, read, (tab) => preparePage(tab, 5_000));
    expect(text).toContain("text");
    expect(text).not.toContain("ran");
  });
});

test("a file of this machine is not shown", async ({ onTestFinished, expect }) => {
  const file = join(await makeFolder(onTestFinished), "secret.html");
  await writeFile(file, "<p>secret of the disk</p>");
  const address = pathToFileURL(file).href;
  const page = `<iframe src="${address}"></iframe><object data="${address}"></object>`;
  const browser = await launchBrowser(found);
  const frames = await show(page, browser, async (tab) => tab.frames().map((frame) => frame.url()));
  expect(frames.filter((url) => url.startsWith("file:"))).toEqual([]);
});

/** The browser without any of our layers but those given. */
async function launchBare(args: string[]): Promise<Browser> {
  return puppeteer.launch({
    executablePath: found.executable,
    env: { ...process.env, ...found.environment },
    headless: found.kind === "embedded" ? "shell" : true,
    pipe: true,
    args: [...args, NO_OWN_CHECKS, ...(found.sandbox ? [] : ["--no-sandbox"])],
  });
}

async function show<T>(
  html: string,
  browser: Browser,
  look: (page: Page) => Promise<T>,
  prepare?: Prepare,
): Promise<T> {
  try {
    const page = await browser.newPage();
    await prepare?.(page);
    // A hostile page can keep itself from ever being ready.
    const shown = page.setContent(html, { waitUntil: "domcontentloaded" }).catch(() => undefined);
    await Promise.race([shown.then(() => sleep(SETTLE_MS)), sleep(2 * SETTLE_MS)]);
    return await look(page);
  } finally {
    const leader = browser.process()?.pid ?? 0;
    browser.process()?.kill("SIGKILL");
    // Its helpers would write the profile anew.
    await waitFor(async () => (await processesOfGroup(leader)).length === 0);
    await closeBrowser(browser);
  }
}

/** Shows and prints the hostile page; returns the paths it reached on a server of its own. */
async function visit(
  browser: Browser,
  { prepare, host = "127.0.0.1" }: { prepare?: Prepare; host?: string } = {},
): Promise<string[]> {
  const reached = new Set<string>();
  const server = createServer((request, response) => {
    reached.add(request.url ?? "");
    response.end("<p>secret of the server</p>");
  });
  // An opened connection tells as much as a request does.
  server.on("connection", () => reached.add("connection"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `${host}:${(server.address() as AddressInfo).port}`;
  const print = (page: Page) => page.pdf({ timeout: SETTLE_MS }).catch(() => undefined);
  await show(hostilePage(address), browser, print, prepare);
  server.close();
  return [...reached];
}

function hostilePage(address: string): string {
  const at = `http://${address}`;
  return `<!doctype html>
    <link rel="stylesheet" href="${at}/style"><link rel="icon" href="${at}/icon">
    <link rel="prefetch" href="${at}/prefetch"><link rel="preconnect" href="${at}">
    <link rel="dns-prefetch" href="${at}"><link rel="preload" as="image" href="${at}/preload">
    <link rel="modulepreload" href="${at}/module"><link rel="manifest" href="${at}/manifest">
    <style>@import url(${at}/import); @font-face { font-family: x; src: url(${at}/font) }
      p { font-family: x; background: url(${at}/background) }</style>
    <p>text</p><img src="${at}/img"><img srcset="${at}/srcset 2x">
    <picture><source srcset="${at}/source"><img></picture>
    <iframe src="${at}/frame"></iframe><object data="${at}/object"></object>
    <embed src="${at}/embed"><video src="${at}/video" poster="${at}/poster"></video>
    <audio src="${at}/audio" preload="auto"></audio><input type="image" src="${at}/input">
    <svg><image href="${at}/svg" width="9" height="9"/><use href="${at}/use#a"/></svg>
    <iframe srcdoc="<img src='${at}/inner'>"></iframe>
    <script>
      fetch("${at}/fetch", { mode: "no-cors" }).catch(() => 0);
      navigator.sendBeacon("${at}/beacon");
      new WebSocket("ws://${address}/socket");
      new EventSource("${at}/events");
      new Image().src = "${at}/script-image";
      new Worker(URL.createObjectURL(new Blob(["fetch('${at}/worker', { mode: 'no-cors' })"])));
      window.open("${at}/window");
    </script>`;
}
