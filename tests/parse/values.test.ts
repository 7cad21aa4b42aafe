import { describe, expect, test } from "vitest";
import { plainHtml } from "../../src/text/html.ts";
import { makeProfile, makeProgramme, slide } from "../tailor/make-programme.ts";
import { drawDecks } from "./draw.ts";

const V = "{{fact.x}}";

/** Where a value cannot be put in, and what is said about it. All stand in line 13. */
const misplaced: [where: string, body: string, found: string[]][] = [
  ["in a picture's description", `![${V}](pictures/door.png)`, ["misplaced-value m.md:13:3"]],
  [
    "in a picture's address",
    `![A door](${V})`,
    ["misplaced-value m.md:13:11", "picture-missing m.md:13:1"],
  ],
  ["in a picture's title", `![A door](pictures/door.png "${V}")`, ["misplaced-value m.md:13:30"]],
  ["in a link's address", `[text](${V})`, ["misplaced-value m.md:13:8"]],
  ["in a link between angles", `<https://${V}>`, ["misplaced-value m.md:13:10"]],
  ["in an attribute", `<b title="${V}">`, ["misplaced-value m.md:13:11", "raw-html m.md:13:1"]],
  ["in code", `\`${V}\``, ["misplaced-value m.md:13:2"]],
  ["in a code block", `\`\`\`\n${V}\n\`\`\``, ["misplaced-value m.md:14:1"]],
  ["in indented code", `    ${V}`, ["misplaced-value m.md:13:5"]],
  ["split by emphasis", "{{*fact*.x}}", ["misplaced-value m.md:13:1"]],
  ["split over lines", "{{fact\n.x}}", ["misplaced-value m.md:13:1"]],
  ["never closed", "{{fact.x}", ["misplaced-value m.md:13:1"]],
  ["after a backslash", `\\${V}`, ["misplaced-value m.md:13:2"]],
  ["glued in bold", `word**${V}**word`, ["misplaced-value m.md:13:7"]],
  ["glued before bold", `**${V}**word`, ["misplaced-value m.md:13:3"]],
  ["glued after italics", `word*${V}*`, ["misplaced-value m.md:13:6"]],
  [
    "in a block's braces",
    `:::for{${V}}\ntext\n:::`,
    ["misplaced-value m.md:13:7", "stray-colons m.md:13:1"],
  ],
];

describe("a value is refused", () => {
  test.each(misplaced)("%s", (_, body, found) => {
    const { findings } = makeProgramme({ modules: { m: slide("a", `## Title\n\n${body}`) } });
    expect(findings().sort()).toEqual(found.sort());
  });
});

/** Texts around a value that Markdown would read otherwise if the value's text stood in them. */
const around: [body: string, shown: string][] = [
  [`${V}. Text`, "1. Text"],
  [`${V}) Text`, "1) Text"],
  [`Text ${V}.`, "Text 1."],
  [`**${V}**`, "1"],
  [`- ${V}`, "1"],
  [`| a |\n| - |\n| ${V} |`, "1"],
  [`> ${V}`, "1"],
  [`[${V}](#a)`, "1"],
  [`### Sub ${V}`, "Sub 1"],
  [`{{ fact.x }}`, "1"],
  [`(${V})`, "(1)"],
  [`"${V}" {*${V}*}`, '"1" {1}'],
];

describe("a value becomes text, whatever stands around it", () => {
  test.each(around)("%s", (body, shown) => {
    expect(bare(plain(decks(body, "1").participant))).toContain(bare(shown));
  });
});

/** Values that would be markup, had an author typed them. */
const hostile = [
  "<script>alert(1)</script>",
  "<b>bold</b>",
  "&lt;b&gt;",
  "[link](#a)",
  "![alt](pictures/door.png)",
  "**bold** _it_ `code` ~~gone~~",
  "# heading",
  "- item",
  "1. item",
  "---",
  "::: notes",
  "| a | b |",
  "{{fact.x}}",
  "<!-- _class: lead -->",
  "https://example.org",
  '"><img src=x onerror=alert(1)>',
  "$& $1 $$ \\1",
  "line\n\n---\n\nline",
];

describe("a value is printed character for character", () => {
  test.each(hostile)("%s", (value) => {
    const { participant } = decks(`Before ${V} after`, value);
    expect(plain(participant)).toContain(`Before ${value.replace(/\s+/g, " ")} [1] after`);
    expect(participant).not.toMatch(/<script|<img|onerror=alert\(1\)>|<b>|<!--/);
    expect(participant.match(/<section /g)).toHaveLength(3);
  });

  test.each(hostile)("%s, in the notes", (value) => {
    const { trainer } = decks(`Text\n\n:::notes\nBefore ${V} after\n:::`, value);
    const printed = `Before ${value.replace(/\s+/g, " ")} (Publisher of book, 2025) after`;
    expect(plain(trainer)).toContain(printed);
    expect(trainer).not.toMatch(/<script|<img|onerror=alert\(1\)>|<b>|<!--/);
  });

  test.each(hostile)("%s, in the title", (value) => {
    const { participant, editions } = decks("Text", value, `## Title ${V}`);
    expect(plain(participant)).toContain(`Title ${value.replace(/\s+/g, " ")}`);
    expect(editions.participant.slides[0]?.title).toBe(`Title ${value}`);
  });
});

function decks(body: string, value: string, title = "## Title") {
  const made = makeProgramme({
    modules: { m: slide("a", `${title}\n\n${body}`) },
    facts: [{ id: "x", value }],
  });
  const drawn = drawDecks(made.programme, makeProfile("police"));
  expect(made.findings()).toEqual([]);
  return drawn;
}

/** The text of a page with its white space made even. */
const plain = (html: string): string => plainHtml(html).replace(/\s+/g, " ");

/** The same without citations and white space, which stand beside a value. */
const bare = (text: string): string => text.replace(/\[1\]|\s/g, "");
