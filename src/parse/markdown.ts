import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

/**
 * The flow half of remark-directive: `:::block` and `::leaf`. Its text half would turn the `:30`
 * of "9:30" into a directive.
 */
function flowDirectives(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const { flow, disable } = directive();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow, disable }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}

const processor = unified().use(remarkParse).use(remarkGfm).use(flowDirectives).freeze();

/** Markdown as a syntax tree with offsets: CommonMark, GFM and our blocks and leaves. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
