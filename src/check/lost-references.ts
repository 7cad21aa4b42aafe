import { type Document, nameOfPart } from "../model/document.ts";

/** Reports references of a document to pages that could not be filled in. */
export function reportLost(
  lost: readonly { target: string; part: string | undefined }[],
  document: Document,
): void {
  const { slides, edition } = document;
  for (const { target, part } of lost) {
    const slide = slides.find(({ id }) => id === part) ?? slides[0];
    if (!slide) continue;
    const [other, id] = target.split("#");
    const where = other ? `the ${other.replaceAll("-", " ")}` : "this document";
    slide.site.report("page-reference-broken", {
      message: `${nameOfPart(document, slide.id)} names the page of "${id}" in ${where}, and it has no page there.`,
      expected: "the id of something that is printed there, on one page in each print",
      help: "Look whether this edition has that document, and that in it; the reference stands in the template that draws this part.",
      edition,
    });
  }
}
