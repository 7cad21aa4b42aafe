import { type PDFDocument, PDFHexString, PDFName } from "pdf-lib";

/** What a PDF says of itself. */
export interface PdfFacts {
  title: string;
  /** A language tag like `en-GB`. */
  language: string;
  /** When it was made, as far as it says. */
  date: Date;
}

const MAKER = "Lectern";

/** Writes what a PDF says of itself, once in its information, once in its metadata (XMP). */
export function setMetadata(pdf: PDFDocument, { title, language, date }: PdfFacts): void {
  const { catalog, context } = pdf;
  pdf.setTitle(title);
  pdf.setCreator(MAKER);
  pdf.setProducer(MAKER);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  catalog.set(PDFName.of("Lang"), PDFHexString.fromText(language));
  // A window names the document, not its file.
  catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  const stream = context.stream(Buffer.from(xmp({ title, language, date })), {
    Type: "Metadata",
    Subtype: "XML",
  });
  catalog.set(PDFName.of("Metadata"), context.register(stream));
}

function xmp({ title, language, date }: PdfFacts): string {
  const at = date.toISOString().replace(/\.\d+Z$/, "Z");
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>${MAKER}</pdf:Producer>
<xmp:CreatorTool>${MAKER}</xmp:CreatorTool>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
