import { describe, expect, test } from "vitest";
import { makeProgramme, slide } from "../tailor/make-programme.ts";

/** A body that Markdown or Marp would show otherwise than meant, and all that is said about it. */
type Trap = [name: string, body: string, found: string[]];

/** Line of the file on which a body's second line stands, its title being the first. */
const at = (line: number, rule: string, column = 1) => `${rule} m.md:${line + 12}:${column}`;

/** Each body stands below "## Title" and a blank line: its first line is line 1. */
const traps: Trap[] = [
  ["a space before the name", "::: notes\nSECRET\n:::", [at(1, "stray-colons")]],
  ["text after the name", ":::notes label\nSECRET\n:::", [at(1, "stray-colons")]],
  ["a label in brackets", ":::notes[label]\nSECRET\n:::", [at(1, "bad-block")]],
  ["a comma between audiences", ":::for{police, moi}\nSECRET\n:::", [at(1, "stray-colons")]],
  ["a comma without a space", ":::for{police,moi}\nSECRET\n:::", [at(1, "stray-colons")]],
  ["a space before the brace", ":::for {police}\nSECRET\n:::", [at(1, "stray-colons")]],
  ["a brace that is not closed", ":::for{police\nSECRET\n:::", [at(1, "stray-colons")]],
  ["no audiences", ":::for\nSECRET\n:::", [at(1, "bad-block")]],
  ["empty braces", ":::for{}\nSECRET\n:::", [at(1, "bad-block")]],
  ["an audience with a sign", ":::for{.police}\nSECRET\n:::", [at(1, "bad-block")]],
  ["an audience with a value", ':::for{police="no"}\nSECRET\n:::', [at(1, "bad-block")]],
  ["notes for an audience", ":::notes{police}\nSECRET\n:::", [at(1, "bad-block")]],
  ["a block that is misspelled", ":::fro{police}\nSECRET\n:::", [at(1, "unknown-block")]],
  ["a block in capitals", ":::NOTES\nSECRET\n:::", [at(1, "unknown-block")]],
  ["a leaf in a block's place", "::for{police}\nSECRET\n\n", [at(1, "unknown-block")]],
  ["notes with two colons", "::notes\nSECRET\n", [at(1, "unknown-block")]],
  ["two colons and a space", ":: notes\nSECRET\n", [at(1, "stray-colons")]],
  [
    "one block in another with as many colons",
    ":::for{police}\n:::notes\nSECRET\n:::\nSECRET\n:::",
    [at(2, "bad-block"), at(6, "stray-colons")],
  ],
  ["a block that is never closed", ":::notes\nSECRET", [at(1, "unclosed-block")]],
  [
    "a block that is closed with fewer colons",
    "::::notes\nSECRET\n:::",
    [at(1, "unclosed-block"), at(3, "stray-colons")],
  ],
  [
    "an inner block that closes the outer one",
    "::::for{police}\n:::notes\nSECRET\n::::",
    [at(2, "unclosed-block")],
  ],
  [
    "colons in code inside a block",
    ":::notes\n```\n:::\n```\nSECRET\n:::",
    [at(2, "unclosed-code"), at(4, "unclosed-code")],
  ],
  ["colons inside a line", "Text :::notes", [at(1, "stray-colons", 6)]],
  ["a lone closing line", "Text\n\n:::", [at(3, "stray-colons")]],
  ["an indented block", "    :::notes\n    SECRET\n    :::", [at(1, "stray-colons", 5)]],
  ["a block indented with a tab", "\t:::notes\n\tSECRET\n\t:::", [at(1, "stray-colons", 2)]],
  ["a block in a quotation", "> :::notes\n> SECRET\n> :::", [at(1, "block-in-wrong-place", 3)]],
  [
    "a block between list items",
    "- one\n\n  :::notes\n  SECRET\n  :::\n\n- two",
    [at(3, "block-in-wrong-place", 3)],
  ],
  [
    "a block between table rows",
    "| a |\n| - |\n| b |\n:::notes\nSECRET\n:::\n| c |",
    [at(4, "block-in-wrong-place")],
  ],
  [
    "a block between two parts of a list",
    "- a\n\n:::notes\nSECRET\n:::\n\n- b",
    [at(3, "block-in-wrong-place")],
  ],
  [
    "a block right between list items",
    "1. a\n:::notes\nSECRET\n:::\n2. b",
    [at(2, "block-in-wrong-place")],
  ],
  ["a leaf in a list", "- ::contacts", [at(1, "block-in-wrong-place", 3)]],
  ["a leaf with braces", "::contacts{#x}", [at(1, "bad-block")]],
  ["a leaf without an id", "::figure", [at(1, "bad-block")]],
  ["a leaf with a label", "::figure[x]{#x}", [at(1, "bad-block")]],
  ["a leaf with text", "::figure{#x} text", [at(1, "stray-colons")]],
  ["a slide break in a block", ":::notes\nSECRET\n\n---\n\nSECRET\n:::", [at(4, "break-in-block")]],
  ["a slide break in a quotation", "> text\n>\n> ---", [at(3, "break-in-block", 3)]],
  ["a heading underlined with -", "text\n---", [at(1, "setext-heading")]],
  ["a heading underlined with =", "text\n===", [at(1, "setext-heading")]],
  ["a heading underlined in a block", ":::notes\ntext\n---\n:::", [at(2, "setext-heading")]],
  ["a footnote", "text[^1]\n\n[^1]: note", [at(3, "unsupported-markdown")]],
  ["a footnote without its text", "text[^1]", [at(1, "unsupported-markdown", 5)]],
  [
    "a link whose address stands apart",
    "[text][door]\n\n[door]: #door",
    [at(3, "unsupported-markdown")],
  ],
  [
    "a list to tick",
    "- [ ] one\n- [x] two",
    [at(1, "unsupported-markdown"), at(2, "unsupported-markdown")],
  ],
  ["one ~ around words", "a ~word~ b", [at(1, "unsupported-markdown", 3)]],
  ["Marp's fit", "<!-- fit -->", [at(1, "stray-comment")]],
  ["a comment in a heading", "### Title <!-- fit -->", [at(1, "stray-comment", 11)]],
  ["a comment in a block", ":::notes\n<!-- a remark -->\n:::", [at(2, "stray-comment")]],
  [
    "a comment around a block",
    "<!--\n:::notes\nSECRET\n:::\n-->",
    [at(1, "stray-comment"), at(2, "stray-colons")],
  ],
  [
    "a comment that closes a block",
    ":::notes\n<!--\n:::\n-->\nSECRET",
    [at(2, "stray-comment"), at(4, "stray-comment")],
  ],
  ["Marp's headingDivider", "<!-- headingDivider: 2 -->", [at(1, "stray-comment")]],
  ["a style", "<style>section {}</style>", [at(1, "raw-html")]],
  ["a scoped style", "text\n\n<style scoped>h1 {}</style>", [at(3, "raw-html")]],
  ["the end of a style", "</style>", [at(1, "raw-html")]],
  ["a script", "<script>\nalert(1)\n\n</script>", [at(1, "raw-html")]],
  [
    "HTML around a block",
    "<div>\n:::notes\nSECRET\n:::\n</div>",
    [at(1, "raw-html"), at(2, "stray-colons")],
  ],
  ["code that is never closed", "```\n:::notes", [at(1, "unclosed-code")]],
  [
    "code that is never closed in a block",
    ":::notes\n```\nSECRET\n:::\n",
    [at(2, "unclosed-code")],
  ],
  [
    "code that only the next code closes",
    "```\ntext\n\n:::notes\nSECRET\n:::\n\n```js\ntext\n```",
    [at(1, "unclosed-code")],
  ],
  ["a block in code", "```\ntext\n:::notes\nSECRET\n:::\n```", [at(3, "block-in-code")]],
  [
    "blocks in one another in code",
    "~~~text\n::::for{police}\n:::notes\nSECRET\n:::\n::::\n~~~",
    [at(2, "block-in-code"), at(3, "block-in-code")],
  ],
  ["a slip of the pen in code", "```\n  ::: Notes\nSECRET\n:::\n```", [at(2, "block-in-code", 3)]],
  [
    "a block in code in a block",
    "::::for{police}\n```\n:::key\nSECRET\n```\n::::",
    [at(3, "block-in-code")],
  ],
  ["half a comment", "!-- SECRET -->", [at(1, "stray-comment"), at(1, "stray-comment", 12)]],
  ["text beside what opens code", "```js text\ntext\n```", [at(1, "unsupported-markdown")]],
  ["a row with too many cells", "| a |\n| - |\n| b | c |", [at(3, "unsupported-markdown")]],
  ["two colons and a block inside a line", ".::notes\nSECRET", [at(1, "stray-colons", 2)]],
  ["code fenced with other signs", "```\ntext\n~~~", [at(1, "unclosed-code")]],
];

describe("what would not be shown as meant is refused where it stands", () => {
  test.each(traps)("%s", (_, body, found) => {
    const { findings } = makeProgramme({ modules: { m: slide("a", `## Title\n\n${body}`) } });
    expect(findings()).toEqual(found);
  });
});

describe("so it is with the line ends of Windows turned into ours, and with more around it", () => {
  test.each(traps)("%s", (_, body, found) => {
    const wrapped = slide("a", `## Title\n\n${body}\n\n---\n\n${slide("b", "## Next\n\ntext")}`);
    const { findings } = makeProgramme({ modules: { m: wrapped } });
    expect(findings().length > 0).toBe(found.length > 0);
  });
});
