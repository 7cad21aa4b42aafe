import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from "pdf-lib";
import {
  elementAt,
  kidsOf,
  readNumbers,
  type StructElement,
  type StructTree,
  typeOf,
} from "./tree.ts";

/** Types that Chromium writes and ISO 32000-1 does not know, with the nearest that it does. */
const ROLES = { Strong: "Span", Em: "Span", Aside: "Sect" };

/** Mends the structure as Chromium writes it, so that it is one that ISO 32000-1, 14.8 allows. */
export function mendStructure(tree: StructTree): void {
  const { context, root, elements } = tree;
  root.set(PDFName.of("RoleMap"), context.obj(ROLES));
  const contentOwners = readNumbers(context, root.get(PDFName.of("ParentTree")));
  for (const element of elements) {
    const type = typeOf(element.dict);
    if (type === "LI") addListBody(context, element, contentOwners);
    else if (type === "Figure" && isGroup(context, element.dict)) {
      element.dict.set(PDFName.of("S"), PDFName.of("Div"));
    }
  }
}

/**
 * A figure that only holds others, and nothing said about it as a whole, is a group. One that is
 * drawn and has no alternative text stays: that is a mistake, and must be found.
 */
function isGroup(context: PDFContext, dict: PDFDict): boolean {
  if (dict.has(PDFName.of("Alt"))) return false;
  const kids = kidsOf(context, dict);
  return kids.length > 0 && kids.every((kid) => elementAt(context, kid) !== undefined);
}

/** Puts what stands in a list item beside its label into a body of its own (14.8.4.3.3). */
function addListBody(
  context: PDFContext,
  { ref, dict }: StructElement,
  contentOwners: ReadonlyMap<number, PDFObject>,
): void {
  const kids = kidsOf(context, dict);
  const parts = kids.map((kid) => elementAt(context, kid));
  const isBeside = (index: number): boolean => {
    const part = parts[index];
    return part === undefined || !["Lbl", "LBody"].includes(typeOf(part));
  };
  const held = kids.filter((_, index) => isBeside(index));
  if (held.length === 0) return;
  const body = context.obj({ Type: "StructElem", S: "LBody", P: ref, K: held });
  const page = dict.get(PDFName.of("Pg"));
  if (page) body.set(PDFName.of("Pg"), page);
  const bodyRef = context.register(body);
  for (const kid of held) {
    elementAt(context, kid)?.set(PDFName.of("P"), bodyRef);
    if (kid instanceof PDFNumber) giveContent(context, page, kid, bodyRef, contentOwners);
  }
  dict.set(PDFName.of("K"), context.obj([...kids.filter((_, index) => !isBeside(index)), bodyRef]));
}

/** Makes an element the owner of marked content that it now holds itself. */
function giveContent(
  context: PDFContext,
  page: PDFObject | undefined,
  content: PDFNumber,
  owner: PDFRef,
  contentOwners: ReadonlyMap<number, PDFObject>,
): void {
  const dict = context.lookup(page);
  const key = dict instanceof PDFDict ? dict.get(PDFName.of("StructParents")) : undefined;
  const owners = key instanceof PDFNumber && context.lookup(contentOwners.get(key.asNumber()));
  if (!(owners instanceof PDFArray)) throw new Error("A list item's content is on no page.");
  owners.set(content.asNumber(), owner);
}
