import type { Page } from "puppeteer";

const VIEWPORT = { width: 1280, height: 720 };

/**
 * Makes a tab ready for a task, new or used: empty, without scripts, offline, 1280 × 720;
 * `timeoutMs` becomes the limit of its own steps.
 */
export async function preparePage(page: Page, timeoutMs: number): Promise<Page> {
  // puppeteer's own limit would otherwise end a print after 30 seconds whatever ours is.
  page.setDefaultTimeout(timeoutMs);
  await Promise.all([
    page.setJavaScriptEnabled(false),
    page.setOfflineMode(true),
    page.setViewport(VIEWPORT),
    page.emulateMediaType(),
    page.emulateMediaFeatures(),
  ]);
  if (page.url() !== "about:blank" || (await isUsed(page))) await page.goto("about:blank");
  return page;
}

// `setContent` fills about:blank without changing its address.
async function isUsed(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.outerHTML.length > 64);
}
