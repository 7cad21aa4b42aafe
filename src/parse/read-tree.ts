import type { Root } from "mdast";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import { suggest } from "../text/suggest.ts";
import type { Gathered } from "./gathered.ts";
import { parseMarkdown } from "./markdown.ts";

/** Pictures of a programme as `parse/` needs them: which there are, and which are only links. */
export interface PictureIndex {
  pictures: ReadonlyMap<string, unknown>;
  links: ReadonlySet<string>;
}

/** Parses a file's Markdown and starts gathering what its checks need. */
export function readTree(
  file: SourceFile,
  text: string,
  index: PictureIndex,
): { tree: Root; gathered: Gathered } | undefined {
  if (isTooDeep(file, text)) return undefined;
  const gathered: Gathered = {
    file,
    text,
    fences: new Set(),
    code: [],
    values: new Set(),
    picturePath: (address, offset) => picturePath(file, address, offset, index),
  };
  return { tree: parseMarkdown(text), gathered };
}

/** No slide nests twenty deep, and parsers take quadratic time where something does. */
const MAX_DEPTH = 20;

function isTooDeep(file: SourceFile, text: string): boolean {
  for (const match of text.matchAll(/^(?:[ \t]*(?:>|[-*+]|\d+[.)])[ \t]*)+|^[ \t]+(?=\S)/gm)) {
    const marks = match[0].match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
    const isRule = /^[-*_ \t]+$/.test(match[0]);
    if ((marks <= MAX_DEPTH || isRule) && match[0].length < 200) continue;
    report(file, "too-deep", match.index, {
      message: `This line is nested ${Math.max(marks, Math.floor(match[0].length / 4))} deep.`,
      expected: `at most ${MAX_DEPTH} levels`,
      help: "Split the list or quotation.",
    });
    return true;
  }
  return false;
}

function picturePath(
  file: SourceFile,
  address: string,
  offset: number,
  { pictures, links }: PictureIndex,
): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(address).replace(/^\.\//, "");
  } catch {
    path = address;
  }
  const outside =
    /^[a-z][a-z0-9+.-]*:|^[\\/]|\\/i.test(path) ||
    path.split("/").includes("..") ||
    [...links].some((link) => path === link || path.startsWith(`${link}/`));
  if (outside) {
    report(file, "picture-outside", offset, {
      message: `The picture "${address}" does not lie inside the programme's folder.`,
      expected: "a file inside the programme, like pictures/door.png",
      help: "Copy the picture into the programme's pictures folder (a copy, not a link to it) and name it from there.",
    });
    return undefined;
  }
  if (!pictures.has(path)) {
    report(file, "picture-missing", offset, {
      message: `There is no picture "${path}" in the programme.`,
      help: suggest(path, pictures.keys()),
    });
    return undefined;
  }
  return path;
}
