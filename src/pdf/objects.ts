import { inflateSync } from "node:zlib";

/** A name like `/Title`, without its slash. */
export class Name {
  constructor(readonly text: string) {}
}

/** A reference to an object elsewhere in the file. */
export class Ref {
  constructor(readonly number: number) {}
}

/** A string as its bytes, in latin1. */
export class Text {
  constructor(readonly bytes: string) {}
}

export type Dict = Map<string, Value>;

/** A stream with its dictionary; `packed` is as it stands in the file, in latin1. */
export interface Stream {
  dict: Dict;
  packed: string;
}

export type Value = Name | Ref | Text | Dict | Value[] | number | boolean | null | Stream;

export const isDict = (value: unknown): value is Dict => value instanceof Map;
export const isStream = (value: unknown): value is Stream =>
  typeof value === "object" && value !== null && "packed" in value;

/** A string's text: UTF-16 where it says so, else Latin letters. */
export function decodeText({ bytes }: Text): string {
  if (!bytes.startsWith("\xfe\xff")) return bytes;
  return Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le");
}

/** A stream's bytes, in latin1; undefined where it is packed in a way browsers do not use. */
export function unpack({ dict, packed }: Stream): string | undefined {
  const filter = dict.get("Filter");
  const name = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (name === undefined) return packed;
  if (!(name instanceof Name) || name.text !== "FlateDecode") return undefined;
  return inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
}

const TOKEN =
  /(?:[\s\0]|%[^\n\r]*)*(?:(<<|>>|\[|\])|\/([^\s\0/<>()[\]{}%]*)|<([0-9A-Fa-f\s]*)>|(\()|(\d+) (\d+) R\b|([+-]?[\d.]+)|([^\s\0/<>()[\]{}%]+))/y;

const CLOSE = Symbol("close");

/** Reads one value of `source` from an offset; `end` is the offset behind it. */
export function readValue(source: string, at: number): { value: Value; end: number } {
  const { value, end } = readAny(source, at);
  if (value === CLOSE) throw new Error(`A bracket closes nothing at ${at}.`);
  return { value, end };
}

function readAny(source: string, at: number): { value: Value | typeof CLOSE; end: number } {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(source);
  if (!match) throw new Error(`This is no PDF object: ${source.slice(at, at + 20)}`);
  const end = TOKEN.lastIndex;
  const [, bracket, name, hex, open, ref, , number, word] = match;
  if (bracket === ">>" || bracket === "]") return { value: CLOSE, end };
  if (bracket !== undefined) return readAll(source, end, bracket === "<<");
  if (name !== undefined) return { value: new Name(unescapeName(name)), end };
  if (hex !== undefined) return { value: new Text(fromHex(hex)), end };
  if (open !== undefined) return readLiteral(source, end);
  if (ref !== undefined) return { value: new Ref(Number(ref)), end };
  if (number !== undefined) return { value: Number(number), end };
  return { value: word === "true" ? true : word === "false" ? false : null, end };
}

/** What follows an opening bracket, up to the one that closes it. */
function readAll(source: string, start: number, isMap: boolean): { value: Value; end: number } {
  const list: Value[] = [];
  for (let at = start; ; ) {
    const { value, end } = readAny(source, at);
    at = end;
    if (value !== CLOSE) list.push(value);
    else if (!isMap) return { value: list, end };
    else break;
    if (list.length > 1_000_000) throw new Error("This PDF has no end.");
  }
  const dict: Dict = new Map();
  for (let index = 0; index + 1 < list.length; index += 2) {
    const key = list[index];
    if (key instanceof Name) dict.set(key.text, list[index + 1] as Value);
  }
  return { value: dict, end: TOKEN.lastIndex };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A string in round brackets, from behind the first. Brackets inside it nest. */
function readLiteral(source: string, start: number): { value: Text; end: number } {
  let bytes = "";
  let depth = 1;
  let at = start;
  for (; at < source.length; at++) {
    const character = source[at] as string;
    if (character === "\\") {
      const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4))?.[0];
      const next = source[at + 1] as string;
      if (octal !== undefined) bytes += String.fromCharCode(Number.parseInt(octal, 8) & 255);
      else if (next !== "\n") bytes += ESCAPES[next] ?? next;
      at += octal?.length ?? 1;
      continue;
    }
    if (character === "(") depth++;
    else if (character === ")" && --depth === 0) break;
    bytes += character;
  }
  return { value: new Text(bytes), end: at + 1 };
}

const fromHex = (hex: string): string =>
  Buffer.from(hex.replace(/\s/g, "").replace(/^(?:..)*.$/, "$&0"), "hex").toString("latin1");

const unescapeName = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
