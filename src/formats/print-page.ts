import type { Page } from "puppeteer";
import type { Document } from "../model/document.ts";
import type { FormatContext } from "./format.ts";
import { FIELD_ADDRESS, standInForFields } from "./print-fields.ts";

/**
 * Lays a document out for print in a page. The page's policy is one of three walls around it: no
 * script runs, the browser is offline behind a dead proxy, and nothing may load but what is inside.
 */
export async function layOut(
  page: Page,
  document: Document,
  context: FormatContext,
): Promise<void> {
  const { language, title, body, style } = document;
  const paper = document.pages?.paper;
  const policy =
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  await page.emulateMediaType("print");
  // Lines break where they will on paper, so that what is measured is what is printed.
  if (paper) {
    await page.setViewport({ width: Math.ceil(paper.width), height: Math.ceil(paper.height) });
  }
  const html = context.fill("formats/print", { language, title, policy, style, body, paper });
  await page.setContent(html, { waitUntil: "load" });
  await page.evaluate(takeOutScreens);
  // On a busy machine a page is loaded before its fonts are put to use, and lines break elsewhere.
  await page.evaluate(settleFonts);
  await page.evaluate(helpTagging);
  if (paper) await page.evaluate(keepTogether);
  await page.evaluate(standInForFields, FIELD_ADDRESS);
}

/** Runs in the page: what is only for screens shall not be measured, tagged or linked to. */
function takeOutScreens(): void {
  for (const element of document.querySelectorAll("[data-screen]")) element.remove();
}

/** Runs in the page: has its text laid out, then waits for the fonts that asks for. */
async function settleFonts(): Promise<void> {
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}

/**
 * Runs in the page: says of what browsers tag badly what it is. A background is decoration, unless
 * its author gave it words. An empty cell has no tag, and its row would be one short.
 */
function helpTagging(): void {
  for (const figure of document.querySelectorAll("[data-marpit-advanced-background] figure")) {
    const words = figure.textContent?.trim() ?? "";
    figure.setAttribute(
      ...((words ? ["aria-label", words] : ["aria-hidden", "true"]) as [string, string]),
    );
  }
  for (const cell of document.querySelectorAll("td, th")) {
    if (cell.childNodes.length === 0) cell.append("\u00a0");
  }
}

/** Runs in the page: what announces a list or a table stays on the page where that begins. */
function keepTogether(): void {
  for (const announced of document.querySelectorAll("p + ul, p + ol, p + table, p + dl")) {
    const before = announced.previousElementSibling as HTMLElement;
    if (before.textContent?.trim().endsWith(":")) before.style.breakAfter = "avoid";
  }
}
