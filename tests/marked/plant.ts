import { PDFDocument, PDFHexString, PDFName, StandardFonts } from "pdf-lib";

/** Puts a sentence somewhere into a file. */
export type Plant = (bytes: Uint8Array, sentence: string) => Promise<Uint8Array>;

const inPage =
  (before: string, put: (sentence: string) => string): Plant =>
  async (bytes, sentence) => {
    const html = Buffer.from(bytes).toString("utf8");
    const at = html.indexOf(before);
    if (at < 0) throw new Error(`The page has no ${before}.`);
    return Buffer.from(html.slice(0, at) + put(sentence) + html.slice(at), "utf8");
  };

const inPdf =
  (put: (pdf: PDFDocument, sentence: string) => Promise<unknown> | unknown): Plant =>
  async (bytes, sentence) => {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    await put(pdf, sentence);
    return pdf.save({ updateFieldAppearances: false });
  };

const asReferences = (text: string): string =>
  [...text].map((letter) => `&#${letter.codePointAt(0)};`).join("");

/** Places in a page where a sentence could hide. */
export const PAGE_PLANTS: Readonly<Record<string, Plant>> = {
  "visible text": inPage("</main>", (text) => `<p>${text}</p>`),
  "hidden text": inPage("</main>", (text) => `<p hidden>${text}</p>`),
  "text cut by tags": inPage("</main>", (text) => `<p>${text.replace(/ /g, " <b></b>")}</p>`),
  "text as references": inPage("</main>", (text) => `<p>${asReferences(text)}</p>`),
  comment: inPage("</main>", (text) => `<!-- ${text} -->`),
  attribute: inPage("</main>", (text) => `<p data-say="${text}"></p>`),
  "attribute as references": inPage("</main>", (text) => `<p title='${asReferences(text)}'></p>`),
  script: inPage("</script>", (text) => `;const notes = ["${text}"];`),
  style: inPage("</style>", (text) => `p::after { content: "${text}" }`),
  "embedded picture": inPage("</main>", (text) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><desc>${text}</desc></svg>`;
    return `<img alt="" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`;
  }),
};

/** Places in a PDF where a sentence could hide. */
export const PDF_PLANTS: Readonly<Record<string, Plant>> = {
  "page text": inPdf(async (pdf, text) => {
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    pdf.getPage(0).drawText(text, { font, size: 6, x: 20, y: 20 });
  }),
  "page text, in strings": inPdf((pdf, text) => {
    const { context } = pdf;
    const node = pdf.getPage(0).node;
    const stream = context.flateStream(`BT /Nowhere 6 Tf 20 20 Td (${text}) Tj ET`);
    node.addContentStream(context.register(stream));
  }),
  metadata: inPdf((pdf, text) => pdf.setSubject(text)),
  "metadata stream": inPdf((pdf, text) => {
    const stream = pdf.context.flateStream(
      `<?xpacket?><rdf:li xml:lang="x-default">${text}</rdf:li>`,
    );
    pdf.catalog.set(PDFName.of("Metadata"), pdf.context.register(stream));
  }),
  outline: inPdf(({ catalog, context }, text) => {
    const old = catalog.get(PDFName.of("Outlines"));
    if (!old) throw new Error("The PDF has no outline.");
    const entry = { Title: PDFHexString.fromText(text), Parent: old };
    const item = context.register(context.obj(entry));
    catalog.set(PDFName.of("Outlines"), context.obj({ First: item, Last: item, Count: 1 }));
  }),
  "structure tree": inPdf(({ catalog, context }, text) => {
    const root = context.lookup(catalog.get(PDFName.of("StructTreeRoot")));
    const dictionary = context.obj({
      Type: "StructElem",
      S: "Figure",
      Alt: PDFHexString.fromText(text),
    });
    (root as unknown as { set(key: PDFName, value: unknown): void }).set(
      PDFName.of("K"),
      context.register(dictionary),
    );
  }),
  attachment: inPdf((pdf, text) => pdf.attach(Buffer.from(text), "notes.txt")),
  "a stream that nothing names": inPdf(({ context }, text) =>
    context.register(context.flateStream(text)),
  ),
  "form field": inPdf((pdf, text) => {
    const field = pdf.getForm().createTextField("name");
    field.addToPage(pdf.getPage(0));
    field.acroField.dict.set(PDFName.of("V"), PDFHexString.fromText(text));
  }),
  annotation: inPdf((pdf, text) => {
    const { context } = pdf;
    const note = { Type: "Annot", Subtype: "Text", Rect: [0, 0, 9, 9] };
    const dictionary = context.obj({ ...note, Contents: PDFHexString.fromText(text) });
    pdf.getPage(0).node.addAnnot(context.register(dictionary));
  }),
  script: inPdf((pdf, text) => pdf.addJavaScript("notes", `var notes = "${text}";`)),
};
