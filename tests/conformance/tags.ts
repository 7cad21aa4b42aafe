import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A heading or a line of a list, as pdf.js finds it in the tags of a PDF. */
export interface Tagged {
  role: string;
  text: string;
  /** What its links say. */
  links: string[];
}

/** The tags of a PDF in reading order, and all that they hold. */
export interface TaggedText {
  tags: Tagged[];
  text: string;
}

interface Node {
  role?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

/** Reads the tags of a PDF. What goes on over a page's end is there once for each page. */
export async function readTags(path: string): Promise<TaggedText> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  const pdf = await task.promise;
  const tags: Tagged[] = [];
  let text = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const pieces = new Map<string, string>();
    const open: string[] = [];
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    for (const item of items) {
      const id = open.findLast((one) => one !== "") ?? "";
      if ("str" in item) {
        pieces.set(id, `${pieces.get(id) ?? ""}${item.str}${item.hasEOL ? " " : ""}`);
      } else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? "");
    }
    const say = (node: Node): string =>
      node.type === "content"
        ? (pieces.get(node.id ?? "") ?? "")
        : (node.children ?? []).map(say).join("");
    const linksIn = (node: Node): string[] =>
      node.role === "Link" ? [say(node)] : (node.children ?? []).flatMap(linksIn);
    const visit = (node: Node): void => {
      const said = say(node).trim();
      // What stands on another page is there too, and empty.
      if (/^(?:H[1-6]|LI)$/.test(node.role ?? "") && said !== "") {
        tags.push({ role: node.role ?? "", text: said, links: linksIn(node) });
      }
      node.children?.forEach(visit);
    };
    const tree = (await page.getStructTree()) as Node | null;
    if (!tree) continue;
    visit(tree);
    text += say(tree);
  }
  await task.destroy();
  return { tags, text };
}

/** The lines of lists below a heading, up to the next of its level. */
export function linesBelow({ tags }: TaggedText, level: string, heading: string): Tagged[] {
  const at = tags.findIndex(({ role, text }) => role === level && text === heading);
  if (at < 0) throw new Error(`There is no "${heading}".`);
  const end = tags.findIndex(({ role }, index) => index > at && role === level);
  return tags.slice(at + 1, end < 0 ? undefined : end);
}

/** The contents of a document: what each line leads to, and the number that stands beside it. */
export function contentsOf({ tags }: TaggedText): { title: string; page: number }[] {
  const end = tags.findIndex(({ role }) => role === "H2");
  return tags
    .slice(0, end)
    .filter(({ role, links }) => role === "LI" && links.length > 0)
    .map(({ text, links: [title = ""] }) => ({ title, page: Number(text.slice(title.length)) }));
}
