import { type CharacterMap, readCharacterMap } from "./character-maps.ts";
import { type ContentResources, type ContentText, contentText } from "./content-text.ts";
import { type Field, isWidget, readFields } from "./fields.ts";
import { fontsNotEmbedded } from "./fonts.ts";
import {
  type Dict,
  decodeText,
  isDict,
  isStream,
  Name,
  type Stream,
  Text,
  unpack,
  type Value,
} from "./objects.ts";
import { openPdf, type PdfFile } from "./pdf-file.ts";
import { readTags, type Tag } from "./structure.ts";

/** What a PDF says, wherever it says it. */
export interface PdfReading {
  title: string;
  language: string;
  isTagged: boolean;
  /** Text of each page in the order it is painted. */
  pages: string[];
  /** Its structure, with the text that it leads to. */
  tags: Tag[];
  /** Text of each page that no element of the structure leads to: artifacts, and what was lost. */
  untagged: string[];
  /** Descriptions of links and fields that no element of the structure owns. */
  untaggedLinks: string[];
  /** Its form fields, in the order of its form. */
  fields: Field[];
  /** Names of fonts that it does not bring with it. */
  fontsNotEmbedded: string[];
  /** Titles of the outline, in order. */
  outline: string[];
  /** Every string in its objects: metadata, alternative text, names, form values, bookmarks. */
  strings: string[];
  /** Every stream that is no page and no font, unpacked: metadata, attachments, maps. */
  streams: string[];
}

/**
 * Reads a PDF back, without the browser that printed it, to check what was written. It shares no
 * code with what writes PDFs. Throws where the file is no PDF, or cut short.
 */
export function readPdf(bytes: Uint8Array): PdfReading {
  const file = openPdf(bytes);
  const { objects, catalog, info, follow } = file;
  const pages = pagesBelow(follow(catalog.get("Pages")), file);
  const contents = new Set(pages.flatMap((page) => contentStreams(page, file)));
  const strings: string[] = [];
  const streams: string[] = [];
  for (const object of objects.values()) {
    collectStrings(object, strings);
    if (isStream(object) && !contents.has(object) && !isFontFile(object)) {
      // Metadata and most attachments are UTF-8; what is not, keeps its ASCII.
      streams.push(Buffer.from(unpack(object) ?? "", "latin1").toString("utf8"));
    }
  }
  const marked = follow(catalog.get("MarkInfo"));
  const maps = new Map<Value, CharacterMap>();
  const texts = new Map(pages.map((page) => [page as Value, pageText(page, file, maps)]));
  const { tags, annotations } = readTags(file, (page, number) => {
    const content = page === undefined ? undefined : texts.get(page)?.marked;
    const text = content?.get(number) ?? "";
    content?.delete(number);
    return text;
  });
  return {
    title: textOf(follow(info.get("Title"))),
    language: textOf(follow(catalog.get("Lang"))),
    isTagged:
      isDict(marked) &&
      marked.get("Marked") === true &&
      isDict(follow(catalog.get("StructTreeRoot"))),
    pages: [...texts.values()].map(({ text }) => text),
    tags,
    untagged: [...texts.values()].map(({ marked, unmarked }) =>
      [unmarked, ...marked.values()].join("\n"),
    ),
    untaggedLinks: pages
      .flatMap((page) => linksOn(page, file))
      .filter((link) => !annotations.has(link))
      .map((link) => textOf(follow(link.get("Contents")) ?? follow(link.get("TU")))),
    fields: readFields(file),
    fontsNotEmbedded: fontsNotEmbedded(file),
    outline: outlineTitles(follow(catalog.get("Outlines")), file),
    strings,
    streams,
  };
}

/** Trees in files can be made to lead back to themselves. */
const MAX_DEPTH = 64;

