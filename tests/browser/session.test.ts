import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer";
import { type TestContext, test } from "vitest";
import { paintsText } from "../../src/browser/doctor.ts";
import { EnvironmentError } from "../../src/browser/errors.ts";
import { findBrowser } from "../../src/browser/find.ts";
import {
  type BrowserSession,
  openSession,
  type SessionOptions,
} from "../../src/browser/session.ts";
import { type AtEnd, processesOfGroup } from "./support.ts";

async function start(atEnd: AtEnd, options: SessionOptions = {}): Promise<BrowserSession> {
  const session = openSession(await findBrowser(process.env), options);
  atEnd(() => session.close());
  return session;
}

async function print(page: Page, html: string): Promise<Uint8Array> {
  await page.setContent(html);
  return page.pdf({ tagged: true, outline: true });
}

const leaderOf = (page: Page) => page.browser().process()?.pid ?? 0;

test.concurrent("prints concurrently, on at most three pages", async ({
  onTestFinished,
  expect,
}) => {
  const session = await start(onTestFinished);
  let running = 0;
  let most = 0;
  const tasks = Array.from({ length: 7 }, (_, index) =>
    session.run(async (page) => {
      most = Math.max(most, ++running);
      const pdf = await print(page, `<h1>Deck ${index}</h1>`);
      running -= 1;
      return pdf;
    }),
  );
  const pdfs = await Promise.all(tasks);
  expect(most).toBe(3);
  expect(pdfs.map(paintsText)).toEqual(Array(7).fill(true));
  const pages = await session.run(async (page) => (await page.browser().pages()).length);
  expect(pages).toBe(3);
});

test.concurrent("a page that was used before prints the same bytes but for dates and node names", async ({
  onTestFinished,
  expect,
}) => {
  const session = await start(onTestFinished);
  const html = "<html lang=cy><title>T</title><h1>Hello</h1><ul><li>a<li>b</ul>";
  const first = await session.run((page) => print(page, html));
  await session.run(async (page) => {
    await page.emulateMediaType("screen");
    await page.setViewport({ width: 300, height: 300 });
    await page.setOfflineMode(false);
    await page.setJavaScriptEnabled(true);
    await print(page, "<html lang=en><style>body { color: red }</style><p>Other</p>");
  });
  const state = await session.run((page) =>
    page.evaluate(() => [innerWidth, innerHeight, document.body.textContent]),
  );
  expect(state).toEqual([1280, 720, ""]);
  const again = await session.run((page) => print(page, html));
  const other = await start(onTestFinished);
  const fresh = await other.run((page) => print(page, html));
  expect(stable(again)).toBe(stable(first));
  expect(stable(fresh)).toBe(stable(first));
});

test.concurrent("what a task throws is passed on at once", async ({ onTestFinished, expect }) => {
  const retries: Error[] = [];
  const session = await start(onTestFinished, { onRetry: (error) => retries.push(error) });
  await expect(session.run(() => Promise.reject(new RangeError("mine")))).rejects.toThrow("mine");
  const broken = session.run((page) => page.evaluate(() => Promise.reject(new Error("in page"))));
  await expect(broken).rejects.toThrow("in page");
  expect(retries).toEqual([]);
});

type Accident = (page: Page) => Promise<unknown>;

const breaks: [string, Accident][] = [
  [
    "tab crashed while it printed",
    async (page) => {
      await page.setContent("<p>x");
      const session = await page.createCDPSession();
      session.send("Page.crash").catch(() => undefined);
      return page.pdf();
    },
  ],
  ["tab went to chrome://crash", (page) => page.goto("chrome://crash")],
  [
    "browser was killed",
    async (page) => {
      page.browser().process()?.kill("SIGKILL");
      return page.pdf();
    },
  ],
];

const hangs: [string, Accident][] = [
  [
    "tab never answers",
    (page) =>
      page.evaluate(() => {
        for (;;);
      }),
  ],
  ["task never ends", () => new Promise(() => undefined)],
  ["wait inside the task timed out", (page) => page.waitForSelector("#never")],
];

