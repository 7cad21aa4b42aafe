import type { Root } from "mdast";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const reader = unified().use(remarkParse).use(remarkGfm).freeze();
const writer = unified().use(remarkRehype).use(rehypeStringify).freeze();

/**
 * Running text (notes, keys, background, chapters) as HTML. Raw HTML in it is dropped. Its headings
 * go down by so many levels, to stand under those of the document. What `afterPoint` gives stands at
 * the end of each point of its lists, as text: a token.
 */
export function renderProse(
  markdown: string,
  levels = 0,
  afterPoint?: (index: number) => string | undefined,
): string {
  if (markdown === "") return "";
  const tree = reader.parse(markdown);
  if (afterPoint) addToPoints(tree, afterPoint);
  const html = writer.stringify(writer.runSync(tree));
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash: string, level: string) => {
    return `<${slash}h${Math.min(6, Number(level) + levels)}>`;
  });
}

/** Adds a paragraph to each point of the lists of a text; points within points are part of theirs. */
function addToPoints(tree: Root, afterPoint: (index: number) => string | undefined): void {
  let index = 0;
  for (const { children } of tree.children.filter((node) => node.type === "list")) {
    for (const point of children) {
      const value = afterPoint(index++);
      if (value === undefined) continue;
      point.children.push({ type: "paragraph", children: [{ type: "text", value }] });
    }
  }
}
