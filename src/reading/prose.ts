import type { Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { EditionSlide, Insert, MaterialShown, ParticipantEdition } from "../model/edition.ts";
import { stringsIn } from "../text/strings.ts";
import { replaceTokens } from "../text/tokens.ts";

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * What participants read of a slide as running text: its title, each paragraph, each point, each
 * text of a figure. Not what no one here wrote or no one reads from end to end: quotations of law,
 * tables, charts, contacts, blanks, marks of citation.
 */
export function proseOf(
  slide: EditionSlide,
  { inserts, exercises }: Pick<ParticipantEdition, "inserts" | "exercises">,
): string[] {
  const blocks = [slide.title];
  const add = (text: string): void => {
    const figures: Insert[] = [];
    const said = replaceTokens(text, (index) => {
      const insert = inserts[index];
      if (insert?.kind === "figure") figures.push(insert);
      return insert === undefined ? "" : insertText(insert);
    });
    blocks.push(said);
    for (const figure of figures) for (const part of figureTexts(figure)) add(part);
  };
  if (slide.kind === "exercise") {
    blocks.push(slide.aim);
    // What stands on its sheet is read as the slide is.
    for (const { slideId, material } of exercises)
      if (slideId === slide.id) for (const text of sheetTexts(material)) add(text);
  }
  for (const block of blocksOf(processor.parse(slide.body))) add(block);
  return blocks.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
}

/** The text of each paragraph, point and heading below the title. */
function blocksOf(root: Root): string[] {
  const [first, ...rest] = root.children;
  return (first?.type === "heading" ? rest : root.children).flatMap(blockTexts);
}

function blockTexts(node: RootContent): string[] {
  if (node.type === "table" || node.type === "code") return [];
  if (node.type === "paragraph" || node.type === "heading") return [textOf(node)];
  return "children" in node ? (node.children as RootContent[]).flatMap(blockTexts) : [];
}

function insertText(insert: Insert): string {
  return insert.kind === "text" || insert.kind === "fact" ? insert.text : "";
}

/** What is read of an exercise's sheet: choices and columns are words beside it, as in tables. */
const sheetTexts = ({ intro, items, rows }: MaterialShown): readonly string[] => [
  ...intro,
  ...items,
  ...rows,
];

/** The texts of a figure; a chart is a table. */
function figureTexts(insert: Insert): string[] {
  if (insert.kind !== "figure" || insert.chart) return [];
  const { figure, route } = insert;
  return [
    ...stringsIn(figure.data),
    ...route.map(({ when, who, does }) => `${when === undefined ? "" : `${when}: `}${who} ${does}`),
  ];
}
