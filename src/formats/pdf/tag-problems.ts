import type { Document } from "../../model/document.ts";
import type { PdfReading } from "../../pdf/read-pdf.ts";
import { allTags, tagText } from "../../pdf/structure.ts";
import { printedText, squash } from "../../text/html.ts";
import { readAlong } from "./reading-order.ts";

/** At most this share of the words painted may be outside the tags, beside what is hidden. */
const MAX_UNTAGGED = 0.05;

/** What keeps a PDF from being read out as its document is written. */
export function tagProblems(pdf: PdfReading, document: Document): string[] {
  const problems: string[] = [];
  const tags = [...allTags(pdf.tags)];
  const unknown = new Set(tags.filter(({ role }) => role === undefined).map(({ type }) => type));
  for (const type of unknown) problems.push(`it has a tag "${type}" of no known meaning`);
  const figures = tags.filter(({ role, alt }) => role === "Figure" && alt.trim() === "").length;
  if (figures > 0) problems.push(`${figures} of its pictures have no alternative text`);
  const links = tags.filter(({ role }) => role === "Link");
  const dumb = links.filter(
    ({ descriptions }) => !descriptions.every((text) => text.trim() !== ""),
  );
  if (dumb.length > 0) {
    problems.push(`${dumb.length} links do not say where they lead, like "${shorten(dumb)}"`);
  }
  const { untaggedLinks } = pdf;
  if (untaggedLinks.length > 0)
    problems.push(`${untaggedLinks.length} of its links are not tagged`);
  for (const font of pdf.fontsNotEmbedded) problems.push(`it does not bring its font "${font}"`);

  const { read, hidden } = printedText(document.body);
  const { missing, misplaced } = readAlong(read, pdf.tags.map(tagText).join("\n"));
  if (missing.length > 0) {
    problems.push(`${missing.length} words are not tagged, like "${like(missing)}"`);
  }
  if (misplaced.length > 0) {
    problems.push(`${misplaced.length} words are tagged out of order, like "${like(misplaced)}"`);
  }
  const passed = new Set(wordsIn(hidden));
  const painted = wordsIn(pdf.pages.join("\n")).filter((word) => !passed.has(word));
  const outside = wordsIn(pdf.untagged.join("\n")).filter((word) => !passed.has(word));
  if (outside.length > painted.length * MAX_UNTAGGED) {
    problems.push(
      `${outside.length} of ${painted.length} painted words are outside its tags, like "${like(outside)}"`,
    );
  }
  return problems;
}

const like = (words: readonly string[]): string => words.slice(0, 5).join(" ");

const shorten = (tags: Parameters<typeof tagText>[0][]): string =>
  like(tags.slice(0, 1).map(tagText).join("").split(/\s+/));

const wordsIn = (text: string): string[] =>
  text
    .split(/\s+/)
    .map(squash)
    .filter((word) => word !== "");
