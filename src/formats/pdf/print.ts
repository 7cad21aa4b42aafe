import type { PDFDocument } from "pdf-lib";
import type { Page } from "puppeteer";
import type { LostReference, Written } from "../format.ts";
import { openPrint } from "./mend/mend.ts";
import {
  nameDestinations,
  type PageReference,
  readAnchors,
  readReferences,
  writeNumbers,
} from "./page-numbers.ts";

/** A print whose page numbers are right, but for those that were not found. */
interface Print extends Pick<Written, "anchors" | "lost"> {
  pdf: PDFDocument;
}

/** A number may move text over a page's end, and with it another number. */
const MOST_PRINTS = 4;

/**
 * Prints a page until the page numbers that its text names are those of the print. What one is
 * shown follows from where things stand, and where they stand from what is shown. `area` is as for
 * `readAnchors`.
 */
export async function printNumbered(
  page: Page,
  pageOf: (document: string, id: string) => number | undefined,
  area?: number,
): Promise<Print> {
  await page.evaluate(nameDestinations);
  const references = await page.evaluate(readReferences);
  let numbers = references.map(({ target }) => fromOther(target, pageOf) ?? "00");
  if (references.length > 0) await page.evaluate(writeNumbers, numbers);
  for (let print = 1; ; print++) {
    const printed = await page.pdf({
      tagged: true,
      outline: true,
      printBackground: true,
      preferCSSPageSize: true,
      waitForFonts: false, // asks the page's script, which is off; fonts are there after load
    });
    const pdf = await openPrint(printed);
    const anchors = readAnchors(pdf, area);
    const before = numbers;
    const found = references.map(({ target }) => numberOf(target, anchors, pageOf));
    numbers = found.map((number) => number ?? "?");
    const isSettled = references.length === 0 || !(await page.evaluate(writeNumbers, numbers));
    if (!isSettled && print < MOST_PRINTS) continue;
    // A number that moves with every print is as good as none.
    const isLost = (index: number): boolean =>
      found[index] === undefined || (!isSettled && before[index] !== numbers[index]);
    return { pdf, anchors, lost: lostAmong(references, isLost) };
  }
}

const lostAmong = (
  references: readonly PageReference[],
  isLost: (index: number) => boolean,
): LostReference[] => references.filter((_, index) => isLost(index));

function numberOf(
  target: string,
  anchors: ReadonlyMap<string, number>,
  pageOf: (document: string, id: string) => number | undefined,
): string | undefined {
  if (!target.startsWith("#")) return fromOther(target, pageOf);
  return anchors.get(target.slice(1))?.toString();
}

function fromOther(
  target: string,
  pageOf: (document: string, id: string) => number | undefined,
): string | undefined {
  const [document = "", id = ""] = target.split("#");
  return document === "" ? undefined : pageOf(document, id)?.toString();
}
