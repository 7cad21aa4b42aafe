import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from "pdf-lib";
import type { StructTree } from "./tree.ts";

/** The number of a node, which counts on from whatever the browser drew before. */
const NODE = /^node\d+$/;

/** Numbers the nodes of a structure from one, in reading order, and sorts the tree of their ids. */
export function renumberNodes({ context, root, elements }: StructTree): void {
  const names = new Map<string, PDFString>();
  const renamed = (id: PDFObject): PDFObject => {
    const text = id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : "";
    if (!NODE.test(text)) return id;
    const name = names.get(text) ?? nodeName(names.size + 1);
    names.set(text, name);
    return name;
  };
  for (const { dict } of elements) {
    const id = dict.get(PDFName.of("ID"));
    if (id) dict.set(PDFName.of("ID"), renamed(id));
  }
  for (const { dict } of elements) {
    for (const attributes of attributesOf(context, dict)) {
      const headers = attributes.lookupMaybe(PDFName.of("Headers"), PDFArray);
      if (headers) {
        attributes.set(PDFName.of("Headers"), context.obj(headers.asArray().map(renamed)));
      }
    }
  }
  const tree = root.get(PDFName.of("IDTree"));
  const entries = takeNames(context, tree).map(([id, element]): [PDFObject, PDFObject] => [
    renamed(id),
    element,
  ]);
  entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  if (tree) root.set(PDFName.of("IDTree"), context.obj({ Names: entries.flat() }));
}

const nodeName = (number: number): PDFString =>
  PDFString.of(`node${String(number).padStart(8, "0")}`);

function attributesOf(context: PDFContext, dict: PDFDict): PDFDict[] {
  const found = context.lookup(dict.get(PDFName.of("A")));
  const all = found instanceof PDFArray ? found.asArray() : [found];
  return all
    .map((attributes) => context.lookup(attributes))
    .filter((attributes) => attributes instanceof PDFDict);
}

/**
 * Entries of a name tree (7.9.6), one node or many. Its nodes are taken out of the file: what
 * nothing leads to would be written all the same, with the old names.
 */
function takeNames(context: PDFContext, node: PDFObject | undefined): [PDFObject, PDFObject][] {
  const dict = context.lookup(node);
  if (!(dict instanceof PDFDict)) return [];
  if (node instanceof PDFRef) context.delete(node);
  const names = dict.lookupMaybe(PDFName.of("Names"), PDFArray)?.asArray() ?? [];
  const kids = dict.lookupMaybe(PDFName.of("Kids"), PDFArray)?.asArray() ?? [];
  const entries: [PDFObject, PDFObject][] = [];
  for (let at = 0; at + 1 < names.length; at += 2) {
    entries.push([names[at] as PDFObject, names[at + 1] as PDFObject]);
  }
  return [...entries, ...kids.flatMap((kid) => takeNames(context, kid))];
}
