import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { diagnosticsOf } from "../../src/model/diagnostics.ts";
import { copyBase } from "../rules/check-project.ts";
import { makeProfile, makeProgramme, slide, slides } from "../tailor/make-programme.ts";
import { drawDecks } from "./draw.ts";

/** What police see (YES…) and do not (NO…) of a body that is fine, and what trainers see (KEY…). */
const bodies: [name: string, body: string][] = [
  ["a block for them", ":::for{police}\nYES1\n:::\n\n:::for{church}\nNO1\n:::"],
  ["a block for several", ":::for{church police}\nYES1\n:::\n\n:::for{church moi}\nNO1\n:::"],
  ["a block for those they extend", ":::for{adult}\nYES1\n:::\n\n:::not-for{adult}\nNO1\n:::"],
  [
    "a block not for others",
    ":::not-for{church}\nYES1\n:::\n\n:::not-for{church police}\nNO1\n:::",
  ],
  ["notes and keys", "YES1\n\n:::notes\nKEY1\n:::\n\n:::key\nKEY2\n:::\n\nYES2"],
  ["background reading", "YES1\n\n:::background\nNO1\n:::"],
  ["boxes", ":::warning\nYES1\n:::\n\n:::avoid\nYES2\n:::"],
  [
    "notes in a block",
    "::::for{police}\nYES1\n\n:::notes\nKEY1\n:::\n::::\n\n::::for{church}\nNO1\n\n:::notes\nNO2\n:::\n::::\n\nYES2",
  ],
  [
    "a block in notes",
    "YES1\n\n::::notes\nKEY1\n\n:::for{church}\nNO1\n:::\n\n:::for{police}\nKEY2\n:::\n::::",
  ],
  [
    "three blocks in one another",
    ":::::for{police}\n::::not-for{church}\n:::warning\nYES1\n:::\n::::\n:::::",
  ],
  ["a box around a block", "::::warning\nYES1\n\n:::for{church}\nNO1\n:::\n\nYES2\n::::"],
  ["a block right under a line of text", "YES1\n:::for{church}\nNO1\n:::\nYES2"],
  [
    "a block right before the next slide",
    `YES1\n\n:::notes\nKEY1\n:::\n\n---\n\n${slide("b", "## YES2")}YES3`,
  ],
  ["a block that ends the file", "YES1\n\n:::for{church}\nNO1\n:::"],
  [
    "a list after a list for some",
    "- YES1\n\n:::for{police}\n- YES2\n:::\n\n:::for{church}\n- NO1\n:::",
  ],
  [
    "a table for some",
    ":::for{police}\n| YES1 | YES2 |\n| - | - |\n| YES3 | YES4 |\n:::\n\n:::for{church}\n| NO1 |\n| - |\n:::",
  ],
  ["code in notes", "YES1\n\n:::notes\n```\nKEY1\n```\n:::"],
  ["a block with spaces and tabs after its fences", "YES1\n\n:::notes  \nKEY1\n:::\t\n\nYES2"],
  ["colons in code", "`:::notes` YES1\n\n```\na ::: b::c\n:::colons\nYES2\n:::\n```"],
  ["colons in a line", "At 9:30 YES1, a::b YES2, :smile: YES3"],
  ["a quotation and lists in lists", "> YES1\n>\n> - YES2\n>   - YES3\n\n1. YES4\n   - YES5"],
  ["a table with emphasis", "| **YES1** | *YES2* |\n| :-- | --: |\n| ~~YES3~~ | `YES4` |"],
  ["a hard line break", "YES1  \nYES2\\\nYES3\nYES4"],
  ["a heading with closing signs", "### YES1 ###\n\nYES2"],
  [
    "other slide breaks",
    `YES1\n\n***\n\n${slide("b", "## YES2\n\nYES3")}\n___\n\n${slide("c", "## YES4\n\nYES5")}`,
  ],
  ["text that looks like front matter", "YES1: a\nYES2: b"],
  ["characters that HTML knows", "YES1 &amp; &lt;b&gt; < YES2 > & YES3 \\<i> YES4"],
];

describe("what is fine is shown to those it is for, and to nobody else", () => {
  test.each(bodies)("%s", (_, body) => {
    const { programme, findings } = makeProgramme({
      modules: { m: slide("a", `## Title\n\n${body}`) },
    });
    const { participant, trainer } = drawDecks(
      programme,
      makeProfile("police", { extends: ["adult"] }),
    );
    expect(findings()).toEqual([]);
    const words = (html: string, start: string) =>
      [...new Set(html.match(new RegExp(`${start}\\d`, "g")))].sort();
    expect(words(participant, "YES")).toEqual(words(body, "YES"));
    expect(words(trainer, "KEY")).toEqual(words(body, "KEY"));
    expect(words(participant, "KEY")).toEqual([]);
    expect(words(participant + trainer, "NO")).toEqual([]);
  });
});

test("a slide's settings, layout and id are none of its text", () => {
  const text = slides(
    slide("one", "# Section", "layout: section"),
    slide("two", "## Title\n\nText", "priority: optional"),
  );
  const { programme } = makeProgramme({ modules: { m: text } });
  const { participant } = drawDecks(programme, makeProfile("police"));
  expect(participant).toContain('id="two"');
  expect(participant).toMatch(/<section id="one"[^>]* class="section"/);
  expect(participant).not.toMatch(/optional|minutes:|<!--/);
});

test("line ends of Windows, old Macs and a byte order mark change nothing", async () => {
  const drawn = await Promise.all(
    ["\n", "\r\n", "\r"].map(async (end) => {
      const project = await copyBase();
      for (const path of await readdir(project.folder, { recursive: true })) {
        if (!/\.(?:md|yaml)$/.test(path)) continue;
        const file = join(project.folder, path);
        const text = (await readFile(file, "utf8")).replaceAll("\n", end);
        await writeFile(file, end === "\n" ? text : `\ufeff${text}`);
      }
      const { programme, profiles, files } = await readProgramme(project, "2026-11-21");
      expect(diagnosticsOf(files)).toEqual([]);
      const police = profiles.get("police");
      if (!programme || !police) throw new Error("The base cannot be read.");
      return drawDecks(programme, police).trainer;
    }),
  );
  expect(drawn[1]).toBe(drawn[0]);
  expect(drawn[2]).toBe(drawn[0]);
});
