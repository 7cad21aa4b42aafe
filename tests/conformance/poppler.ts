import { execFileSync } from "node:child_process";

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 64_000_000 });

/** The text area of A4 in points: below what runs along the head and above what runs along the foot. */
const INSIDE = ["-r", "72", "-x", "0", "-y", "53", "-W", "596", "-H", "730"];

/** The text of a document on paper, a page each, without running heads and feet. */
export function paperPages(path: string): string[] {
  return run("pdftotext", ["-enc", "UTF-8", ...INSIDE, path, "-"])
    .split("\f")
    .slice(0, -1);
}

/** The text of one page, as a person who turns to it reads it. */
export const pageText = (path: string, page: number): string =>
  run("pdftotext", ["-enc", "UTF-8", ...INSIDE, "-f", String(page), "-l", String(page), path, "-"]);

/** How many words a text has. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** How many pages a PDF has, and the sizes of all of them. */
export function pageFacts(path: string): { pages: number; sizes: string[] } {
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(run("pdfinfo", [path]))?.[1]);
  const said = run("pdfinfo", ["-f", "1", "-l", String(pages), path]);
  const sizes = [...said.matchAll(/^Page +\d+ size: +(.*)$/gm)].map(([, size = ""]) => size);
  return { pages, sizes: [...new Set(sizes)] };
}

/** An element of a PDF's tags, as poppler reads them. */
export interface Tag {
  role: string;
  /** What it holds in order: text, and elements. */
  content: (string | Tag)[];
}

/** The tags of a PDF as a tree. */
export function readTree(path: string): Tag {
  const root: Tag = { role: "", content: [] };
  const open: { depth: number; tag: Tag }[] = [{ depth: -1, tag: root }];
  let text: string | undefined;
  const into = () => open.at(-1)?.tag ?? root;
  for (const line of run("pdfinfo", ["-struct-text", path]).split("\n")) {
    // A text goes on over lines until its closing mark.
    if (text !== undefined) {
      text += `\n${line}`;
    } else {
      const depth = /^ */.exec(line)?.[0].length ?? 0;
      const rest = line.slice(depth);
      if (rest === "" || rest.startsWith("/")) continue; // attributes
      while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
      if (rest.startsWith('"')) {
        text = rest.slice(1);
      } else {
        const tag: Tag = { role: /^[^ :]+/.exec(rest)?.[0] ?? "", content: [] };
        into().content.push(tag);
        open.push({ depth, tag });
        continue;
      }
    }
    if (!text.endsWith('"')) continue;
    into().content.push(text.slice(0, -1));
    text = undefined;
  }
  return root;
}

/** All that a tag says. */
export const said = (tag: Tag): string =>
  tag.content.map((one) => (typeof one === "string" ? one : said(one))).join("");

/** Every tag of a role, in reading order. */
export function tagsOf(tag: Tag, role: RegExp): Tag[] {
  return tag.content.flatMap((one) => {
    if (typeof one === "string") return [];
    return [...(role.test(one.role) ? [one] : []), ...tagsOf(one, role)];
  });
}
