import type { Document } from "../../model/document.ts";
import type { PdfReading } from "../../pdf/read-pdf.ts";
import { allTags, tagText } from "../../pdf/structure.ts";
import { printedText, squash } from "../../text/html.ts";
import { readAlong } from "./reading-order.ts";

/** At most this share of the letters painted may be outside the tags, beside what is hidden. */
const MAX_UNTAGGED = 0.05;

/** What keeps a PDF from being read out as its document is written. */
export function tagProblems(pdf: PdfReading, document: Document): string[] {
  const problems: string[] = [];
  const tags = [...allTags(pdf.tags)];
  const unknown = new Set(tags.filter(({ role }) => role === undefined).map(({ type }) => type));
  for (const type of unknown) problems.push(`it has a tag "${type}" of no known meaning`);
  const figures = tags.filter(({ role, alt }) => role === "Figure" && alt.trim() === "").length;
  if (figures > 0) problems.push(`${figures} of its pictures have no alternative text`);
  const silent = tags.filter(
    ({ role, descriptions }) => role === "Link" && descriptions.some((text) => text.trim() === ""),
  );
  const mute = tags.filter(
    ({ role, descriptions }) => role === "Form" && descriptions.some((text) => text.trim() === ""),
  ).length;
  if (mute > 0) problems.push(`${mute} of its fields do not say what they ask for`);
  if (silent.length > 0) {
    const said = silent.map((tag) => tagText(tag).replace(/\s+/g, " ").trim());
    problems.push(`${silent.length} links do not say where they lead, like "${said[0]}"`);
  }
  const { untaggedLinks } = pdf;
  if (untaggedLinks.length > 0)
    problems.push(`${untaggedLinks.length} of its links and fields are not tagged`);
  for (const font of pdf.fontsNotEmbedded) problems.push(`it does not bring its font "${font}"`);

  const { read, hidden } = printedText(document.body);
  const strayed = readAlong(read, pdf.tags.map(tagText).join("\n"));
  if (strayed.length > 0) {
    const like = strayed.slice(0, 5).join(" ");
    problems.push(`${strayed.length} words are not tagged, or out of order, like "${like}"`);
  }
  const painted = squash(pdf.pages.join("")).length;
  const margins = marginTexts(document.style);
  const untagged = pdf.untagged.map((text) => withoutMargins(squash(text), margins)).join("");
  const outside = untagged.length - squash(hidden).length;
  if (outside > painted * MAX_UNTAGGED) {
    problems.push(`${outside} of ${painted} letters that it shows are outside its tags`);
  }
  return problems;
}

/** What styles have stand in the margins of paper, page after page; it is read to no one. */
function marginTexts(style: string): string[] {
  const boxes = style.matchAll(/@(?:top|bottom|left|right)(?:-\w+)+\s*\{([^}]*)\}/g);
  const strings = [...boxes].flatMap(([, box = ""]) =>
    [...box.matchAll(/"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/g)].map(([, a, b]) => a ?? b ?? ""),
  );
  return [...new Set(strings.map(unescapeCss).map(squash))]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
}

/** Letters of a page but for those of its margins, each of which stands there once. */
function withoutMargins(letters: string, margins: readonly string[]): string {
  if (margins.length === 0) return letters;
  let rest = letters;
  for (const text of margins) rest = rest.replace(text, "");
  return rest.replace(/\p{N}+/gu, ""); // the page's own number
}

const unescapeCss = (text: string): string =>
  text.replace(/\\(?:([\da-f]{1,6}) ?|(.))/gi, (_, code?: string, sign?: string) =>
    code === undefined ? (sign ?? "") : String.fromCodePoint(Number.parseInt(code, 16)),
  );
