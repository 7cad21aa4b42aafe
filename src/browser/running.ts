import type { Browser, Page } from "puppeteer";
import type { FoundBrowser } from "./find.ts";
import { closeBrowser, launchBrowser } from "./launch.ts";
import { preparePage } from "./page.ts";
import { watch } from "./watch.ts";

const HEALTH_MS = 5_000;

/** One start of the browser and its tabs that wait for a task. */
export interface Running {
  browser: Browser;
  idle: Page[];
}

/**
 * Starts the browser with so many tabs ready; throws an `EnvironmentError`, or a `Breakdown` after
 * that.
 */
export async function startRunning(
  found: FoundBrowser,
  timeoutMs: number,
  tabs: number,
): Promise<Running> {
  const browser = await launchBrowser(found);
  const running: Running = { browser, idle: [] };
  try {
    return await watch({ browser, timeoutMs }, async () => {
      // Every browser opens with one. Those to come are made now, while other work goes on.
      const open = await browser.pages();
      const rest = Array.from({ length: tabs - open.length }, () => browser.newPage());
      const all = [...open.map((page) => Promise.resolve(page)), ...rest];
      running.idle.push(
        ...(await Promise.all(all.map(async (page) => adopt(running, await page, timeoutMs)))),
      );
      return running;
    });
  } catch (error) {
    await closeBrowser(browser);
    throw error;
  }
}

/** Opens one more tab, ready for a task; throws a `Breakdown`. */
export async function openTab(running: Running, timeoutMs: number): Promise<Page> {
  const { browser } = running;
  return watch({ browser, timeoutMs }, async () =>
    adopt(running, await browser.newPage(), timeoutMs),
  );
}

/** Empties a tab and puts it with those that wait, or drops it where it does not obey. */
export async function recycleTab({ browser, idle }: Running, page: Page): Promise<void> {
  const watched = { browser, page, timeoutMs: HEALTH_MS };
  try {
    idle.push(await watch(watched, () => preparePage(page, page.getDefaultTimeout())));
  } catch {
    page.close().catch(() => undefined);
  }
}

/** Ends a browser that no longer answers. */
export async function endIfStuck(browser: Browser): Promise<void> {
  try {
    await watch({ browser, timeoutMs: HEALTH_MS }, () => browser.version());
  } catch {
    await closeBrowser(browser);
  }
}

async function adopt({ idle }: Running, page: Page, timeoutMs: number): Promise<Page> {
  // A tab can crash while it waits, when no task listens.
  page.once("error", () => {
    const at = idle.indexOf(page);
    if (at >= 0) idle.splice(at, 1);
    page.close().catch(() => undefined);
  });
  return preparePage(page, timeoutMs);
}
