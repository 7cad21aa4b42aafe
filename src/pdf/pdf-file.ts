import {
  type Dict,
  isDict,
  isStream,
  Name,
  Ref,
  readValue,
  unpack,
  type Value,
} from "./objects.ts";

/** The objects of a PDF, and what its trailer points to. */
export interface PdfFile {
  objects: ReadonlyMap<number, Value>;
  catalog: Dict;
  info: Dict;
  /** The value itself, where it is a reference to one. */
  follow(value: Value | undefined): Value | undefined;
}

/**
 * Finds every object of a PDF by its head, whatever its cross-reference table says; objects inside
 * object streams too. Good for what browsers and PDF libraries write, not for encrypted files.
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const source = Buffer.from(bytes).toString("latin1");
  const objects = new Map<number, Value>();
  const trailer: Dict = new Map();
  const heads = /(?:^|[\r\n])(\d+) \d+ obj\b|(?:^|[\r\n])trailer\b/g;
  for (let head = heads.exec(source); head; head = heads.exec(source)) {
    const { value, end } = readValue(source, heads.lastIndex);
    heads.lastIndex = end;
    const body = /\s*stream\r?\n/y;
    body.lastIndex = end;
    if (head[1] === undefined) addTo(trailer, value);
    else if (isDict(value) && body.test(source)) {
      const start = body.lastIndex;
      const stop = streamEnd(source, start, value.get("Length"));
      objects.set(Number(head[1]), { dict: value, packed: source.slice(start, stop) });
      heads.lastIndex = stop;
    } else objects.set(Number(head[1]), value);
  }
  for (const value of [...objects.values()]) {
    if (!isStream(value)) continue;
    const type = value.dict.get("Type");
    if (!(type instanceof Name)) continue;
    if (type.text === "XRef") addTo(trailer, value.dict);
    else if (type.text === "ObjStm") readObjectStream(unpack(value) ?? "", value.dict, objects);
  }
  const follow = (value: Value | undefined): Value | undefined =>
    value instanceof Ref ? objects.get(value.number) : value;
  const catalog = follow(trailer.get("Root"));
  const info = follow(trailer.get("Info"));
  if (!isDict(catalog)) throw new Error("This PDF has no catalogue.");
  return { objects, catalog, info: isDict(info) ? info : new Map(), follow };
}

/** Where a stream ends: by its length, unless that leads astray. */
function streamEnd(source: string, start: number, length: Value | undefined): number {
  if (
    typeof length === "number" &&
    /^\s*endstream/.test(source.slice(start + length, start + length + 16))
  ) {
    return start + length;
  }
  const end = source.indexOf("endstream", start);
  if (end < 0) throw new Error("This PDF is cut short.");
  return end;
}

function readObjectStream(source: string, dict: Dict, objects: Map<number, Value>): void {
  const first = Number(dict.get("First"));
  const numbers = source.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const offset = first + (numbers[index + 1] as number);
    objects.set(numbers[index] as number, readValue(source, offset).value);
  }
}

function addTo(trailer: Dict, value: Value): void {
  if (isDict(value)) for (const [key, entry] of value) trailer.set(key, entry);
}
