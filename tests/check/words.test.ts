import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { checkWording } from "../../src/check/wording/wording.ts";
import type { AudienceProfile } from "../../src/model/audience.ts";
import { siteOf } from "../../src/model/diagnostics.ts";
import {
  makeProfile,
  makeProgramme,
  type ProgrammeParts,
  slide,
} from "../tailor/make-programme.ts";

const WORDING: ProgrammeParts["wording"] = [
  { id: "chains", words: ["in chains", "voice for the voiceless", 'they\'re "saved"'] },
  { id: "either", words: ["(he|she|they) chose to (sell|run) drugs", "slave", "child slave"] },
  { id: "dead", kind: "dead", words: ["45 days", "0300 303 8151", "fastest-growing"] },
  { id: "disclosure", kind: "disclosure", words: ["have you ever"] },
  { id: "promise", kind: "promise", words: ["this stays between us"] },
  { id: "sensitive", kind: "sensitive", level: 2, words: ["raped"] },
  { id: "own", words: ["juju"], for: ["church"] },
];

const ADULT: Partial<AudienceProfile> = { ages: { from: 18, to: Number.POSITIVE_INFINITY } };

/** The findings as "rule file:line:column". */
function findings(
  parts: Partial<ProgrammeParts> & { modules: ProgrammeParts["modules"] },
  profiles: AudienceProfile[] = [makeProfile("church", ADULT), makeProfile("police", ADULT)],
): string[] {
  const made = makeProgramme({ wording: WORDING, ...parts });
  checkWording(made.programme, new Map(profiles.map((one) => [one.id, one])), new Set());
  return made.findings().filter((line) => !line.startsWith("typed-"));
}

/** The rules that a text on a slide breaks. */
const broken = (text: string, settings = ""): string[] =>
  findings({ modules: { m: slide("a", `## Title\n\n${text}`, settings) } }).map(
    (line) => line.split(" ", 1)[0] ?? "",
  );

describe("a phrase is found however it is set", () => {
  test.each([
    "people in chains",
    "People IN Chains",
    "people in\nchains",
    "people in\\\nchains",
    "people in  \nchains",
    "people **in** chains",
    "people *in chains*",
    "people in _chains_",
    "people i**n cha**ins",
    "people in&nbsp;chains",
    "people in\u00a0chains",
    "people in\u00ad chains",
    "people in ch\u200bains",
    "people [in](#a) chains",
    "people ~~in~~ `chains`",
    "> people in\n> chains",
    "- people in\n  chains",
    "1. people in\n   chains",
    "### People in chains",
    "| people in chains | cell |\n|---|---|\n| a | b |",
    "voice for “the” voiceless",
    "they’re ‘saved’",
    "they're “saved”",
    "![in chains](pictures/door.png)",
    '![A door](pictures/door.png "in chains")',
    "[in chains](#a)",
    ":::warning\nin chains\n:::",
    ":::notes\nin chains\n:::",
    ":::background\nin chains\n:::",
    ":::for{police}\nin chains\n:::",
  ])("%j", (text) => {
    expect(broken(text)).toEqual(["banned-word"]);
  });
});

describe("what only looks like one is left", () => {
  test.each([
    "supply chains, in chainsaws, within chains",
    "in\n\nchains",
    "- in\n- chains",
    "| in | chains |\n|---|---|\n| a | b |",
    "### In\n### Chains",
    "slavery, enslaved",
    "[the next case](#in-chains)",
    "they chose to go home",
    "45 people; 30 days; 1945 days",
    "You have not; ever.",
  ])("%j", (text) => {
    expect(broken(text)).toEqual([]);
  });
});

describe("a choice stands for each of its words, and the longer finding for the shorter", () => {
  test.each<[string, string[]]>([
    ["He chose to sell drugs.", ["banned-word"]],
    ["They chose to run drugs.", ["banned-word"]],
    ["It chose to sell drugs.", []],
    ["a child slave", ["banned-word"]],
    ["a slave and a child slave", ["banned-word", "banned-word"]],
    ["the slave's", ["banned-word"]],
    ["45-day: no; 45-days", ["dead-string"]],
    ["fastest growing", ["dead-string"]],
    ["03003038151", ["dead-string"]],
    ["0300-303 8151", ["dead-string"]],
  ])("%j", (text, rules) => {
    expect(broken(text)).toEqual(rules);
  });
});

describe("an :::avoid block may show what is not to be said", () => {
  test.each<[string, string[]]>([
    [":::avoid\nin chains\n:::", []],
    ["::::notes\n:::avoid\nthis stays between us\n:::\n::::", []],
    [":::avoid\nHave you ever?\n:::", []],
    [":::avoid\n45 days\n:::", ["dead-string"]],
    [":::avoid\nraped\n:::", ["sensitivity-too-low"]],
  ])("%j", (text, rules) => {
    expect(broken(text)).toEqual(rules);
  });
});

