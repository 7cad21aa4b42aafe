import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from "pdf-lib";
import { type CharacterMap, readCharacterMap } from "./character-maps.ts";
import { type ContentResources, contentText } from "./content-text.ts";

/** What a PDF says, wherever it says it. */
export interface PdfReading {
  title: string;
  language: string;
  isTagged: boolean;
  /** Text of each page in the order it is painted. */
  pages: string[];
  /** Titles of the outline, in order. */
  outline: string[];
  /** Every string in its objects: metadata, alternative text, names, form values, bookmarks. */
  strings: string[];
  /** Every stream that is no page, unpacked: metadata, attachments, fonts. */
  streams: string[];
}

/** Reads a PDF back, without a browser, to check what was written. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const { context, catalog } = pdf;
  const maps = new Map<PDFObject, CharacterMap>();
  const pages = pdf.getPages();
  const markInfo = context.lookup(catalog.get(PDFName.of("MarkInfo")));
  const pageStreams = new Set(pages.flatMap((page) => contentStreams(page, context)));
  const strings: string[] = [];
  const streams: string[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    collectStrings(object, strings);
    if (object instanceof PDFRawStream && !pageStreams.has(object)) {
      // Metadata and most attachments are UTF-8; what is not, keeps its ASCII.
      streams.push(Buffer.from(unpack(object), "latin1").toString("utf8"));
    }
  }
  const info = context.lookup(context.trailerInfo.Info);
  collectStrings(info, strings);
  return {
    title: pdf.getTitle() ?? "",
    language: textOf(context.lookup(catalog.get(PDFName.of("Lang")))) ?? "",
    isTagged:
      markInfo instanceof PDFDict &&
      String(markInfo.get(PDFName.of("Marked"))) === "true" &&
      context.lookup(catalog.get(PDFName.of("StructTreeRoot"))) instanceof PDFDict,
    pages: pages.map((page) => pageText(page, context, maps)),
    outline: outlineTitles(context.lookup(catalog.get(PDFName.of("Outlines"))), context),
    strings,
    streams,
  };
}

function pageText(page: PDFPage, context: PDFContext, maps: Map<PDFObject, CharacterMap>): string {
  const stream = contentStreams(page, context).map(unpack).join("\n");
  return contentText(stream, resourcesOf(page.node.Resources(), context, maps, 0));
}

/** Forms may paint forms; deeper than this is no page we printed. */
const MAX_FORMS = 8;

function resourcesOf(
  resources: PDFObject | undefined,
  context: PDFContext,
  maps: Map<PDFObject, CharacterMap>,
  depth: number,
): ContentResources {
  const find = (kind: string, name: string): PDFObject | undefined => {
    if (!(resources instanceof PDFDict)) return undefined;
    const group = context.lookup(resources.get(PDFName.of(kind)));
    return group instanceof PDFDict ? context.lookup(group.get(PDFName.of(name))) : undefined;
  };
  return {
    font(name) {
      const font = find("Font", name);
      const map = font instanceof PDFDict && context.lookup(font.get(PDFName.of("ToUnicode")));
      if (!(map instanceof PDFRawStream)) return undefined;
      const known = maps.get(map) ?? readCharacterMap(unpack(map));
      maps.set(map, known);
      return known;
    },
    form(name) {
      const form = find("XObject", name);
      if (!(form instanceof PDFRawStream) || depth >= MAX_FORMS) return "";
      if (form.dict.get(PDFName.of("Subtype")) !== PDFName.of("Form")) return "";
      const inner = context.lookup(form.dict.get(PDFName.of("Resources")));
      return contentText(unpack(form), resourcesOf(inner, context, maps, depth + 1));
    },
  };
}

function contentStreams(page: PDFPage, context: PDFContext): PDFRawStream[] {
  const contents = context.lookup(page.node.get(PDFName.of("Contents")));
  const all =
    contents instanceof PDFArray
      ? contents.asArray().map((ref) => context.lookup(ref))
      : [contents];
  return all.filter((stream) => stream instanceof PDFRawStream);
}

function unpack(stream: PDFRawStream): string {
  // Almost every stream of a browser's is deflated; Node does that natively.
  if (stream.dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode")) {
    return inflateSync(stream.contents).toString("latin1");
  }
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

function outlineTitles(node: PDFObject | undefined, context: PDFContext): string[] {
  const titles: string[] = [];
  const seen = new Set<PDFDict>();
  const visit = (item: PDFObject | undefined): void => {
    for (let at = item; at instanceof PDFDict && !seen.has(at); ) {
      seen.add(at);
      titles.push(textOf(context.lookup(at.get(PDFName.of("Title")))) ?? "");
      visit(context.lookup(at.get(PDFName.of("First"))));
      at = context.lookup(at.get(PDFName.of("Next")));
    }
  };
  if (node instanceof PDFDict) visit(context.lookup(node.get(PDFName.of("First"))));
  return titles;
}

function collectStrings(value: PDFObject | undefined, to: string[]): void {
  const text = textOf(value);
  if (text !== undefined) to.push(text);
  else if (value instanceof PDFDict)
    for (const [, entry] of value.entries()) collectStrings(entry, to);
  else if (value instanceof PDFArray)
    for (const entry of value.asArray()) collectStrings(entry, to);
  else if (value instanceof PDFRawStream) collectStrings(value.dict, to);
}

function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined;
}
