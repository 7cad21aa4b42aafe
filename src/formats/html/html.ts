import { createHash } from "node:crypto";
import type { Format } from "../format.ts";
import { readHtml } from "./read-html.ts";

/**
 * A page that stands alone in one file. Its policy lets in nothing from outside, no style and no
 * script but the very ones written here. Style attributes stay allowed: Marp places split
 * backgrounds by them, and content cannot hold any.
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
    const policy = [
      "default-src 'none'",
      "img-src data:",
      "font-src data:",
      `style-src-elem '${sha256(style)}'`,
      "style-src-attr 'unsafe-inline'",
      `script-src '${sha256(script)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; ");
    const { language, reader, title, body } = document;
    const text = fill("formats/html", { language, reader, title, policy, style, body, script });
    // What flows over sheets of paper is one page on a screen.
    const pages = document.pages?.paper ? 1 : document.slides.length;
    return { bytes: Buffer.from(text, "utf8"), pages, anchors: new Map(), lost: [] };
  },
};

const sha256 = (text: string): string =>
  `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
