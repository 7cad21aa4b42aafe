import type { Heading, RootContent } from "mdast";
import type * as z from "zod";
import { report } from "../model/diagnostics.ts";
import type { Leaf, Mark, Module, Slide } from "../model/programme.ts";
import type { SourceFile, Span } from "../model/source.ts";
import { frontMatterSchemas } from "../schemas/schemas.ts";
import { AUDIENCE_BLOCKS, HIDDEN_BLOCKS } from "./block-names.ts";
import { reportStrayColons } from "./colons.ts";
import { reportOtherId } from "./file-id.ts";
import { readFrontMatter, readSettings } from "./front-matter.ts";
import type { Gathered } from "./gathered.ts";
import { findMarks, spanOf } from "./marks.ts";
import { type PictureIndex, readTree } from "./read-tree.ts";
import { reportStructure } from "./structure.ts";
import { reportMisplacedValues } from "./values.ts";

/** Reads one module; undefined where its front matter cannot be used. */
export function parseModule(file: SourceFile, pictures: PictureIndex): Module | undefined {
  const { settings, text, at } = readFrontMatter(file, frontMatterSchemas.module);
  const parsed = readTree(file, text, pictures);
  if (!parsed) return undefined;
  const { tree, gathered } = parsed;
  const slides: Slide[] = [];
  for (const nodes of splitSlides(tree.children)) {
    const end = nodes.end ?? text.length;
    const module = settings?.value.title ?? "";
    const slide = parseSlide(nodes.content, { start: nodes.start, end }, module, gathered);
    if (slide) slides.push(slide);
  }
  reportStrayColons(file, text, gathered.fences, gathered.code);
  reportMisplacedValues(gathered);
  if (!settings) return undefined;
  const { id, title, question, for: audiences, notFor } = settings.value;
  reportOtherId(file, id, at + settings.offsetOf(["id"]));
  const filter = { for: audiences, notFor };
  return { id, title, question: question ?? "", filter, slides, origin: { file, offset: at } };
}

const CASES: readonly string[] = ["scenario", "exercise"];

interface SlideNodes {
  content: RootContent[];
  start: number;
  end: number | undefined;
}

/** Groups the top-level nodes by the slide breaks between them. */
function splitSlides(nodes: readonly RootContent[]): SlideNodes[] {
  const slides: SlideNodes[] = [{ content: [], start: 0, end: undefined }];
  for (const node of nodes) {
    const current = slides.at(-1) as SlideNodes;
    if (node.type !== "thematicBreak") current.content.push(node);
    else {
      const { start, end } = spanOf(node);
      current.end = start;
      slides.push({ content: [], start: end, end: undefined });
    }
  }
  return slides;
}

function parseSlide(
  nodes: readonly RootContent[],
  span: Span,
  module: string,
  gathered: Gathered,
): Slide | undefined {
  const { file, text } = gathered;
  const comment = nodes.find((node) => node.type === "html" && node.value.startsWith("<!--"));
  const root = { type: "root" as const, children: [...nodes] };
  const rest = nodes.filter((node) => node !== comment);
  const marks = findMarks(rest, root, gathered);
  reportStructure(rest, file, { isShown: true });
  const start = nodes[0] ? spanOf(nodes[0]).start : span.start;
  const settings = comment && readSlideSettings(comment, file, text);
  if (!comment) {
    report(file, "slide-settings-missing", start, {
      message:
        nodes.length === 0
          ? "There is nothing between two slide breaks."
          : "This slide has no settings.",
      expected: "<!--\nid: a-name-of-its-own\nminutes: 2\n-->",
      help: "Put them right after the slide break, each on a line of its own; or take out the break.",
    });
  } else if (comment !== nodes[0]) {
    report(file, "slide-before-settings", start, {
      message: "Something stands before this slide's settings.",
      expected: "the settings right after the slide break",
      help: "Move it below the settings, or add the slide break that is missing.",
    });
  }
  if (!comment || !settings) return undefined;
  const { id, for: audiences, notFor, minutes, priority, layout, ...limits } = settings;
  const heading = rest.find((node) => node.type === "heading");
  const shown = leavesOf(marks).find(({ name }) => CASES.includes(name));
  const origin = { file, offset: spanOf(comment).start };
  if (shown) reportTextBesideCase(file, rest, shown);
  else if (!heading) {
    report(file, "slide-without-title", origin.offset, {
      message: `The slide "${id}" has no title.`,
      expected: "## A title, outside any block",
      help: "Give it one: people who listen to the page, and the outline of the PDF, go by titles.",
    });
  }
  if (minutes === undefined && shown?.name !== "exercise") {
    report(file, "bad-data", origin.offset, {
      message: `The slide "${id}" does not say how long it takes.`,
      expected: "minutes: 2",
    });
  }
  return {
    id,
    module,
    filter: { for: audiences, notFor },
    minutes: minutes ?? 0,
    priority,
    layout: layout ?? "plain",
    ...limits,
    body: { file, start: spanOf(comment).end, end: span.end, marks },
    heading: heading && headingText(heading),
    origin,
  };
}

function readSlideSettings(
  comment: RootContent,
  file: SourceFile,
  text: string,
): z.output<typeof frontMatterSchemas.slide> | undefined {
  const { start, end } = spanOf(comment);
  const match = /^(<!--[ \t]*\n?)([\s\S]*?)-->[ \t]*$/.exec(text.slice(start, end));
  if (!match) {
    report(file, "slide-before-settings", start, {
      message: "Text stands on the line where the settings end.",
      expected: "--> at the end of its line",
    });
    return undefined;
  }
  const inner = match[2] as string;
  return readSettings(file, inner, start + (match[1] as string).length, frontMatterSchemas.slide)
    ?.value;
}

function headingText(heading: Heading): Span | undefined {
  const first = heading.children[0];
  const last = heading.children.at(-1);
  return first && last ? { start: spanOf(first).start, end: spanOf(last).end } : undefined;
}

/** Scenarios and exercises bring all that their slides show. */
function reportTextBesideCase(file: SourceFile, nodes: readonly RootContent[], leaf: Leaf): void {
  for (const node of nodes) {
    if (node.type === "leafDirective" && CASES.includes(node.name)) continue;
    if (node.type === "containerDirective") {
      if (HIDDEN_BLOCKS.includes(node.name)) continue;
      if (AUDIENCE_BLOCKS.includes(node.name)) {
        reportTextBesideCase(file, node.children, leaf);
        continue;
      }
    }
    report(file, "bad-block", spanOf(node).start, {
      message: `Text stands beside ::${leaf.name}{#${leaf.id}}, where it would not be shown.`,
      expected: `a slide with nothing but ::${leaf.name} and blocks for the trainer`,
      help: "Move it to a slide of its own; the title comes with what the line names.",
    });
  }
}

/** All leaves of these marks, those inside blocks too. */
export function leavesOf(marks: readonly Mark[]): Leaf[] {
  return marks.flatMap((mark) => {
    if (mark.kind === "leaf") return [mark];
    return mark.kind === "block" ? leavesOf(mark.marks) : [];
  });
}
