import type { Page } from "puppeteer";
import type { PageRules } from "../model/document.ts";

/** How many pixels wide a picture is: enough for lists that show it at half of that. */
const WIDTH = 400;

/** The size of a slide and of A4 paper, in CSS pixels. */
const SLIDE = { width: 1280, height: 720 };
const A4 = { width: (210 / 25.4) * 96, height: (297 / 25.4) * 96 };

/**
 * Takes a picture (PNG) of the first page of a document that is laid out for print. `anchors` are
 * the pages, from 1, on which ids stand in the print: what begins on a later one is not shown.
 */
export async function photographFirstPage(
  page: Page,
  { paper }: Pick<PageRules, "paper">,
  anchors: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  if (paper) {
    const later = [...anchors].filter(([, number]) => number > 1).map(([id]) => id);
    const margins = { x: (A4.width - paper.width) / 2, y: (A4.height - paper.height) / 2 };
    await page.evaluate(showFirstSheet, later, margins, A4.width);
  }
  const { width, height } = paper ? A4 : SLIDE;
  const client = await page.createCDPSession();
  try {
    const { data } = await client.send("Page.captureScreenshot", {
      format: "png",
      captureBeyondViewport: true,
      clip: { x: 0, y: 0, width, height, scale: WIDTH / width },
    });
    return Buffer.from(data, "base64");
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
