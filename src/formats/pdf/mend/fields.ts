import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from "pdf-lib";
import { FIELD_ADDRESS, type PageField } from "../../print-fields.ts";
import { elementAt, kidsOf, type StructTree, typeOf, writeNumber } from "./tree.ts";

/** Letters that are typed in, and the sign of a tick where a reader's program draws it anew. */
const letters = (size = 11): string => `/Helv ${Math.round(size)} Tf 0 g`;
const SIGNS = "/ZaDb 0 Tf 0 g";
const TICK = "4";

/** Flags of ISO 32000-1, 12.5.3 and 12.7.4: printed; of several lines. */
const PRINTED = 4;
const SEVERAL_LINES = 1 << 12;

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Makes real form fields of the links that stand in for them. A field is an element of its own in
 * the structure, and what assistive technology says of it is its label.
 */
export function makeFields(
  pdf: PDFDocument,
  { context, root, elements }: StructTree,
  fields: readonly PageField[],
): void {
  if (fields.length === 0) return;
  const made = new Map<PDFRef, number>();
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookupMaybe(name("Annots"), PDFArray)?.asArray() ?? [];
    for (const ref of annotations) {
      const annotation = context.lookup(ref);
      if (!(ref instanceof PDFRef) || !(annotation instanceof PDFDict)) continue;
      const number = fieldNumber(annotation);
      const field = number === undefined ? undefined : fields[number];
      if (number === undefined || !field) continue;
      makeWidget(context, annotation, field);
      annotation.set(name("P"), page.ref);
      made.set(ref, number);
    }
  }
  const owners = root.get(name("ParentTree"));
  for (const { ref, dict } of elements) {
    if (typeOf(dict) !== "Link") continue;
    const kids = kidsOf(context, dict);
    const own = kids.filter((kid) => widgetOf(context, kid, made) !== undefined);
    if (own.length === 0) continue;
    // The link held a space to be printed at all; a field holds nothing but its annotation.
    const form = context.obj({ Type: "StructElem", S: "Form", P: ref, K: own });
    const page = dict.get(name("Pg"));
    if (page) form.set(name("Pg"), page);
    const formRef = context.register(form);
    dict.set(name("S"), name("Span"));
    dict.delete(name("Alt"));
    dict.set(name("K"), context.obj([...kids.filter((kid) => !own.includes(kid)), formRef]));
    for (const kid of own) {
      const widget = widgetOf(context, kid, made);
      const key = widget && context.lookup(widget, PDFDict).get(name("StructParent"));
      if (key instanceof PDFNumber) writeNumber(context, owners, key.asNumber(), formRef);
    }
  }
  const inOrder = [...made].sort(([, a], [, b]) => a - b).map(([ref]) => ref);
  pdf.catalog.set(name("AcroForm"), context.register(acroForm(context, inOrder)));
}

/** The number of the field that a link stands in for. */
function fieldNumber(annotation: PDFDict): number | undefined {
  const address = annotation.lookupMaybe(name("A"), PDFDict)?.lookup(name("URI"));
  const text = address instanceof PDFString ? address.decodeText() : "";
  return text.startsWith(FIELD_ADDRESS) ? Number(text.slice(FIELD_ADDRESS.length)) : undefined;
}

function makeWidget(
  context: PDFContext,
  widget: PDFDict,
  { name: id, kind, label, size }: PageField,
) {
  for (const key of ["A", "Border", "Contents", "Dest"]) widget.delete(name(key));
  const [left = 0, bottom = 0, right = 0, top = 0] = widget
    .lookup(name("Rect"), PDFArray)
    .asArray()
    .map((side) => (side instanceof PDFNumber ? side.asNumber() : 0));
  const [width, height] = [Math.abs(right - left), Math.abs(top - bottom)];
  const drawing = (content: string): PDFRef =>
    context.register(
      context.stream(content, {
        Type: "XObject",
        Subtype: "Form",
        BBox: [0, 0, width, height],
        Resources: {},
      }),
    );
  const set = (key: string, value: PDFObject) => widget.set(name(key), value);
  set("Subtype", name("Widget"));
  set("T", PDFHexString.fromText(id));
  set("TU", PDFHexString.fromText(label));
  set("F", PDFNumber.of(PRINTED));
  if (kind === "tick") {
    set("FT", name("Btn"));
    set("V", name("Off"));
    set("AS", name("Off"));
    set("DA", PDFString.of(SIGNS));
    set("MK", context.obj({ CA: PDFString.of(TICK) }));
    const [x, y] = [(part: number) => width * part, (part: number) => height * part];
    const stroke = `q ${width * 0.12} w 1 J 1 j ${x(0.2)} ${y(0.5)} m ${x(0.42)} ${y(0.25)} l ${x(0.8)} ${y(0.78)} l S Q`;
    set("AP", context.obj({ N: { Yes: drawing(stroke), Off: drawing("") } }));
    return;
  }
  set("FT", name("Tx"));
  set("DA", PDFString.of(letters(size)));
  if (kind === "lines") set("Ff", PDFNumber.of(SEVERAL_LINES));
  set("AP", context.obj({ N: drawing("/Tx BMC\nEMC") }));
}

/** The widget that a kid of an element refers to. */
function widgetOf(
  context: PDFContext,
  kid: PDFObject,
  made: ReadonlyMap<PDFRef, number>,
): PDFRef | undefined {
  if (elementAt(context, kid)) return undefined;
  const reference = context.lookup(kid);
  const ref = reference instanceof PDFDict ? reference.get(name("Obj")) : undefined;
  return ref instanceof PDFRef && made.has(ref) ? ref : undefined;
}

/**
 * The form of a document. Its fonts are two of those that every program for PDF files brings: no
 * page shows a letter of them until somebody types one.
 */
function acroForm(context: PDFContext, fields: PDFRef[]): PDFDict {
  const font = (base: string, more: Record<string, string> = {}) =>
    context.register(context.obj({ Type: "Font", Subtype: "Type1", BaseFont: base, ...more }));
  const form = context.obj({
    Fields: fields,
    DR: {
      Font: {
        Helv: font("Helvetica", { Encoding: "WinAnsiEncoding" }),
        ZaDb: font("ZapfDingbats"),
      },
    },
  });
  form.set(name("DA"), PDFString.of(letters()));
  return form;
}