const isTriedAgain = async (
  accident: Accident,
  { onTestFinished, expect }: TestContext,
  timeoutMs?: number,
) => {
  const retries: Error[] = [];
  const session = await start(onTestFinished, {
    ...(timeoutMs && { timeoutMs }),
    onRetry: (error) => retries.push(error),
  });
  let tries = 0;
  const pdf = await session.run(async (page) => {
    tries += 1;
    if (tries === 1) await accident(page);
    return print(page, "<p>text");
  });
  expect(paintsText(pdf)).toBe(true);
  expect(retries.length).toBe(1);
  // The tasks after it find a whole session.
  expect(await session.run((page) => page.evaluate(() => 1))).toBe(1);
};

test.concurrent.for(breaks)("a task whose %s is tried once more", ([, accident], context) =>
  isTriedAgain(accident, context));

// The second try, and the start of a new browser, must end in time on a busy machine too.
test.concurrent.for(hangs)("a task whose %s is tried once more", ([, accident], context) =>
  isTriedAgain(accident, context, 8_000));

test.concurrent("tasks beside a killed browser are all tried once more", async ({
  onTestFinished,
  expect,
}) => {
  const retries: Error[] = [];
  const session = await start(onTestFinished, { onRetry: (error) => retries.push(error) });
  let begun = 0;
  const task = async (page: Page) => {
    await page.setContent("<p>text");
    begun += 1;
    if (begun === 3) page.browser().process()?.kill("SIGKILL");
    if (begun <= 3) await new Promise(() => undefined);
    return page.evaluate(() => document.body.textContent);
  };
  const results = await Promise.all([session.run(task), session.run(task), session.run(task)]);
  expect(results).toEqual(["text", "text", "text"]);
  expect(retries.length).toBe(3);
});

test.concurrent("a tab that crashed while it waited is not handed out", async ({
  onTestFinished,
  expect,
}) => {
  const retries: Error[] = [];
  const session = await start(onTestFinished, { onRetry: (error) => retries.push(error) });
  const page = await session.run(async (one) => one);
  await sleep(100);
  const crashed = new Promise((resolve) => page.once("error", resolve));
  const client = await page.createCDPSession();
  client.send("Page.crash").catch(() => undefined);
  await crashed;
  expect(await session.run(async (other) => other !== page && other.evaluate(() => 1))).toBe(1);
  expect(retries).toEqual([]);
});

test.concurrent("a browser killed between tasks is started anew", async ({
  onTestFinished,
  expect,
}) => {
  const session = await start(onTestFinished);
  const killed = await session.run(async (page) => page.browser());
  const gone = new Promise((resolve) => killed.once("disconnected", resolve));
  killed.process()?.kill("SIGKILL");
  await gone;
  expect(await session.run(async (page) => page.browser() !== killed)).toBe(true);
});

test.concurrent("a second breakdown is an environment error", async ({
  onTestFinished,
  expect,
}) => {
  const session = await start(onTestFinished);
  const failing = session.run((page) => page.goto("chrome://crash"));
  await expect(failing).rejects.toThrow(EnvironmentError);
  await expect(failing).rejects.toThrow(/failed twice/);
});

test.concurrent("closing ends the process, rejects what runs or waits, and can come first", async ({
  onTestFinished,
  expect,
}) => {
  const session = await start(onTestFinished);
  const leader = await session.run(async (page) => leaderOf(page));
  const running = [1, 2, 3, 4].map(() => session.run(() => new Promise(() => undefined)));
  const outcomes = Promise.allSettled(running);
  await session.close();
  expect(await processesOfGroup(leader)).toEqual([]);
  for (const outcome of await outcomes) {
    expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(EnvironmentError) });
  }
  await expect(session.run(async () => 1)).rejects.toThrow(EnvironmentError);
  const unused = await start(onTestFinished);
  await unused.close();
});

test.concurrent("a browser that cannot start is an environment error, only once someone asks", async ({
  onTestFinished,
  expect,
}) => {
  const found = { ...(await findBrowser(process.env)), executable: process.execPath };
  const session = openSession(found);
  onTestFinished(() => session.close());
  await sleep(300);
  await expect(session.run(async () => 1)).rejects.toThrow(EnvironmentError);
  await expect(session.version()).rejects.toThrow(EnvironmentError);
});

test.concurrent("tells its version", async ({ onTestFinished, expect }) => {
  expect(await (await start(onTestFinished)).version()).toMatch(/Chrom/);
});

function stable(pdf: Uint8Array): string {
  return Buffer.from(pdf)
    .toString("latin1")
    .replaceAll(/D:\d{14}/g, "D:")
    .replaceAll(/node\d+/g, "node");
}
