import { createHash } from "node:crypto";
import { extname } from "node:path";
import { gunzipSync, inflateRawSync, inflateSync, constants as zlib } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { unzip } from "../support/unzip.ts";

/** Text found in a file, its letters and digits alone, and where. */
export interface Place {
  where: string;
  text: string;
}

/**
 * All that can be read out of an output file by whoever takes it apart. Written for the tests alone,
 * on other libraries than the build's own scan, so that the two do not share a blind spot.
 */
export function takeApart(path: string, bytes: Uint8Array): Promise<Place[]> {
  const name = `${hash(bytes)} ${extname(path)}`;
  const places = readBefore.get(name) ?? readPlaces(path, bytes);
  readBefore.set(name, places);
  return places;
}

/** What is taken apart, by its hash and its kind: packs hold again what lies beside them. */
const readBefore = new Map<string, Promise<Place[]>>();

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function readPlaces(path: string, bytes: Uint8Array): Promise<Place[]> {
  if (/\.zip$/.test(path)) return zipPlaces(bytes);
  const places = await rawPlaces(path, bytes);
  return places.map(({ where, text }) => ({ where, text: bare(text) }));
}

async function rawPlaces(path: string, bytes: Uint8Array): Promise<Place[]> {
  if (/\.html$/.test(path)) return pagePlaces(Buffer.from(bytes).toString("utf8"));
  if (/\.pdf$/.test(path)) return [...(await pdfPlaces(bytes)), ...bytePlaces(bytes)];
  if (/\.png$/.test(path)) return bytePlaces(bytes);
  throw new Error(`No one can take ${path} apart: teach tests/marked/scan.ts its format.`);
}

/** What the files of an archive say, and what they are called. */
async function zipPlaces(bytes: Uint8Array): Promise<Place[]> {
  const places = writings("bytes", Buffer.from(bytes)).map(({ where, text }) => {
    return { where, text: bare(text) };
  });
  for (const { path, bytes: content } of await unzip(bytes)) {
    places.push({ where: "file names", text: bare(path) });
    for (const { where, text } of await takeApart(path, content))
      places.push({ where: `${path}: ${where}`, text });
  }
  return places;
}

/** Without spaces and line breaks, so that none hides a marker. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** Where a marker stands in what was taken apart. */
export function placesOf(marker: string, places: readonly Place[]): string[] {
  return places.filter(({ text }) => text.includes(marker)).map(({ where }) => where);
}

/** Every marker that stands in what was taken apart: what begins and ends as they do. */
export function markersAmong(places: readonly Place[]): Set<string> {
  return new Set(
    places.flatMap(({ text }) =>
      [...text.matchAll(/(?=(MARK[A-Z]+?QX))/g)].map(([, marker = ""]) => marker),
    ),
  );
}

function pagePlaces(html: string): Place[] {
  const embedded = [...html.matchAll(/data:([\w/+.-]*)(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=]+)/g)]
    .filter(([, type = ""]) => !type.startsWith("font/"))
    .map(([, type = "", data = ""]) => ({
      where: `embedded ${type}`,
      text: Buffer.from(data, "base64").toString("utf8"),
    }));
  return [
    ...decodings("source", html),
    { where: "without tags", text: decodeReferences(html.replace(/<[^>]*>/g, "")) },
    ...embedded,
  ];
}

/** A text as it stands, and with each way undone that pages and scripts have of writing letters. */
function decodings(where: string, text: string): Place[] {
  return [
    { where, text },
    { where: `${where}, references`, text: decodeReferences(text) },
    {
      where: `${where}, script escapes`,
      text: text.replace(/\\(?:u\{?|x)([0-9a-f]{2,6})\}?/gi, (_, hex) => character(hex, 16)),
    },
    {
      where: `${where}, address escapes`,
      text: text.replace(/%([0-9a-f]{2})/gi, (_, hex) => character(hex, 16)),
    },
  ];
}

function decodeReferences(text: string): string {
  return text
    .replace(/&#(\d{1,7});?/g, (_, code) => character(code, 10))
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code) => character(code, 16));
}

function character(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

async function pdfPlaces(bytes: Uint8Array): Promise<Place[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const places: Place[] = [];
  const add = (where: string, found: unknown) => places.push({ where, text: allStrings(found) });
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    add(
      "page text",
      items.map((item) => ("str" in item ? item.str : "")),
    );
    add("structure tree", await page.getStructTree());
    add("annotations", await page.getAnnotations());
  }
  const { info, metadata } = await pdf.getMetadata();
  add("metadata", [info, metadata?.getRaw()]);
  add("outline", await pdf.getOutline());
  add("form fields", await pdf.getFieldObjects());
  add("scripts", await pdf.getJSActions());
  const attachments: Record<string, { filename: string; content: Uint8Array }> | null =
    await pdf.getAttachments();
  for (const { filename, content } of Object.values(attachments ?? {})) {
    add("attachment", [filename, Buffer.from(content).toString("utf8")]);
  }
  await task.destroy();
  return places;
}

/** Every string in a value, a space between two. */
function allStrings(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  if (ArrayBuffer.isView(value)) return "";
  return Object.values(value).map(allStrings).join(" ");
}

/** The file's own bytes and every stream of it, unpacked, in each way a PDF writes letters. */
function bytePlaces(bytes: Uint8Array): Place[] {
  const source = Buffer.from(bytes);
  const places = writings("bytes", source);
  for (let at = source.indexOf("stream"); at >= 0; at = source.indexOf("stream", at + 6)) {
    if (source.subarray(at - 3, at).toString("latin1") === "end") continue;
    const start = at + (source[at + 6] === 0x0d ? 8 : 7);
    const end = source.indexOf("endstream", start);
    if (end > start) places.push(...writings("stream", unpack(source.subarray(start, end))));
  }
  return places;
}

function unpack(data: Buffer): Buffer {
  for (const open of [inflateSync, inflateRawSync, gunzipSync]) {
    try {
      const inner = open(data, { finishFlush: zlib.Z_SYNC_FLUSH });
      if (inner.length > 0) return unpack(inner);
    } catch {
      // not packed in this way
    }
  }
  return data;
}

function writings(where: string, data: Buffer): Place[] {
  const latin = data.toString("latin1");
  const hexadecimal = [...latin.matchAll(/<([0-9A-Fa-f\s]{4,})>/g)].map(([, digits = ""]) =>
    Buffer.from(digits.replace(/\s/g, ""), "hex").toString("latin1"),
  );
  const octal = latin.replace(/\\([0-7]{3})/g, (_, digits) => character(digits, 8));
  // Without zero bytes, UTF-16 reads as Latin letters do.
  return [latin, data.toString("utf8"), hexadecimal.join(" "), octal].map((text) => ({
    where,
    text: text.replaceAll("\0", ""),
  }));
}
