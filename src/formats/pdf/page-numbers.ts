import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber } from "pdf-lib";

/** A place of the page that names a page: of this document, or of another in the edition. */
export interface PageReference {
  /** As it is written: `#id`, or `document#id`. */
  target: string;
  /** The id of the slide or part around it. */
  part: string | undefined;
}

/**
 * Runs in the page: has the browser say on which page each id stands. It only says so of ids that
 * a link leads to, drawn or not.
 */
export function nameDestinations(): void {
  const list = document.createElement("div");
  list.style.display = "none";
  for (const { id } of document.body.querySelectorAll<HTMLElement>(
    "[id]:not(svg [id]:not(section))",
  )) {
    const link = document.createElement("a");
    link.href = `#${encodeURIComponent(id)}`;
    list.append(link);
  }
  document.body.append(list);
}

/** Runs in the page: every place that names a page, with room for a number of two digits. */
export function readReferences(): PageReference[] {
  return [...document.querySelectorAll<HTMLElement>("[data-page-of]")].map((place) => {
    place.textContent = "00";
    return {
      target: place.dataset.pageOf ?? "",
      part: place.closest("section[id]")?.id,
    };
  });
}

/**
 * Runs in the page: writes numbers into the places, in their order. Says whether any was new. In a
 * list of places (`data-page-list`) each number stands once, with a comma before the next.
 */
export function writeNumbers(numbers: readonly string[]): boolean {
  const places = [...document.querySelectorAll<HTMLElement>("[data-page-of]")];
  const numberOf = new Map(places.map((place, index) => [place, numbers[index] ?? ""]));
  const isNew = places.some((place) => place.textContent !== numberOf.get(place));
  for (const [place, number] of numberOf) place.textContent = number;
  for (const list of document.querySelectorAll("[data-page-list]")) {
    const inList = [...list.querySelectorAll<HTMLElement>("[data-page-of]")];
    const shown = inList.filter(
      (place, index) =>
        index === inList.findIndex((other) => numberOf.get(other) === numberOf.get(place)),
    );
    for (const place of inList) {
      const link = place.closest("a") ?? place;
      link.style.display = shown.includes(place) ? "" : "none";
      const gap = link.nextSibling;
      if (!(gap instanceof Text)) continue;
      if (!shown.includes(place)) gap.data = "";
      else gap.data = place === shown.at(-1) ? " " : ", ";
    }
  }
  return isNew;
}

/**
 * The page, from 1, on which each named place of a PDF stands. Of what begins a page in the middle of
 * a text the browser says that it is at the very end of the page before, below all that can be printed
 * there: such a place is moved to where it is. `area` is the height of the pages inside their margins,
 * in pixels of CSS, where text flows over pages.
 */
export function readAnchors(pdf: PDFDocument, area?: number): Map<string, number> {
  const { catalog, context } = pdf;
  const pages = pdf.getPages();
  const indexes = new Map(pages.map(({ ref }, index) => [ref, index]));
  const anchors = new Map<string, number>();
  const named = catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  for (const [name, value] of named?.entries() ?? []) {
    const found = context.lookup(value);
    const place = found instanceof PDFDict ? found.lookup(PDFName.of("D")) : found;
    const index = place instanceof PDFArray ? indexes.get(place.get(0) as never) : undefined;
    if (!(place instanceof PDFArray) || index === undefined) continue;
    const next = pages[index + 1];
    const isBelow = area !== undefined && isAtEnd(place, pages[index]?.getHeight() ?? 0, area);
    if (next && isBelow) {
      place.set(0, next.ref);
      place.set(3, PDFNumber.of(next.getHeight()));
    }
    anchors.set(decodeURIComponent(name.decodeText()), index + (next && isBelow ? 2 : 1));
  }
  return anchors;
}

/** Whether a place is so far down on its page that no line has room below it. */
function isAtEnd(place: PDFArray, height: number, area: number): boolean {
  const top = place.get(3);
  const POINTS_A_PIXEL = 72 / 96;
  return top instanceof PDFNumber && top.asNumber() < height - area * POINTS_A_PIXEL + 2;
}
