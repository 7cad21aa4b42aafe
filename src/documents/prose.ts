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

/** Running text (notes, keys, background) as HTML. Raw HTML in it is dropped. */
export function renderProse(markdown: string): string {
  return markdown === "" ? "" : String(processor.processSync(markdown));
}
