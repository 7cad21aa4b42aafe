import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { checkWording } from "../../src/check/wording/wording.ts";
import {
  makeProfile,
  makeProgramme,
  type ProgrammeParts,
  slide,
} from "../tailor/make-programme.ts";

/** What is said of numbers: "rule file:line:column". */
function findings(parts: ProgrammeParts): string[] {
  const { programme, findings } = makeProgramme({
    facts: [{ id: "seven" }],
    contacts: [{ id: "emergency", number: "999" }],
    ...parts,
  });
  checkWording(programme, new Map(), new Set());
  return findings();
}

const onSlide = (text: string, settings = "") =>
  findings({ modules: { m: slide("a", `## Title\n\n${text}`, settings) } }).map(
    (line) => line.split(" ", 1)[0],
  );

describe("a number in prose is found once, where nothing else found it", () => {
  test.each<[string, string[]]>([
    ["In 2015", ["typed-number"]],
    ["At 9:30 on page 12", ["typed-number", "typed-number"]],
    ["Ages 11-14, 16+", ["typed-number", "typed-number"]],
    ["A share of 2.5, or 1/2", ["typed-number", "typed-number"]],
    ["Article 3(a)", ["typed-number"]],
    ["£50", ["typed-number"]],
    ["**45**th", ["typed-number"]],
    ["- It was 7.", ["typed-number"]],
    [":::notes\nAbout 40% of 12\n:::\n\nText", ["typed-number", "typed-number"]],
    ["40%", ["typed-figure"]],
    ["Call 999", ["typed-contact"]],
    ["the Modern Slavery Act 2015", ["typed-law"]],
    ["{{fact.seven}} people, not {{contact.emergency}}", []],
    ["1. One\n2. Two\n10. Ten", []],
    ["PIP2, s45, A4, room two", []],
    ["[the next case](#slide-2)", []],
    ["Three of four", []],
  ])("%j", (text, rules) => {
    expect(onSlide(text)).toEqual(rules);
  });
});

test("what a person looked at is left, as it is written", () => {
  expect(onSlide("At 9:30, 12 of them", "numbers-reviewed: 12 9:30")).toEqual([]);
  expect(onSlide("At 9:30, 12 of them", "numbers-reviewed: 9:30")).toEqual(["typed-number"]);
  expect(onSlide("Room 12", "numbers-reviewed: 12")).toEqual([]);
  expect(onSlide("Room 12", "numbers-reviewed: [12]")).toEqual([]);
  expect(onSlide("The 12th", "numbers-reviewed: 12")).toEqual([]);
});

test("a number that was looked at and is gone is found where it is named", () => {
  const body = "## Title\n\nRoom 12";
  expect(findings({ modules: { m: slide("a", body, "numbers-reviewed: 12 14") } })).toEqual([
    "number-not-there m.md:9:1",
  ]);
});

test("what is typed in front matter or a profile is found there", () => {
  const exercise =
    "---\nid: e\ntitle: T\nkind: stories\naim: See\nminutes: 5\ngroup: Pairs\nroom: Any\nitems:\n  - text: About 40% of them call 999\n    key: It is 41%.\n---\n\n## Steps\n\n- Read.\n\n## Debrief\n\nEnd.\n";
  expect(findings({ modules: {}, exercises: { e: exercise } })).toEqual([
    "typed-figure e.md:10:17",
    "typed-contact e.md:10:34",
    "typed-number e.md:11:16",
  ]);
  const { programme } = makeProgramme({ modules: {} });
  const file = new VFile({ path: "church.yaml", value: "" });
  const church = makeProfile("church", {
    route: [{ who: "You", does: "call 0800 555111" }],
    slots: { lead: "Your lead: help@example.org" },
    at: () => ({ file, offset: 0 }),
  });
  checkWording(programme, new Map([["church", church]]), new Set());
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(["typed-contact", "typed-contact"]);
});

test("a scenario, an exercise and a figure have theirs", () => {
  const scenario = (setting: string) =>
    `---\nid: s\ntitle: Room 4\nform: f\nfictional: true\n${setting}---\n\n- At 5.\n\n## Questions\n\n- What now?\n\n:::key\nTell.\n:::\n`;
  const exercise = (setting: string) =>
    `---\nid: e\ntitle: T\nkind: stories\naim: See\nminutes: 5\n${setting}group: Pairs\nroom: Any\nitems:\n  - text: A door\n    key: It has 3 locks.\n---\n\n## Steps\n\n- Read.\n\n## Debrief\n\nEnd.\n`;
  const figures = {
    f: "id: f\nkind: columns\ntitle: T\ncolumns:\n  - heading: H\n    items: [Until 8]\n",
  };
  const all = (reviewed: boolean): ProgrammeParts => {
    const setting = (numbers: string) => (reviewed ? `numbers-reviewed: ${numbers}\n` : "");
    return {
      modules: { m: slide("a", "## T\n\n::figure{#f}", setting("8").trim()) },
      scenarios: { s: scenario(setting("4 5")) },
      exercises: { e: exercise(setting("3")) },
      figures,
    };
  };
  expect(findings(all(true))).toEqual([]);
  expect(findings(all(false))).toEqual([
    "typed-number s.md:3:13",
    "typed-number s.md:8:6",
    "typed-number e.md:11:17",
    "typed-number f.yaml:6:13",
  ]);
});
