import { execFileSync } from "node:child_process";

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 64_000_000 });

/** The text area of A4 in points: below what runs along the head and above what runs along the foot. */
const INSIDE = ["-r", "72", "-x", "0", "-y", "53", "-W", "596", "-H", "730"];

/** The text of each page of a document on paper, without what runs along its head and foot. */
export function paperPages(path: string): string[] {
  return run("pdftotext", ["-enc", "UTF-8", ...INSIDE, path, "-"])
    .split("\f")
    .slice(0, -1);
}

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
