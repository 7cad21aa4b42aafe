import type { Nodes, Parents } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { report } from "../model/diagnostics.ts";
import type { Block, BlockName, Leaf, Mark } from "../model/programme.ts";
import type { RuleId } from "../model/rules.ts";
import type { Span } from "../model/source.ts";
import { suggest } from "../text/suggest.ts";
import { AUDIENCE_BLOCKS, BLOCKS } from "./block-names.ts";
import { readCode } from "./code.ts";
import type { Gathered } from "./gathered.ts";
import { reportVagueLink } from "./links.ts";
import { readPicture } from "./picture.ts";
import { reportUnsupportedText, reportWideRows } from "./unsupported.ts";
import { findValues } from "./values.ts";

const LEAVES: readonly string[] = ["scenario", "exercise", "figure", "contacts"];

/** The marks among these nodes in reading order; what cannot be shown as meant is reported. */
export function findMarks(nodes: readonly Nodes[], parent: Parents, to: Gathered): Mark[] {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== "containerDirective") continue;
    const [before, after] = [nodes[index - 1], nodes[index + 1]];
    if (before && after && joins(before, after, to)) reportBetween(node, before.type, to);
  }
  return nodes.flatMap((node) => marksOfNode(node, parent, to));
}

/** Whether two nodes were meant as parts of one list or table. */
function joins(before: Nodes, after: Nodes, { text }: Gathered): boolean {
  if (before.type === "list") return after.type === "list" && before.ordered === after.ordered;
  return before.type === "table" && text.charAt(spanOf(after).start) === "|";
}

