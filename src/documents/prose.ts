import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeStringify)
  .freeze();

/**
 * Running text (notes, keys, background, chapters) as HTML. Raw HTML in it is dropped. Its headings
 * go down by so many levels, to stand under those of the document.
 */
export function renderProse(markdown: string, levels = 0): string {
  if (markdown === "") return "";
  const html = String(processor.processSync(markdown));
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash: string, level: string) => {
    return `<${slash}h${Math.min(6, Number(level) + levels)}>`;
  });
}
