import { PDFDict, PDFHexString, PDFName, type PDFObject, PDFString } from "pdf-lib";
import { elementAt, kidsOf, type StructTree, typeOf } from "./tree.ts";

/** A link of a page, as a reader meets it. */
export interface PageLink {
  /** The address it leads to; inside the page a `#` and the id. */
  href: string;
  /** What it says, and where it leads. */
  purpose: string;
}

/**
 * Runs in the page: its links that are drawn and not hidden from assistive technology, in order.
 * What a link says is its label, its text, or what its picture shows.
 */
export function readLinks(): PageLink[] {
  const tidy = (text: string | null | undefined): string =>
    (text ?? "").replace(/\s+/g, " ").trim();
  const drawn = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].filter(
    (link) =>
      link.closest("[aria-hidden=true]") === null &&
      link.checkVisibility({ visibilityProperty: true }) &&
      link.getClientRects().length > 0,
  );
  return drawn.map((link) => {
    const address = link.getAttribute("href") ?? "";
    const picture = link.querySelector("img[alt], [role=img][aria-label]");
    const says =
      tidy(link.getAttribute("aria-label")) ||
      tidy(link.textContent) ||
      tidy(picture?.getAttribute("alt") ?? picture?.getAttribute("aria-label"));
    let leadsTo = link.host || link.pathname;
    if (address.startsWith("#")) {
      const target = document.getElementById(decodeURIComponent(address.slice(1)));
      const heading = target?.matches("h1, h2, h3, h4, h5, h6")
        ? target
        : target?.querySelector("h1, h2, h3, h4, h5, h6");
      leadsTo = tidy(heading?.textContent) || tidy(target?.textContent).slice(0, 80);
    }
    const shown = leadsTo.replace(/^www\./, "");
    return {
      href: address.startsWith("#") ? address : link.href,
      purpose: says.includes(shown) ? says : `${says} (${shown})`,
    };
  });
}

/**
 * Gives the annotations of every link their description. A link that runs over two lines owns an
 * annotation for each. Where tags and page do not agree on what links there are, in order, those
 * from there on stay without one.
 */
export function describeLinks({ context, elements }: StructTree, links: readonly PageLink[]): void {
  const tagged = elements.filter(({ dict }) => typeOf(dict) === "Link");
  if (tagged.length !== links.length) return;
  for (const [index, { dict }] of tagged.entries()) {
    const { href, purpose } = links[index] as PageLink;
    for (const kid of kidsOf(context, dict)) {
      if (elementAt(context, kid)) continue;
      const reference = context.lookup(kid);
      const annotation =
        reference instanceof PDFDict && reference.lookupMaybe(PDFName.of("Obj"), PDFDict);
      if (!annotation) continue;
      if (leadsTo(annotation) !== href) return;
      annotation.set(PDFName.of("Contents"), PDFHexString.fromText(purpose));
    }
  }
}

/** Where an annotation leads, as a page writes it. */
function leadsTo(annotation: PDFDict): string {
  const text = (value: PDFObject | undefined): string =>
    value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName
      ? value.decodeText()
      : "";
  const destination = annotation.lookup(PDFName.of("Dest"));
  if (destination) return `#${text(destination)}`;
  return text(annotation.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("URI")));
}