test("a finding stands where the words do", () => {
  const body =
    "## Title\n\nOne line,\nand **have\nyou** ever?\n\n:::notes\nSay this\nstays between us.\n:::";
  expect(findings({ modules: { m: slide("a", body) } })).toEqual([
    "invites-disclosure m.md:14:7",
    "false-promise m.md:18:5",
  ]);
});

describe("words for some are only found where they get them", () => {
  const inBlock = (open: string) => broken(`${open}\njuju\n:::\n\nText`);
  test.each<[string, string[]]>([
    [":::for{church}", ["banned-word"]],
    [":::for{police}", []],
    [":::not-for{church}", []],
    [":::not-for{police}", ["banned-word"]],
    [":::notes", ["banned-word"]],
  ])("%s", (open, rules) => {
    expect(inBlock(open)).toEqual(rules);
  });

  test.each<[string, string[]]>([
    ["for: police", []],
    ["not-for: church", []],
    ["sensitivity: 3", []],
    ["for: church", ["banned-word"]],
  ])("on a slide with %s", (settings, rules) => {
    const church = makeProfile("church", { ...ADULT, maxSensitivity: 2 });
    const made = { modules: { m: slide("a", "## T\n\njuju", settings) } };
    expect(findings(made, [church, makeProfile("police", ADULT)])).toEqual(
      rules.map((rule) => `${rule} m.md:14:1`),
    );
  });

  test("those who extend them get them too", () => {
    const anglican = makeProfile("anglican", { ...ADULT, extends: ["church"] });
    const church = makeProfile("church", { ...ADULT, abstract: true });
    expect(
      findings({ modules: { m: slide("a", "## T\n\njuju") } }, [church, anglican]),
    ).toHaveLength(1);
  });
});

describe("what a profile and its register say is the edition's too", () => {
  const slides = { m: slide("a", "## T\n\n{{term.person plural}} of {{audience.name}}") };

  test("a vocabulary's word", () => {
    const church = makeProfile("church", { ...ADULT, vocabulary: { person: "believer" } });
    const terms = [
      { id: "person", plural: "people" },
      { id: "believer", plural: "juju" },
    ];
    expect(findings({ modules: slides, terms }, [church])).toContain("banned-word m.md:13:1");
  });

  test("its title, or where it has none the programme's", () => {
    const at = (path: readonly PropertyKey[]) => {
      places.push(path.join("."));
      return makeProfile("x").at(path);
    };
    const places: string[] = [];
    const made = makeProgramme({ wording: WORDING, modules: { m: slide("a", "## T\n\nText") } });
    const file = new VFile({ path: "programme.yaml", value: "" });
    const settings = {
      ...made.programme.settings,
      title: "On juju",
      site: siteOf({ file, offset: 0 }),
    };
    const programme = { ...made.programme, settings };
    const check = (profile: Partial<AudienceProfile>) =>
      checkWording(
        programme,
        new Map([["church", makeProfile("church", { ...ADULT, ...profile })]]),
        new Set(),
      );
    check({ title: "The juju", at });
    expect(places).toContain("title");
    expect(file.messages).toEqual([]);
    check({});
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(["banned-word"]);
  });

  test("a figure of the register is read as it is printed", () => {
    const wording = [{ id: "old", kind: "dead" as const, words: ["800,000 people", "60%"] }];
    const facts = [
      { id: "share", value: 60, unit: "%" },
      { id: "many", value: 800_000 },
    ];
    const modules = { m: slide("a", "## T\n\n{{fact.many}} people and {{fact.share}} of them") };
    expect(findings({ modules, facts, wording })).toEqual(["dead-string m.md:13:1"]);
  });

  test("its route, its blanks and its name", () => {
    const at = (path: readonly PropertyKey[]) => {
      places.push(path.join("."));
      return makeProfile("x").at(path);
    };
    const places: string[] = [];
    const church = makeProfile("church", {
      ...ADULT,
      name: "The juju",
      route: [{ who: "You", does: "see the juju" }],
      slots: { lead: "Name of the juju" },
      at,
    });
    findings({ modules: slides, terms: [{ id: "person", plural: "people" }] }, [church]);
    expect(new Set(places)).toEqual(
      new Set(["name", "route.0.who", "route.0.does", "route.0.when", "slots.lead"]),
    );
  });
});

