import { expect, test } from "vitest";
import { makeProgramme, slide } from "../tailor/make-programme.ts";

const chapter = (body: string, settings = "") =>
  `---\nid: c\ntitle: A chapter\npart: before\n${settings}---\n\n${body}\n`;

const findings = (text: string): string[] =>
  makeProgramme({
    modules: { m: slide("one", "## One\n\nText") },
    chapters: { c: text },
  }).findings();

test("a chapter is text for trainers, with headings, lists and blocks for audiences", () => {
  const body = "Text.\n\n## To do\n\n- one\n\n:::for{police}\n\nFor the police.\n\n:::";
  expect(findings(chapter(body, 'checklists: ["To do"]\n'))).toEqual([]);
});

test.each([
  ["a slide break", "One.\n\n---\n\nTwo.", "", "bad-block c.md:9:1"],
  ["a block for trainers", ":::notes\n\nText.\n\n:::", "", "bad-block c.md:7:1"],
  ["an exercise", "::exercise{#sort}", "", "bad-block c.md:7:1"],
  ["a case inside a block", ":::for{police}\n\n::scenario{#x}\n\n:::", "", "bad-block c.md:9:1"],
  ["a checklist that is no section", "## To do", 'checklists: ["To be"]\n', "unknown-reference"],
])("%s in a chapter is a mistake with its place", (_, body, settings, finding) => {
  expect(findings(chapter(body, settings)).join("\n")).toContain(finding);
});
