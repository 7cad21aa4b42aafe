import { contentPolicy } from "../../text/content-policy.ts";
import type { Format } from "../format.ts";
import { readHtml } from "./read-html.ts";

/**
 * A page that stands alone in one file. Its policy lets in nothing from outside, no style and no
 * script but the very ones written here.
 */
export const html: Format = {
  id: "html",
  about: "a page that stands alone in one file, to present from and to read",
  extension: ".html",
  needsPage: false,
  read: readHtml,
  async write(document, _page, { fill }) {
    const style = [document.style, document.screen.style].join("\n");
    const { script } = document.screen;
    // Marp places split backgrounds by style attributes, and content cannot hold any.
    const policy = contentPolicy({ style, script, hasStyleAttributes: true });
    const { language, reader, title, body } = document;
    const text = fill("formats/html", { language, reader, title, policy, style, body, script });
    // What flows over sheets of paper is one page on a screen.
    const pages = document.pages?.paper ? 1 : document.slides.length;
    return { bytes: Buffer.from(text, "utf8"), pages, anchors: new Map(), lost: [] };
  },
};