function pagesBelow(node: Value | undefined, file: PdfFile, depth = 0): Dict[] {
  if (!isDict(node) || depth > MAX_DEPTH) return [];
  const kids = file.follow(node.get("Kids"));
  if (!Array.isArray(kids)) return [node];
  return kids.flatMap((kid) => {
    const page = file.follow(kid);
    // What a page does not say of its resources, the tree above it does.
    if (isDict(page) && !page.has("Resources") && node.has("Resources")) {
      page.set("Resources", node.get("Resources") as Value);
    }
    return pagesBelow(page, file, depth + 1);
  });
}

/** Links and fields on a page. */
function linksOn(page: Dict, { follow }: PdfFile): Dict[] {
  const annotations = follow(page.get("Annots"));
  return (Array.isArray(annotations) ? annotations.map(follow) : [])
    .filter(isDict)
    .filter((annotation) => isNamed(annotation.get("Subtype"), "Link") || isWidget(annotation));
}

function pageText(page: Dict, file: PdfFile, maps: Map<Value, CharacterMap>): ContentText {
  const stream = contentStreams(page, file)
    .map((part) => unpack(part) ?? "")
    .join("\n");
  return contentText(stream, resourcesOf(page.get("Resources"), file, maps, 0));
}

function resourcesOf(
  resources: Value | undefined,
  file: PdfFile,
  maps: Map<Value, CharacterMap>,
  depth: number,
): ContentResources {
  const { follow } = file;
  const all = follow(resources);
  const find = (kind: string, name: string): Value | undefined => {
    const group = isDict(all) ? follow(all.get(kind)) : undefined;
    return isDict(group) ? follow(group.get(name)) : undefined;
  };
  return {
    font(name) {
      const font = find("Font", name);
      const map = isDict(font) ? follow(font.get("ToUnicode")) : undefined;
      if (!isStream(map)) return undefined;
      const known = maps.get(map) ?? readCharacterMap(unpack(map) ?? "");
      maps.set(map, known);
      return known;
    },
    form(name) {
      const form = find("XObject", name);
      if (!isStream(form) || depth >= MAX_DEPTH || !isNamed(form.dict.get("Subtype"), "Form"))
        return "";
      return contentText(
        unpack(form) ?? "",
        resourcesOf(form.dict.get("Resources"), file, maps, depth + 1),
      ).text;
    },
  };
}

function contentStreams(page: Dict, { follow }: PdfFile): Stream[] {
  const contents = follow(page.get("Contents"));
  return (Array.isArray(contents) ? contents.map(follow) : [contents]).filter(isStream);
}

/** Font programs draw letters and hold none; unpacking them is most of the work of a reading. */
function isFontFile({ dict }: Stream): boolean {
  const subtype = dict.get("Subtype");
  return (
    dict.has("Length1") ||
    ["Type1C", "CIDFontType0C", "OpenType"].some((kind) => isNamed(subtype, kind))
  );
}

function outlineTitles(node: Value | undefined, { follow }: PdfFile): string[] {
  const titles: string[] = [];
  const seen = new Set<Value>();
  const visit = (first: Value | undefined): void => {
    for (
      let item = follow(first);
      isDict(item) && !seen.has(item);
      item = follow(item.get("Next"))
    ) {
      seen.add(item);
      titles.push(textOf(follow(item.get("Title"))));
      visit(item.get("First"));
    }
  };
  if (isDict(node)) visit(node.get("First"));
  return titles;
}

function collectStrings(value: Value, to: string[]): void {
  if (value instanceof Text) to.push(decodeText(value));
  else if (Array.isArray(value)) for (const entry of value) collectStrings(entry, to);
  else if (isDict(value)) for (const entry of value.values()) collectStrings(entry, to);
  else if (isStream(value)) collectStrings(value.dict, to);
}

const isNamed = (value: Value | undefined, name: string): boolean =>
  value instanceof Name && value.text === name;

const textOf = (value: Value | undefined): string =>
  value instanceof Text ? decodeText(value) : "";
