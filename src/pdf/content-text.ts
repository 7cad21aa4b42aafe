import type { CharacterMap } from "./character-maps.ts";

/** What a content stream refers to by name. */
export interface ContentResources {
  font(name: string): CharacterMap | undefined;
  /** Text of a form the stream paints; empty for pictures. */
  form(name: string): string;
}

/** Strings, names and the operators that matter here; numbers, the bulk of a page, are passed over. */
const TOKEN =
  /\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f\s]*)>|\/([^\s/<>()[\]{}%]+)|(?:\bT[fjJdDm*]|\bET|\bDo|['"])(?=[\s/<([]|$)/g;

/**
 * The text a content stream shows, in the order it is painted, a line break at each move. Good for
 * what browsers print (strings in fonts with ToUnicode maps) and for plain Latin strings, not for
 * every PDF.
 */
export function contentText(stream: string, resources: ContentResources): string {
  let text = "";
  let font: CharacterMap | undefined;
  let name = "";
  let strings: string[] = [];
  for (const match of stream.matchAll(TOKEN)) {
    const [token, literal, hex, named] = match;
    if (literal !== undefined) strings.push(toHex(literal));
    else if (hex !== undefined) strings.push(hex.replace(/\s/g, ""));
    else if (named !== undefined) name = named;
    else if (token === "Tf") font = resources.font(name);
    else if (token === "Tj" || token === "TJ" || token === "'" || token === '"') {
      text += strings.map((codes) => decode(codes, font)).join("");
      strings = [];
    } else if (
      token === "Td" ||
      token === "TD" ||
      token === "Tm" ||
      token === "T*" ||
      token === "ET"
    ) {
      if (!text.endsWith("\n")) text += "\n";
      strings = [];
    } else if (token === "Do") text += `\n${resources.form(name)}\n`;
  }
  return text;
}

function decode(hex: string, font: CharacterMap | undefined): string {
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
