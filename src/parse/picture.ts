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
  const said = alt
    .replace(/\bbg\b|\b(?:left|right|fit|cover|contain|auto)\b(?::\d+%)?|\b[wh]:\S+/g, "")
    .trim();
  if (said === "") {
    report(to.file, "picture-without-text", start, {
      message: "This picture says nothing to people who cannot see it.",
      expected: "![What the picture shows](pictures/name.png)",
      help: "Say in one sentence what it shows and why it is there.",
    });
  } else if (isUseless(said, url)) {
    report(to.file, "picture-text-useless", start, {
      message: `"${said}" tells nobody what the picture shows.`,
      expected: "![What the picture shows](pictures/name.png)",
      help: "Say in one sentence what it shows and why it is there, as you would on the telephone.",
    });
  }
  const path = to.picturePath(url, start);
  if (path === undefined || at < 2) return undefined;
  const address = { start: start + at, end: start + at + length };
  return { kind: "picture", start, end: start + source.length, address, path };
}

const KIND_OF_PICTURE =
  /^(?:an?|the|this|my|our)? ?(?:image|picture|pic|photo|photograph|graphic|illustration|drawing|figure|diagram|chart|graph|icon|logo|screenshot|screen shot|img|alt|alt text|alternative text|description|placeholder|untitled|todo|tbd)$/;

/** Whether a text only says that there is a picture, or what its file is called. */
function isUseless(said: string, url: string): boolean {
  const words = said
    .toLowerCase()
    .replace(/[^\p{L} ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const name = url.replace(/^.*[\\/]/, "").toLowerCase();
  const isFileName =
    /\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|heic)$/i.test(said) ||
    /^(?:img|dsc|dscn|pxl|photo|image|scan)[ _-]?\d+/i.test(said) ||
    // One word like "door" may be a description; "closed-door_2" is not.
    (/[-_\d]/.test(said) && name.replace(/\.[a-z]+$/, "") === said.toLowerCase());
  return words === "" || isFileName || KIND_OF_PICTURE.test(words);
}
