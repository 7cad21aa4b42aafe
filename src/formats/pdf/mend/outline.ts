import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from "pdf-lib";

/** Runs in the page: the text of its headings, in order. */
export function readHeadings(): string[] {
  return [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) =>
    (heading.textContent ?? "").replace(/\s+/g, " ").trim(),
  );
}

/**
 * Names the entries of the outline as their headings read: where a heading runs over two lines,
 * Chromium joins the words at its break, and where one stands at the edge of a page it counts lines
 * twice that reach over it. An entry that is none of the headings stays as it is.
 */
export function mendOutline({ catalog }: PDFDocument, headings: readonly string[]): void {
  const rest = [...headings];
  const visit = (first: PDFDict | undefined): void => {
    for (let entry = first; entry; entry = entry.lookupMaybe(PDFName.of("Next"), PDFDict)) {
      const title = entry.lookupMaybe(PDFName.of("Title"), PDFString, PDFHexString)?.decodeText();
      const said = letters(title ?? "");
      const exact = rest.findIndex((heading) => letters(heading) === said);
      const at =
        exact < 0 ? rest.findIndex((heading) => isRepeated(said, letters(heading))) : exact;
      if (at >= 0) {
        const heading = rest[at] as string;
        entry.set(PDFName.of("Title"), PDFHexString.fromText(heading));
        rest.splice(0, at + 1);
      }
      visit(entry.lookupMaybe(PDFName.of("First"), PDFDict));
    }
  };
  visit(
    catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict)?.lookupMaybe(PDFName.of("First"), PDFDict),
  );
}

const letters = (text: string): string => text.replace(/\s+/g, "").toLowerCase();

/** Whether a text is a heading with some of its own lines once more before or behind it. */
function isRepeated(said: string, heading: string): boolean {
  if (heading === "" || said.length > 2 * heading.length) return false;
  const more = said.length - heading.length;
  return (
    (said.endsWith(heading) && heading.startsWith(said.slice(0, more))) ||
    (said.startsWith(heading) && heading.endsWith(said.slice(-more)))
  );
}
