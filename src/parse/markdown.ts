import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { directive } from "micromark-extension-directive";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

/**
 * What slides know beside CommonMark: tables, and the flow half of directives (`:::block` and
 * `::leaf`; the text half would turn the `:30` of "9:30" into one). The rest of GFM would triple
 * the time this takes, and what slides do not show is reported anyway.
 */
function slideSyntax(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const { flow, disable } = directive();
  data.micromarkExtensions = [gfmTable(), { flow, disable }];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown(), directiveFromMarkdown()];
}

const processor = unified().use(remarkParse).use(slideSyntax).freeze();

/** Markdown as a syntax tree with offsets. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
