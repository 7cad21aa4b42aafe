import type { CharacterMap } from "./character-maps.ts";

/** What a content stream refers to by name. */
export interface ContentResources {
  font(name: string): CharacterMap | undefined;
  /** Text of a form the stream paints; empty for pictures. */
  form(name: string): string;
}

/**
 * Strings, what picks a font or paints a form, and the operators that matter here. Numbers and
 * marks, the bulk of a page, are passed over.
 */
const TOKEN =
  /\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f\s]+)>|\/([^\s/<>()[\]{}%]+)\s+(?:[\d.]+\s+(Tf)|Do)\b|(?:\b(T[jJ])|\bT[dDm*]|\bET|(['"]))(?=[\s/<([]|$)/g;

/**
 * The text a content stream shows, in the order it is painted, a line break at each move. Good for
 * what browsers print (strings in fonts with ToUnicode maps) and for plain Latin strings, not for
 * every PDF.
 */
export function contentText(stream: string, resources: ContentResources): string {
  let text = "";
  let font: CharacterMap | undefined;
  let strings: string[] = [];
  const tokens = new RegExp(TOKEN); // its own: painting a form reads another stream meanwhile
  for (let match = tokens.exec(stream); match; match = tokens.exec(stream)) {
    const [, literal, hex, name, setsFont, shows, quote] = match;
    if (hex !== undefined) strings.push(hex);
    else if (literal !== undefined) strings.push(toHex(literal));
    else if (setsFont !== undefined && name !== undefined) font = resources.font(name);
    else if (name !== undefined) text += `\n${resources.form(name)}\n`;
    else {
      if (shows !== undefined || quote !== undefined) {
        for (const codes of strings) text += decode(codes, font);
      } else if (!text.endsWith("\n")) text += "\n";
      strings = [];
    }
  }
  return text;
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
