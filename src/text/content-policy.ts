import { createHash } from "node:crypto";

/** What a page holds that its policy lets in. */
export interface PolicyParts {
  /** The text of its one style element. */
  style: string;
  /** The text of its one script; empty where it has none. */
  script: string;
  /** Whether elements may have style attributes. */
  hasStyleAttributes?: boolean;
  /** Whether it shows pictures that lie below its own folder, beside those inside the file. */
  hasPictures?: boolean;
}

/**
 * The content security policy of a page that stands alone: nothing from outside, no style and no
 * script but the very ones written in it.
 */
export function contentPolicy({
  style,
  script,
  hasStyleAttributes = false,
  hasPictures = false,
}: PolicyParts): string {
  return [
    "default-src 'none'",
    `img-src ${hasPictures ? "'self' " : ""}data:`,
    "font-src data:",
    `style-src-elem '${sha256(style)}'`,
    ...(hasStyleAttributes ? ["style-src-attr 'unsafe-inline'"] : []),
    `script-src '${sha256(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

const sha256 = (text: string): string =>
  `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
