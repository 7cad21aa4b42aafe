import type { Nodes } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { report } from "../model/diagnostics.ts";
import type { Chapter } from "../model/programme.ts";
import type { SourceFile } from "../model/source.ts";
import { frontMatterSchemas } from "../schemas/schemas.ts";
import { suggest } from "../text/suggest.ts";
import { HIDDEN_BLOCKS } from "./block-names.ts";
import { reportStrayColons } from "./colons.ts";
import { reportOtherId } from "./file-id.ts";
import { readFrontMatter } from "./front-matter.ts";
import { findMarks, spanOf } from "./marks.ts";
import { type PictureIndex, readTree } from "./read-tree.ts";
import { reportStructure } from "./structure.ts";
import { reportMisplacedValues } from "./values.ts";

/** Reads one chapter of the trainer's guide; undefined where its front matter cannot be used. */
export function parseChapter(file: SourceFile, pictures: PictureIndex): Chapter | undefined {
  const { settings, text, at, body } = readFrontMatter(file, frontMatterSchemas.chapter);
  const parsed = readTree(file, text, pictures);
  if (!parsed) return undefined;
  const { tree, gathered } = parsed;
  for (const node of tree.children) reportMisplaced(node, file);
  const marks = findMarks(tree.children, tree, gathered);
  reportStructure(tree.children, file, { isShown: false });
  reportStrayColons(file, text, gathered.fences, gathered.code);
  reportMisplacedValues(gathered);
  if (!settings) return undefined;
  const { id, title, part, checklists, for: audiences, notFor, numbersReviewed } = settings.value;
  reportOtherId(file, id, at + settings.offsetOf(["id"]));
  const headings = tree.children
    .filter(({ type }) => type === "heading")
    .map((node) => plainText(node));
  for (const [index, heading] of (checklists === "all" ? [] : checklists).entries()) {
    if (headings.includes(heading)) continue;
    report(file, "unknown-reference", at + settings.offsetOf(["checklists", index]), {
      message: `There is no section "${heading}" in this chapter.`,
      help: suggest(heading, headings),
    });
  }
  return {
    id,
    title,
    part,
    checklists,
    filter: { for: audiences, notFor },
    numbersReviewed,
    body: { file, start: body, end: text.length, marks, isForTrainers: true },
    origin: { file, offset: at },
  };
}

/** Reports what belongs to slides, and would not be printed in a chapter, or not as meant. */
function reportMisplaced(node: Nodes, file: SourceFile): void {
  const { start } = spanOf(node);
  if (node.type === "thematicBreak") {
    report(file, "bad-block", start, {
      message: "A slide break stands in a chapter of the guide.",
      expected: "headings: a chapter has no slides",
      help: "Take it out, or make a chapter of its own of what follows.",
    });
  } else if (node.type === "containerDirective" && HIDDEN_BLOCKS.includes(node.name)) {
    report(file, "bad-block", start, {
      message: `:::${node.name} stands in a chapter of the guide, where it would not be printed.`,
      expected: "text as it is: all of a chapter is for trainers",
      help: "Take out its two fence lines, or move it to a slide.",
    });
  } else if (node.type === "leafDirective") {
    report(file, "bad-block", start, {
      message: `::${node.name} stands in a chapter of the guide, where it would not be printed.`,
      expected: "text; the guide prints every slide, figure and exercise where it is used",
      help: "Name it in a sentence, or move the line to a slide.",
    });
  }
  if (node.type === "containerDirective")
    for (const child of node.children) reportMisplaced(child, file);
}
