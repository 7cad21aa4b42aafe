import type { Link } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";

/** Words that could lead anywhere: a link that has no others says nothing. */
const VAGUE = new Set(
  "a about address an and back click continue detail details find follow for go here info information it learn link links look more next now of on our out page please press read right see show site slide tap that the there these this those to visit web webpage website you".split(
    " ",
  ),
);

/** Reports a link whose text, read on its own, does not say where it leads. */
export function reportVagueLink(link: Link, start: number, file: SourceFile): void {
  const text = plainText(link).replace(/\s+/g, " ").trim();
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const isAddress = /^(?:#|[a-z][a-z0-9+.-]*:\/\/|www\.)\S*$/i.test(text) || text === link.url;
  if (!isAddress && words.split(" ").some((word) => word !== "" && !VAGUE.has(word))) return;
  report(file, "vague-link", start, {
    message:
      text === ""
        ? "This link has no text."
        : isAddress
          ? `The text of this link is only an address: "${text}".`
          : `A link called "${text}" does not say where it leads.`,
    expected: "[the name of what it leads to](#its-id)",
    help: "People who use a screen reader go through the links of a page as a list, without the text around them.",
  });
}
