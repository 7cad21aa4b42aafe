import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from "pdf-lib";

/** An element of the structure, and the reference by which others name it. */
export interface StructElement {
  ref: PDFRef;
  dict: PDFDict;
}

/** The structure of a PDF: its root, and every element in reading order. */
export interface StructTree {
  context: PDFContext;
  root: PDFDict;
  elements: readonly StructElement[];
}

/** Reads the structure of a PDF. Throws where there is none. */
export function readStructure({ catalog, context }: PDFDocument): StructTree {
  const root = context.lookup(catalog.get(PDFName.of("StructTreeRoot")));
  if (!(root instanceof PDFDict)) throw new Error("The browser printed a PDF without tags.");
  const elements: StructElement[] = [];
  const visit = (kid: PDFObject): void => {
    const dict = elementAt(context, kid);
    if (!dict || !(kid instanceof PDFRef)) return;
    elements.push({ ref: kid, dict });
    for (const next of kidsOf(context, dict)) visit(next);
  };
  for (const kid of kidsOf(context, root)) visit(kid);
  return { context, root, elements };
}

/** What stands below an element: elements, numbers of marked content, references to objects. */
export function kidsOf(context: PDFContext, dict: PDFDict): PDFObject[] {
  const kids = dict.get(PDFName.of("K"));
  if (kids === undefined) return [];
  const list = context.lookup(kids);
  return list instanceof PDFArray ? list.asArray() : [kids];
}

/** The element a kid is, unless it is content or another object. */
export function elementAt(context: PDFContext, kid: PDFObject): PDFDict | undefined {
  const dict = context.lookup(kid);
  return dict instanceof PDFDict && dict.has(PDFName.of("S")) ? dict : undefined;
}

/** The name of an element's type, like `P`. */
export function typeOf(dict: PDFDict): string {
  const type = dict.get(PDFName.of("S"));
  return type instanceof PDFName ? type.decodeText() : "";
}

/**
 * Entries of a number tree (ISO 32000-1, 7.9.7), by number. The tree that leads from content to
 * elements is one.
 */
export function readNumbers(
  context: PDFContext,
  node: PDFObject | undefined,
  into = new Map<number, PDFObject>(),
): Map<number, PDFObject> {
  const dict = context.lookup(node);
  if (!(dict instanceof PDFDict)) return into;
  const numbers = dict.lookupMaybe(PDFName.of("Nums"), PDFArray)?.asArray() ?? [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [number, value] = [numbers[at], numbers[at + 1]];
    if (number instanceof PDFNumber && value) into.set(number.asNumber(), value);
  }
  for (const kid of dict.lookupMaybe(PDFName.of("Kids"), PDFArray)?.asArray() ?? []) {
    readNumbers(context, kid, into);
  }
  return into;
}

/** Writes an entry of a number tree that is there already. */
export function writeNumber(
  context: PDFContext,
  node: PDFObject | undefined,
  key: number,
  value: PDFObject,
): void {
  const dict = context.lookup(node);
  if (!(dict instanceof PDFDict)) return;
  const numbers = dict.lookupMaybe(PDFName.of("Nums"), PDFArray);
  for (let at = 0; numbers && at + 1 < numbers.size(); at += 2) {
    const number = numbers.get(at);
    if (number instanceof PDFNumber && number.asNumber() === key) numbers.set(at + 1, value);
  }
  for (const kid of dict.lookupMaybe(PDFName.of("Kids"), PDFArray)?.asArray() ?? []) {
    writeNumber(context, kid, key, value);
  }
}
