import { PDFDocument, PDFName, PDFStreamWriter } from "pdf-lib";
import type { PageField } from "../../print-fields.ts";
import { mendContent } from "./content.ts";
import { makeFields } from "./fields.ts";
import { describeLinks, type PageLink } from "./links.ts";
import { type PdfFacts, setMetadata } from "./metadata.ts";
import { renumberNodes } from "./nodes.ts";
import { mendOutline } from "./outline.ts";
import { mendStructure } from "./structure.ts";
import { readStructure } from "./tree.ts";

/** What a mended PDF says of itself, and what it was printed from. */
export interface MendFacts extends PdfFacts {
  /** The links of the page it was printed from, in the order of the page. */
  links: readonly PageLink[];
  /** Its headings, in the order of the page. */
  headings: readonly string[];
  /** Its fields, for which links stand in. */
  fields: readonly PageField[];
}

/** Objects packed into one stream: tags of a deck are much alike, and pack well together. */
const OBJECTS_A_STREAM = 1000;

/** Opens a PDF as Chromium prints it, to be mended. */
export const openPrint = (printed: Uint8Array): Promise<PDFDocument> =>
  // Without these settings pdf-lib hands its turn to timers time and again.
  PDFDocument.load(printed, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: Number.POSITIVE_INFINITY,
  });

/**
 * Makes of a PDF as Chromium prints it one that keeps PDF/UA-1 (ISO 14289-1), and a function of its
 * content: its dates are the document's, its nodes count from one. Each step mends what it
 * understands and leaves the rest as it is, for the reading back to find. Throws where there is no
 * structure to mend.
 */
export async function mendPdf(pdf: PDFDocument, facts: MendFacts): Promise<Uint8Array> {
  setMetadata(pdf, facts);
  const tree = readStructure(pdf);
  mendStructure(tree);
  describeLinks(tree, facts.links);
  makeFields(pdf, tree, facts.fields);
  renumberNodes(tree);
  mendOutline(pdf, facts.headings);
  mendContent(pdf);
  for (const page of pdf.getPages()) {
    // Annotations are reached in the order of the structure.
    if (page.node.has(PDFName.of("Annots"))) page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
  }
  return PDFStreamWriter.forContext(
    pdf.context,
    Number.POSITIVE_INFINITY,
    true,
    OBJECTS_A_STREAM,
  ).serializeToBuffer();
}
