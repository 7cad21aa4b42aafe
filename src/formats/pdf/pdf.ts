import type { Format } from "../format.ts";
import { readFields } from "../print-fields.ts";
import { readLinks } from "./mend/links.ts";
import { mendPdf } from "./mend/mend.ts";
import { readHeadings } from "./mend/outline.ts";
import { printNumbered } from "./print.ts";
import { readBack } from "./read-back.ts";

/** A tagged PDF that keeps PDF/UA-1, printed by the browser and mended. */
export const pdf: Format = {
  id: "pdf",
  about: "a tagged PDF, to print and to share",
  extension: ".pdf",
  needsPage: true,
  read: readBack,
  async write({ title, language, pages: rules }, page, { date, pageOf }) {
    if (!page) throw new Error("A PDF is printed from a page.");
    const { pdf: printed, anchors, lost } = await printNumbered(page, pageOf, rules?.paper?.height);
    const pages = printed.getPageCount();
    const [links, headings, fields] = await Promise.all([
      page.evaluate(readLinks),
      page.evaluate(readHeadings),
      page.evaluate(readFields),
    ]);
    const bytes = await mendPdf(printed, { title, language, date, links, headings, fields });
    return { bytes, pages, anchors, lost };
  },
};