test("what a country's file puts into a blank is everyone's, or its audience's", () => {
  const made = makeProgramme({ wording: WORDING, modules: { m: slide("a", "## T\n\nText") } });
  const file = new VFile({ path: "countries/here.yaml", value: "slots:\n  law: 45 days, juju\n" });
  const origin = { file, offset: 9 };
  const checked = { checkedOn: "2026-01-01", checkAgain: "2027-01-01", origin };
  const law = { value: "45 days, juju", verified: "Y" as const, ...checked, sourceOrigin: origin };
  const here = { id: "here", name: "Here", jurisdiction: "Here", slots: new Map([["law", law]]) };
  const countries = new Map([["here", here]]);
  const programme = { ...made.programme, register: { ...made.programme.register, countries } };
  const church = makeProfile("church", { ...ADULT, country: "here" });
  checkWording(programme, new Map([["church", church]]), new Set());
  expect(file.messages.map(({ ruleId, line }) => `${ruleId} ${line}`)).toEqual([
    "dead-string 2",
    "banned-word 2",
  ]);
});

describe("sensitive words", () => {
  const text = "## T\n\nraped";
  test.each<[string, string[]]>([
    ["", ["sensitivity-too-low"]],
    ["sensitivity: 1", ["sensitivity-too-low"]],
    ["sensitivity: 2", []],
    ["sensitivity: 3", []],
  ])("ask for a slide's sensitivity: %j", (settings, rules) => {
    expect(
      findings({ modules: { m: slide("a", text, settings) } }).map((line) => line.split(" ")[0]),
    ).toEqual(rules);
  });

  test("are never for people under 18, whatever the slide says", () => {
    const pupils = makeProfile("pupils", { ages: { from: 11, to: 14 } });
    expect(findings({ modules: { m: slide("a", text, "sensitivity: 3") } }, [pupils])).toHaveLength(
      1,
    );
    expect(
      findings({ modules: { m: slide("a", text, "sensitivity: 3\nnot-for: pupils") } }, [pupils]),
    ).toEqual([]);
  });

  test("nor for those who may be of any age, as the finding says", () => {
    const anyone = makeProfile("anyone");
    const made = makeProgramme({
      wording: WORDING,
      modules: { m: slide("a", text, "sensitivity: 3") },
    });
    checkWording(made.programme, new Map([["anyone", anyone]]), new Set());
    const { file } = made.programme.modules[0]?.slides[0]?.body ?? {};
    expect(file?.messages.map(({ expected }) => expected)).toEqual([
      [expect.stringContaining('ages: "18+" in the profile anyone')],
    ]);
  });

  test("in a scenario ask for its own", () => {
    const scenario = (sensitivity: number) =>
      `---\nid: s\ntitle: T\nform: f\nfictional: true\nsensitivity: ${sensitivity}\n---\n\n- She was raped.\n\n## Questions\n\n- What now?\n\n:::key\nTell.\n:::\n`;
    const modules = { m: slide("a", "::scenario{#s}") };
    expect(findings({ modules, scenarios: { s: scenario(1) } })).toEqual([
      "sensitivity-too-low s.md:9:11",
    ]);
    expect(findings({ modules, scenarios: { s: scenario(2) } })).toEqual([]);
  });
});

describe("cases and figures hold words as slides do", () => {
  const scenario = (words: string) =>
    `---\nid: s\ntitle: T\nform: f\nfictional: true\n---\n\n- ${words}\n\n## Questions\n\n- What now?\n\n:::key\nTell.\n:::\n`;
  const exercise = `---\nid: e\ntitle: T\nkind: stories\naim: See\nminutes: 5\ngroup: Pairs\nroom: Any\nitems:\n  - text: A door\n    key: It is a\n      sign of juju.\n---\n\n## Steps\n\n- Read.\n\n## Debrief\n\nEnd.\n`;

  test("a scenario is only whose list has it", () => {
    const modules = { m: slide("a", "::scenario{#s}") };
    const scenarios = { s: scenario("juju") };
    const church = makeProfile("church", { ...ADULT, scenarios: ["s"] });
    expect(findings({ modules, scenarios }, [church])).toEqual(["banned-word s.md:8:3"]);
    expect(findings({ modules, scenarios }, [makeProfile("church", ADULT)])).toEqual([]);
  });

  test("an exercise's items stand in its front matter", () => {
    const modules = { m: slide("a", "::exercise{#e}") };
    expect(findings({ modules, exercises: { e: exercise } })).toEqual(["banned-word e.md:12:15"]);
  });

  test("an entry of a figure is only whose it is", () => {
    const figure = (whom: string) =>
      `id: f\nkind: columns\ntitle: T\ncolumns:\n  - heading: H\n    for: [${whom}]\n    items: [juju]\n  - heading: G\n    items: [other]\n`;
    const modules = { m: slide("a", "## T\n\n::figure{#f}") };
    expect(findings({ modules, figures: { f: figure("church") } })).toHaveLength(1);
    expect(findings({ modules, figures: { f: figure("police") } })).toEqual([]);
  });
});