function marksOfNode(node: Nodes, parent: Parents, to: Gathered): Mark[] {
  const { start, end } = spanOf(node);
  const source = to.text.slice(start, end);
  const refuse = (rule: RuleId, message: string, help: string) =>
    report(to.file, rule, start, { message, help });
  switch (node.type) {
    case "containerDirective":
      return [readBlock(node, parent, to)].filter((mark) => mark !== undefined);
    case "leafDirective":
      return [readLeaf(node, parent, to)].filter((mark) => mark !== undefined);
    case "text":
      reportUnsupportedText(start, source, to.file);
      return findValues(start, source, to);
    case "image":
      return [readPicture(start, source, node.url, node.alt ?? "", to)].filter(
        (m) => m !== undefined,
      );
    case "code":
      if (node.meta) {
        refuse(
          "unsupported-markdown",
          "Text stands on the line that opens this code, where it is not shown.",
          "Begin the code on the next line.",
        );
      }
      readCode(start, end, source, to);
      return [];
    case "inlineCode":
      to.code.push({ start, end });
      return [];
    case "link":
      if (source.startsWith("<")) return []; // its text is its address, where no value can stand
      reportVagueLink(node, start, to.file);
      break;
    case "html":
      if (source.startsWith("<!--")) {
        refuse(
          "stray-comment",
          "A comment stands in the text; Marp would read it as settings or speaker notes.",
          "Put what the trainer should read into a :::notes block; delete the rest.",
        );
      } else {
        refuse(
          "raw-html",
          `HTML in the text: ${source.split("\n", 1)[0]?.slice(0, 60)}`,
          "Write it as Markdown; for boxes use :::warning, for columns the layout setting.",
        );
      }
      return [];
    case "heading":
      if (!source.startsWith("#")) {
        refuse(
          "setext-heading",
          "A line of = or - under this text makes it a heading.",
          "For a heading write ## before it; for a slide break leave a blank line before ---.",
        );
      }
      break;
    case "thematicBreak":
      if (parent.type !== "root") {
        refuse(
          "break-in-block",
          `A slide break stands inside a ${parent.type === "containerDirective" ? "block" : parent.type}.`,
          "Close the block before the break and open it again after it.",
        );
      }
      return [];
    case "definition":
      refuse(
        "unsupported-markdown",
        node.identifier.startsWith("^")
          ? "Slides have no footnotes."
          : "A link's address stands apart from it, where a cut could lose it.",
        "Cite with {{source.…}} or {{fact.…}}; link to another slide with [text](#its-id).",
      );
      return [];
    case "table":
      reportWideRows(node, to.file);
      break;
    case "listItem":
      if (/^(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s/.test(source)) {
        refuse("unsupported-markdown", "Slides have no tick lists.", "Use a plain list.");
      }
      break;
  }
  return "children" in node ? findMarks(node.children as Nodes[], node as Parents, to) : [];
}

function reportBetween(node: ContainerDirective, around: string, to: Gathered): void {
  report(to.file, "block-in-wrong-place", spanOf(node).start, {
    message: `A block stands inside a ${around}; cutting it out would break what is around it.`,
    expected: "a block between paragraphs, lists and tables",
    help: "Put the whole list or table into the block, once for each audience.",
  });
}

function readBlock(node: ContainerDirective, parent: Parents, to: Gathered): Block | undefined {
  const { start, end } = spanOf(node);
  const source = to.text.slice(start, end);
  const colons = /^:+/.exec(source)?.[0].length ?? 3;
  const opening = source.split("\n", 1)[0] as string;
  to.fences.add(start);
  const fail = (rule: RuleId, message: string, expected: string, help: string) =>
    report(to.file, rule, start, { message, expected, help });

  if (!BLOCKS.includes(node.name)) {
    fail(
      "unknown-block",
      `There is no block "${node.name}".`,
      "one of the known blocks",
      suggest(node.name, BLOCKS),
    );
  }
  const wantsAudiences = AUDIENCE_BLOCKS.includes(node.name);
  const shape = wantsAudiences
    ? /^:+[a-z-]+\{([a-z0-9-]+(?: +[a-z0-9-]+)*)\}\s*$/
    : /^:+[a-z-]+()\s*$/;
  const match = shape.exec(opening);
  if (!match && BLOCKS.includes(node.name)) {
    const example = `:::${node.name}${wantsAudiences ? "{police moi}" : ""}`;
    fail(
      "bad-block",
      `"${opening.trim()}" is not how this block opens.`,
      example,
      wantsAudiences
        ? "Audience ids stand between braces with spaces between them, and nothing else on the line."
        : "The line holds nothing but colons and the name.",
    );
  }
  if (parent.type !== "root" && parent.type !== "containerDirective") {
    reportBetween(node, parent.type, to);
  }
  let isTooLong = false;
  if (parent.type === "containerDirective") {
    const outer = /^:+/.exec(to.text.slice(spanOf(parent).start))?.[0].length ?? 0;
    isTooLong = outer <= colons;
    if (isTooLong) {
      fail(
        "bad-block",
        `This block has ${colons} colons inside a block of ${outer}; its end would end the outer one.`,
        `${colons + 1} colons on the lines that open and close the outer block`,
        "Add a colon to both lines of the outer block.",
      );
    }
  }
  const closing = /\n[ \t>]*(:{3,})[ \t]*$/.exec(source);
  const closeStart = closing ? start + closing.index + closing[0].indexOf(":") : end;
  if (isTooLong) to.fences.add(closeStart);
  else if (!closing || (closing[1]?.length ?? 0) < colons || to.fences.has(closeStart)) {
    fail(
      "unclosed-block",
      `The block "${opening.trim()}" is never closed; everything after it would vanish into it.`,
      `a line ${":".repeat(colons)} where it ends`,
      "Add that line, with no more and no fewer colons than the line that opens it.",
    );
  } else to.fences.add(closeStart);

  const marks = findMarks(node.children, node, to);
  if (!BLOCKS.includes(node.name)) return undefined;
  return {
    kind: "block",
    name: node.name as BlockName,
    audiences: match?.[1]?.split(/ +/).filter(Boolean) ?? [],
    start,
    end,
    fences: [
      { start, end: start + opening.length },
      { start: closing ? start + closing.index + 1 : end, end },
    ],
    marks,
  };
}

function readLeaf(node: LeafDirective, parent: Parents, to: Gathered): Leaf | undefined {
  const { start, end } = spanOf(node);
  const source = to.text.slice(start, end);
  to.fences.add(start);
  if (!LEAVES.includes(node.name)) {
    report(to.file, "unknown-block", start, {
      message: BLOCKS.includes(node.name)
        ? `"::${node.name}" has two colons, so it is no block, and what follows it is shown.`
        : `There is no "::${node.name}".`,
      expected: BLOCKS.includes(node.name) ? `:::${node.name} with three colons` : undefined,
      help: suggest(node.name, LEAVES),
    });
    return undefined;
  }
  const match = /^::[a-z-]+(?:\{#([a-z0-9-]+)\})?\s*$/.exec(source);
  const wantsId = node.name !== "contacts";
  if (!match || (match[1] !== undefined) !== wantsId) {
    report(to.file, "bad-block", start, {
      message: `"${source.trim()}" is not how this line is written.`,
      expected: wantsId ? `::${node.name}{#its-id}` : `::${node.name}`,
    });
    return undefined;
  }
  if (parent.type !== "root" && parent.type !== "containerDirective") {
    report(to.file, "block-in-wrong-place", start, {
      message: `"${source.trim()}" stands inside a ${parent.type}.`,
      expected: "a line of its own between paragraphs",
    });
  }
  return { kind: "leaf", name: node.name as Leaf["name"], id: match[1] ?? "", start, end };
}

/** Where a node stands. Nodes that come from a file always know. */
export function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
