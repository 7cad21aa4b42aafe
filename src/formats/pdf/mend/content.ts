import { deflateSync, inflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
} from "pdf-lib";
import { markArtifacts } from "./artifacts.ts";

const SUBTYPE = PDFName.of("Subtype");

/**
 * Marks as artifacts what the pages of a PDF paint outside their tags: backgrounds, rules, running
 * feet, and what is hidden from assistive technology. Packs them as tight as it goes; fonts
 * and pictures would gain nothing by it.
 */
export function mendContent(pdf: PDFDocument): void {
  const { context } = pdf;
  const texts = new Map<PDFRef, string>();
  const mended = new Set<PDFRef>();
  const textOf = (ref: PDFRef): string => {
    const known = texts.get(ref);
    if (known !== undefined) return known;
    const text = unpack(streamAt(context, ref)).toString("latin1");
    texts.set(ref, text);
    return text;
  };
  const mend = (ref: PDFRef, resources: PDFDict | undefined): void => {
    if (mended.has(ref)) return;
    mended.add(ref);
    const forms = resources?.lookupMaybe(PDFName.of("XObject"), PDFDict);
    const isTagged = (name: string): boolean => {
      const form = forms?.get(PDFName.of(name));
      const stream = context.lookup(form);
      if (!(form instanceof PDFRef) || !(stream instanceof PDFRawStream)) return false;
      if (stream.dict.get(SUBTYPE) !== PDFName.of("Form") || !/\bBDC\b/.test(textOf(form)))
        return false;
      mend(form, stream.dict.lookupMaybe(PDFName.of("Resources"), PDFDict));
      return true;
    };
    texts.set(ref, markArtifacts(textOf(ref), isTagged) ?? textOf(ref));
  };
  for (const page of pdf.getPages()) {
    const contents = page.node.get(PDFName.of("Contents"));
    const list = context.lookup(contents);
    for (const part of list instanceof PDFArray ? list.asArray() : [contents]) {
      if (part instanceof PDFRef) mend(part, page.node.Resources());
    }
  }
  for (const [ref, text] of texts) {
    const { dict } = streamAt(context, ref);
    dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    const packed = deflateSync(Buffer.from(text, "latin1"), { level: 9 });
    context.assign(ref, PDFRawStream.of(dict, packed));
  }
}

function streamAt(context: PDFContext, ref: PDFRef): PDFRawStream {
  const stream = context.lookup(ref);
  if (stream instanceof PDFRawStream) return stream;
  throw new Error("A page of the PDF has no content.");
}

function unpack({ dict, contents }: PDFRawStream): Buffer {
  return dict.has(PDFName.of("Filter")) ? inflateSync(contents) : Buffer.from(contents);
}
