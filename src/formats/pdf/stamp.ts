import { deflateSync, inflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib";

/** What a PDF says of itself. */
export interface PdfIdentity {
  title: string;
  /** BCP 47, as in `lang`. */
  language: string;
  date: Date;
}

/**
 * Makes a printed PDF a function of its content: dates, producer and the node numbers that
 * Chromium gives out per process are replaced, streams are packed anew. Says title and language.
 */
export async function stampPdf(
  printed: Uint8Array,
  { title, language, date }: PdfIdentity,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const pdf = await PDFDocument.load(printed, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: Number.POSITIVE_INFINITY, // the default yields to timers, and takes ten times as long
  });
  const { context, catalog } = pdf;
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setProducer("Lectern");
  pdf.setCreator("Lectern");
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  catalog.set(PDFName.of("Lang"), PDFString.of(language));
  renumberNodes(context);
  packStreams(context);
  const bytes = await pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  return { bytes, pages: pdf.getPageCount() };
}

/** Gives `nodeNNNN` ids numbers in the order they stand in, wherever they stand. */
function renumberNodes(context: PDFContext): void {
  const numbers = new Map<string, PDFString>();
  const renumber = (value: unknown): PDFString | undefined => {
    if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined;
    const old = value.decodeText();
    if (!/^node\d+$/.test(old)) return undefined;
    const known = numbers.get(old);
    if (known) return known;
    const fresh = PDFString.of(`node${String(numbers.size + 1).padStart(8, "0")}`);
    numbers.set(old, fresh);
    return fresh;
  };
  const visit = (value: unknown): void => {
    if (value instanceof PDFDict) {
      for (const [key, entry] of value.entries()) {
        const fresh = renumber(entry);
        if (fresh) value.set(key, fresh);
        else visit(entry);
      }
    } else if (value instanceof PDFArray) {
      for (const [index, entry] of value.asArray().entries()) {
        const fresh = renumber(entry);
        if (fresh) value.set(index, fresh);
        else visit(entry);
      }
    }
  };
  const objects = context.enumerateIndirectObjects();
  for (const [, object] of objects) visit(object);
  if (numbers.size === 0) return;
  for (const [, object] of objects) if (object instanceof PDFDict) sortNames(object, context);
}

/** A name tree lists its names in order; renumbering may have changed it. */
function sortNames(node: PDFDict, context: PDFContext): void {
  const names = context.lookup(node.get(PDFName.of("Names")));
  if (!(names instanceof PDFArray) || !(names.get(0) instanceof PDFString)) return;
  const pairs: [PDFString, PDFRef][] = [];
  for (let index = 0; index < names.size(); index += 2) {
    const [name, target] = [names.get(index), names.get(index + 1)];
    if (!(name instanceof PDFString) || !(target instanceof PDFRef)) return;
    pairs.push([name, target]);
  }
  pairs.sort(([a], [b]) => (a.decodeText() < b.decodeText() ? -1 : 1));
  for (const [index, [name, target]] of pairs.entries()) {
    names.set(2 * index, name);
    names.set(2 * index + 1, target);
  }
  const limits = node.get(PDFName.of("Limits"));
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (limits instanceof PDFArray && first && last) {
    limits.set(0, first[0]);
    limits.set(1, last[0]);
  }
}

/** Chromium packs loosely. Fonts and pages packed again take half the room. */
function packStreams(context: PDFContext): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const { dict, contents } = object;
    const filter = dict.get(PDFName.of("Filter"));
    if (filter !== PDFName.of("FlateDecode")) continue;
    const packed = deflateSync(inflateSync(contents), { level: 9 });
    dict.delete(PDFName.of("Length"));
    context.assign(ref, PDFRawStream.of(dict, packed));
  }
}
