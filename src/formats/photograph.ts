import type { Page } from "puppeteer";
import type { PageRules } from "../model/document.ts";

/** How many pixels wide a picture is: enough for lists that show it at half of that. */
const WIDTH = 400;

/** The size of A4 paper, in CSS pixels. */
const A4 = { width: (210 / 25.4) * 96, height: (297 / 25.4) * 96 };

/**
 * Takes a picture (PNG) of the first page of a document that is laid out for print. `anchors` are
 * the pages, from 1, on which ids stand in the print: what begins on a later one is not shown.
 */
export async function photographFirstPage(
  page: Page,
  { paper, selector }: Pick<PageRules, "paper" | "selector">,
  anchors: ReadonlyMap<string, number>,
): Promise<{ bytes: Uint8Array; size: { width: number; height: number } }> {
  if (paper) {
    const later = [...anchors].filter(([, number]) => number > 1).map(([id]) => id);
    const margins = { x: (A4.width - paper.width) / 2, y: (A4.height - paper.height) / 2 };
    await page.evaluate(showFirstSheet, later, margins, A4.width);
  }
  const area = paper ? { x: 0, y: 0, ...A4 } : await page.evaluate(placeOfFirst, selector);
  const client = await page.createCDPSession();
  try {
    const { data } = await client.send("Page.captureScreenshot", {
      format: "png",
      captureBeyondViewport: true,
      clip: { ...area, scale: WIDTH / area.width },
    });
    const bytes = Buffer.from(data, "base64");
    // Where every PNG says it, after its signature and the name of its first part.
    return { bytes, size: { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } };
  } finally {
    await client.detach();
  }
}

/** Runs in the page: puts margins around what is a long roll of paper, and hides its later pages. */
function showFirstSheet(
  later: readonly string[],
  { x, y }: { x: number; y: number },
  width: number,
): void {
  document.documentElement.style.width = `${width}px`;
  document.body.style.margin = `${y}px ${x}px`;
  for (const id of later) document.getElementById(id)?.style.setProperty("visibility", "hidden");
}

/** Runs in the page: where the first of these elements is. */
function placeOfFirst(selector: string): { x: number; y: number; width: number; height: number } {
  const first = document.querySelector(selector);
  if (!first) throw new Error("There is no first page.");
  const { x, y, width, height } = first.getBoundingClientRect();
  return { x: x + window.scrollX, y: y + window.scrollY, width, height };
}
