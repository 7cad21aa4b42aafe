import type { OutputReading } from "../../model/document.ts";
import { plainHtml } from "../../text/html.ts";

/** Reads a page back: its text, and what only those see who look into its source. */
export async function readHtml(bytes: Uint8Array): Promise<OutputReading> {
  const html = Buffer.from(bytes).toString("utf8");
  // Fonts and pictures are the bulk of a page and say nothing.
  const light = html.replace(/data:(?:font|image\/(?!svg))[^"')]*/g, "data:");
  const attributes = [...light.matchAll(/[\w-]+\s*=\s*("[^"]*"|'[^']*')/g)].map(
    ([, value = ""]) => value,
  );
  const comments = [...light.matchAll(/<!--([\s\S]*?)-->/g)].map(([, text = ""]) => text);
  const drawings = [...html.matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/g)].map(
    ([, data = ""]) => Buffer.from(data, "base64").toString("utf8"),
  );
  const texts = [
    { where: "text", text: plainHtml(light) },
    { where: "attributes", text: plainHtml(attributes.join("\n").replace(/[<>]/g, " ")) },
    { where: "comments", text: comments.join("\n") },
    { where: "pictures", text: drawings.join("\n") },
    { where: "source", text: light },
  ];
  return {
    texts,
    problems: ({ slides }) => {
      const ids = new Set([...light.matchAll(/<[a-z][^>]*\sid="([^"]*)"/g)].map(([, id]) => id));
      const missing = slides.find(({ id }) => !ids.has(id));
      if (missing) return [`the part "${missing.id}" is not in it`];
      return html.trimEnd().endsWith("</html>") ? [] : ["it is cut short"];
    },
  };
}
