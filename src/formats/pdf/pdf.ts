import type { Format } from "../format.ts";
import { readBack } from "./read-back.ts";
import { stampPdf } from "./stamp.ts";

/** A tagged PDF, printed by the browser and stamped so that equal input gives equal bytes. */
export const pdf: Format = {
  id: "pdf",
  about: "a tagged PDF, to print and to share",
  extension: ".pdf",
  needsPage: true,
  read: readBack,
  async write(document, page, { date }) {
    if (!page) throw new Error("A PDF is printed from a page.");
    const printed = await page.pdf({
      tagged: true,
      outline: true,
      printBackground: true,
      preferCSSPageSize: true,
      waitForFonts: false, // asks the page's script, which is off; fonts are there after load
    });
    return { bytes: stampPdf(printed, date), pages: document.slides.length };
  },
};
