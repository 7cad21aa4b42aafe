import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { closeBrowser, launchBrowser } from "../../src/browser/launch.ts";
import { processesOfGroup, startChild, waitFor } from "./support.ts";

const DEAD_PID = 99_999_999;

const openAndWait = `
  import { findBrowser } from "#browser/find.ts";
  import { launchBrowser } from "#browser/launch.ts";
  const browser = await launchBrowser(await findBrowser(process.env), { javascript: true });
  const page = await browser.newPage();
  // A tab that never answers must not keep the browser alive either.
  page.evaluate(() => { for (;;); }).catch(() => undefined);
  console.log(browser.process().pid);
  setInterval(() => undefined, 1_000);`;

test.for([
  "SIGKILL",
  "SIGINT",
  "SIGTERM",
  "SIGHUP",
] as const)("no browser outlives a parent ended by %s", async (signal, {
  onTestFinished,
  expect,
}) => {
  const child = await startChild(onTestFinished, openAndWait);
  const leader = Number(await child.nextLine());
  expect((await processesOfGroup(leader)).length).toBeGreaterThan(0);
  child.process.kill(signal);
  await child.ended;
  const gone = await waitFor(async () => (await processesOfGroup(leader)).length === 0);
  expect(gone, `${await processesOfGroup(leader)}`).toBe(true);
});

test("closing leaves no process and no profile, even of a browser killed before", async () => {
  const found = await findBrowser(process.env);
  const before = await profiles();
  const browsers = await Promise.all([launchBrowser(found), launchBrowser(found)]);
  expect((await profiles()).length).toBe(before.length + 2);
  browsers[1]?.process()?.kill("SIGKILL");
  await Promise.all(browsers.map(closeBrowser));
  for (const browser of browsers) {
    expect(
      await waitFor(async () => (await processesOfGroup(leaderOf(browser))).length === 0),
    ).toBe(true);
  }
  expect(await profiles()).toEqual(before);
});

test("a start removes the profiles of processes that are gone", async () => {
  const dead = join(tmpdir(), `lectern-profile~${hostname()}~${DEAD_PID}~abc`);
  await mkdir(join(dead, "Default"), { recursive: true });
  await closeBrowser(await launchBrowser(await findBrowser(process.env)));
  expect(existsSync(dead)).toBe(false);
});

test("the machine's locale and time zone do not reach the page", async () => {
  const found = await findBrowser(process.env);
  const browser = await launchBrowser(found, { javascript: true });
  const page = await browser.newPage();
  await page.setContent("<p>Text without a language");
  const seen = await page.evaluate(() => [
    navigator.language,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  ]);
  const pdf = Buffer.from(await page.pdf({ tagged: true })).toString("latin1");
  await closeBrowser(browser);
  expect(seen).toEqual(["en-GB", "UTC"]);
  expect(pdf).toContain("/Lang (en-GB)");
});

async function profiles(): Promise<string[]> {
  const mine = `lectern-profile~${hostname()}~${process.pid}~`;
  return (await readdir(tmpdir())).filter((name) => name.startsWith(mine));
}

function leaderOf(browser: Browser): number {
  return browser.process()?.pid ?? 0;
}
