import type { Heading, Nodes, Table } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import { AUDIENCE_BLOCKS, HIDDEN_BLOCKS } from "./block-names.ts";

/** What people can still take in from a slide, and read from the back of a room. */
const MAX_ROWS = 8;
const MAX_COLUMNS = 5;

/** Headings of notes, keys and background reading stand under their slide's title. */
const TITLE_LEVEL = 2;

/**
 * Reports headings that skip a level, and tables that are too long for the slide they are shown
 * on. The nodes are those of one slide, or of one part of a scenario or exercise.
 */
export function reportStructure(
  nodes: readonly Nodes[],
  file: SourceFile,
  { isShown }: { isShown: boolean },
): void {
  visit(nodes, 1, file, isShown);
}

/** Goes through nodes that stand under a heading of this level; gives the level they end at. */
function visit(nodes: readonly Nodes[], level: number, file: SourceFile, isShown: boolean): number {
  let current = level;
  for (const node of nodes) {
    if (node.type === "heading") {
      if (node.depth > current + 1) reportSkipped(node, current, file);
      current = node.depth;
    } else if (node.type === "containerDirective" && HIDDEN_BLOCKS.includes(node.name)) {
      visit(node.children, TITLE_LEVEL, file, false);
    } else if (node.type === "containerDirective" && AUDIENCE_BLOCKS.includes(node.name)) {
      // For some it is cut out, so what follows may stand under what came before.
      current = Math.min(current, visit(node.children, current, file, isShown));
    } else {
      if (node.type === "table" && isShown) reportLongTable(node, file);
      if ("children" in node) current = visit(node.children as Nodes[], current, file, isShown);
    }
  }
  return current;
}

function reportSkipped(heading: Heading, level: number, file: SourceFile): void {
  const expected = "#".repeat(level + 1);
  report(file, "heading-skipped", heading.position?.start, {
    message: `"${plainText(heading).slice(0, 60)}" is a heading of level ${heading.depth} under one of level ${level}.`,
    expected: `${expected} ${plainText(heading).slice(0, 60)}`,
    help: "A slide's title has # or ##, the headings under it one # more. Levels say what belongs to what; size is the theme's business.",
  });
}

function reportLongTable(table: Table, file: SourceFile): void {
  const rows = table.children.length - 1;
  const columns = table.children[0]?.children.length ?? 0;
  if (rows <= MAX_ROWS && columns <= MAX_COLUMNS) return;
  report(file, "table-too-long", table.position?.start, {
    message: `This table has ${rows} rows below its head and ${columns} columns.`,
    expected: `at most ${MAX_ROWS} rows and ${MAX_COLUMNS} columns on a slide`,
    help: "Keep the rows that matter most, share it between two slides, or move the whole table into :::background.",
  });
}
