import { report } from "../model/diagnostics.ts";
import type { Picture } from "../model/programme.ts";
import type { Gathered } from "./gathered.ts";

/** A picture that the programme has; what is wrong with it is reported. */
export function readPicture(
  start: number,
  source: string,
  url: string,
  alt: string,
  to: Gathered,
): Picture | undefined {
  const at = source.lastIndexOf("](") + 2;
  const length = /^<?[^\s)>]*>?/.exec(source.slice(at))?.[0].length ?? 0;
  if (
    alt
      .replace(/\bbg\b|\b(?:left|right|fit|cover|contain|auto)\b(?::\d+%)?|\b[wh]:\S+/g, "")
      .trim() === ""
  ) {
    report(to.file, "picture-without-text", start, {
      message: "This picture says nothing to people who cannot see it.",
      expected: "![What the picture shows](pictures/name.png)",
      help: "Say in one sentence what it shows and why it is there.",
    });
  }
  const path = to.picturePath(url, start);
  if (path === undefined || at < 2) return undefined;
  const address = { start: start + at, end: start + at + length };
  return { kind: "picture", start, end: start + source.length, address, path };
}
