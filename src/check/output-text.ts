import type { OutputFile } from "../model/document.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import { plainHtml } from "../text/html.ts";

/** Text found somewhere in an output file. */
export interface FoundText {
  /** Where: text, attributes, comments, metadata, outline, strings, streams. */
  where: string;
  text: string;
}

const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<FoundText[]>>> = {
  html: async (bytes) => htmlTexts(Buffer.from(bytes).toString("utf8")),
  pdf: pdfTexts,
};

/** All a file says to anyone who looks into it, decoded; every format needs a reader here. */
export async function textsOf({
  format,
  path,
  bytes,
}: Pick<OutputFile, "format" | "path" | "bytes">): Promise<FoundText[]> {
  const read = Object.hasOwn(READERS, format) ? READERS[format] : undefined;
  if (!read) throw new Error(`No one can say what ${path} holds: ${format} has no reader.`);
  return read(bytes);
}

function htmlTexts(html: string): FoundText[] {
  // Fonts and pictures are the bulk of a page and say nothing.
  const light = html.replace(/data:(?:font|image\/(?!svg))[^"')]*/g, "data:");
  const attributes = [...light.matchAll(/[\w-]+\s*=\s*("[^"]*"|'[^']*')/g)].map(
    ([, value = ""]) => value,
  );
  const comments = [...light.matchAll(/<!--([\s\S]*?)-->/g)].map(([, text = ""]) => text);
  return [
    { where: "text", text: plainHtml(light) },
    { where: "attributes", text: plainHtml(attributes.join("\n").replace(/[<>]/g, " ")) },
    { where: "comments", text: comments.join("\n") },
    { where: "source", text: light },
  ];
}

async function pdfTexts(bytes: Uint8Array): Promise<FoundText[]> {
  const { title, pages, outline, strings, streams } = await readPdf(bytes);
  return [
    { where: "text", text: pages.join("\n") },
    { where: "outline", text: outline.join("\n") },
    { where: "metadata and strings", text: [title, ...strings].join("\n") },
    { where: "streams", text: streams.join("\n") },
  ];
}
