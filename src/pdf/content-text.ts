import type { CharacterMap } from "./character-maps.ts";

/** What a content stream refers to by name. */
export interface ContentResources {
  font(name: string): CharacterMap | undefined;
  /** Text of a form the stream paints; empty for pictures. */
  form(name: string): string;
}

/** What a content stream shows. */
export interface ContentText {
  /** All its text in the order it is painted, a line break at each move. */
  text: string;
  /** Text by the number of the marked content it stands in, a line break behind each run. */
  marked: Map<number, string>;
  /** Text outside any marked content that has a number, and in artifacts. */
  unmarked: string;
}

/**
 * Strings, what picks a font or paints a form, marks, and the operators that matter here. Numbers,
 * the bulk of a page, are passed over.
 */
const TOKEN =
  /\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f\s]+)>|\/([^\s/<>()[\]{}%]+)\s+(?:[\d.]+\s+(Tf)|Do)\b|\/MCID\s+(\d+)|\b(B[DM]C|EMC)\b|(?:\b(T[jJ])|\bT[dDm*]|\bET|(['"]))(?=[\s/<([]|$)/g;

/**
 * The text a content stream shows. Good for what browsers print (strings in fonts with ToUnicode
 * maps) and for plain Latin strings, not for every PDF.
 */
export function contentText(stream: string, resources: ContentResources): ContentText {
  const marked = new Map<number, string>();
  const open: (number | undefined)[] = [];
  let text = "";
  let unmarked = "";
  let owner: number | undefined;
  let number: number | undefined;
  let font: CharacterMap | undefined;
  let strings: string[] = [];
  const own = (shown: string): void => {
    if (owner === undefined) unmarked += shown;
    else marked.set(owner, (marked.get(owner) ?? "") + shown);
  };
  const add = (shown: string): void => {
    text += shown;
    own(shown);
  };
  const tokens = new RegExp(TOKEN); // its own: painting a form reads another stream meanwhile
  for (let match = tokens.exec(stream); match; match = tokens.exec(stream)) {
    const [, literal, hex, name, setsFont, mark, bracket, shows, quote] = match;
    if (hex !== undefined) strings.push(hex);
    else if (literal !== undefined) strings.push(toHex(literal));
    else if (setsFont !== undefined && name !== undefined) font = resources.font(name);
    else if (name !== undefined) add(`\n${resources.form(name)}\n`);
    else if (mark !== undefined) number = Number(mark);
    else if (bracket !== undefined) {
      if (bracket === "EMC") open.pop();
      else if (number !== undefined) open.push(number);
      // Others say only how their letters read, but for those that say it is no content.
      else open.push(isArtifact(stream, match.index) ? undefined : owner);
      owner = open.at(-1);
      number = undefined;
      strings = []; // what marks say of their letters is not shown
    } else {
      if (shows !== undefined || quote !== undefined) {
        for (const codes of strings) add(decode(codes, font));
      } else {
        if (!text.endsWith("\n")) text += "\n";
        if (match[0] === "ET") own("\n");
      }
      strings = [];
    }
  }
  return { text, marked, unmarked };
}

/** Whether the mark whose operator stands here is one of an artifact; `/Artifact` comes first in it. */
function isArtifact(stream: string, operator: number): boolean {
  const before = stream.slice(Math.max(0, operator - 120), operator);
  return /\/Artifact\s*(?:<<[^>]*>>\s*)?$/.test(before);
}

function decode(string: string, font: CharacterMap | undefined): string {
  const hex = /\s/.test(string) ? string.replace(/\s/g, "") : string;
  // Without a map, most fonts' codes are those of Latin letters.
  if (!font) return Buffer.from(hex, "hex").toString("latin1");
  let text = "";
  const digits = font.width * 2;
  for (let at = 0; at + digits <= hex.length; at += digits) {
    text += font.text.get(Number.parseInt(hex.slice(at, at + digits), 16)) ?? "\ufffd";
  }
  return text;
}

/** The codes of a string in brackets, as hexadecimal. */
function toHex(literal: string): string {
  const text = literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal, other) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : other,
  );
  return Buffer.from(text, "latin1").toString("hex");
}
