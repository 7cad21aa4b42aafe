/** From the codes of a font to text: a PDF's ToUnicode map. */
export interface CharacterMap {
  /** Bytes of one code. */
  width: number;
  text: ReadonlyMap<number, string>;
}

/** Reads a ToUnicode CMap (ISO 32000-1, 9.10.3): its ranges and single characters. */
export function readCharacterMap(source: string): CharacterMap {
  const text = new Map<number, string>();
  const width = (/begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(source)?.[1]?.length ?? 4) / 2;
  for (const [, body = ""] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", to = ""] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      text.set(Number.parseInt(code, 16), utf16(to));
    }
  }
  for (const [, body = ""] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const ranges = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])/g;
    for (const [, from = "", to = "", start, list] of body.matchAll(ranges)) {
      const first = Number.parseInt(from, 16);
      const last = Math.min(Number.parseInt(to, 16), first + 0xffff);
      const each = list?.match(/<[0-9A-Fa-f]*>/g)?.map((item) => utf16(item.slice(1, -1)));
      for (let code = first; code <= last; code++) {
        text.set(code, each ? (each[code - first] ?? "") : next(utf16(start ?? ""), code - first));
      }
    }
  }
  return { width, text };
}

/** Text of big-endian UTF-16 in hexadecimal. */
function utf16(hex: string): string {
  const units = hex.match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

/** A range counts up the last character of its start. */
function next(start: string, by: number): string {
  const last = start.charCodeAt(start.length - 1);
  return Number.isNaN(last) ? "" : start.slice(0, -1) + String.fromCharCode(last + by);
}
