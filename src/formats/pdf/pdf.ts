import type { Format } from "../format.ts";
import { readLinks } from "./mend/links.ts";
import { mendPdf } from "./mend/mend.ts";
import { readHeadings } from "./mend/outline.ts";
import { readBack } from "./read-back.ts";

/** A tagged PDF that keeps PDF/UA-1, printed by the browser and mended. */
export const pdf: Format = {
  id: "pdf",
  about: "a tagged PDF, to print and to share",
  extension: ".pdf",
  needsPage: true,
  read: readBack,
  async write({ title, language, slides }, page, { date }) {
    if (!page) throw new Error("A PDF is printed from a page.");
    const [links, headings] = await Promise.all([
      page.evaluate(readLinks),
      page.evaluate(readHeadings),
    ]);
    const printed = await page.pdf({
      tagged: true,
      outline: true,
      printBackground: true,
      preferCSSPageSize: true,
      waitForFonts: false, // asks the page's script, which is off; fonts are there after load
    });
    return {
      bytes: await mendPdf(printed, { title, language, date, links, headings }),
      pages: slides.length,
    };
  },
};
