import { describe, expect, test } from "vitest";
import type { Insert } from "../../src/model/edition.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import { replaceTokens } from "../../src/text/tokens.ts";
import {
  makeProfile,
  makeProgramme,
  type ProgrammeParts,
  slide,
  slides,
} from "./make-programme.ts";

const terms = [
  { id: "person", plural: "people", article: "a" as const },
  { id: "patient", plural: "patients", article: "a" as const },
  { id: "adult", plural: "adults", article: "an" as const },
  { id: "advice" },
];

/** A slide's body and its notes as an audience's editions print them. */
function print(body: string, parts: Partial<ProgrammeParts>, profile = makeProfile("police")) {
  const { programme, findings } = makeProgramme({
    modules: { m: slide("a", `## Title\n\n${body}`) },
    terms,
    ...parts,
  });
  const { participant, trainer } = tailor(programme, profile);
  const show = (text: string, inserts: readonly Insert[]) =>
    replaceTokens(text, (index) => printInsert(inserts[index])).replace(/^## Title\s+/, "");
  return {
    shown: show(participant.slides[0]?.body ?? "", participant.inserts),
    notes: show(trainer.trainer.get("a")?.notes ?? "", trainer.inserts),
    participant,
    findings: findings(),
  };
}

function printInsert(insert: Insert | undefined): string {
  switch (insert?.kind) {
    case "text":
      return insert.text;
    case "fact":
      return `${insert.text}[${insert.citation}]`;
    case "quotation":
      return `${insert.text} (${insert.from})[${insert.citation}]`;
    case "citation":
      return `[${insert.citation}]`;
    case "slot":
      return `____(${insert.label})`;
    case "contacts":
      return insert.contacts.map(({ name, reach }) => `${name}=${reach}`).join(";");
    default:
      return `<${insert?.kind}>`;
  }
}

describe("terms know their forms, and each audience its own words", () => {
  test.each<[form: string, plain: string, nhs: string]>([
    ["person", "person", "patient"],
    ["person plural", "people", "patients"],
    ["person a", "a person", "a patient"],
    ["person capital", "Person", "Patient"],
    ["person plural capital", "People", "Patients"],
    ["person a capital", "A person", "A patient"],
    ["adult a", "an adult", "an adult"],
    ["adult an capital", "An adult", "An adult"],
    ["advice", "advice", "advice"],
  ])("%s", (form, plain, nhs) => {
    const own = makeProfile("nhs", { vocabulary: { person: "patient" } });
    expect(print(`{{term.${form}}}`, {}).shown).toBe(plain);
    expect(print(`{{term.${form}}}`, {}, own).shown).toBe(nhs);
  });

  test("a form that an audience's own word lacks is an error in its edition alone", () => {
    const { programme, findings } = makeProgramme({
      modules: { m: slide("a", "## Title\n\n{{term.person plural}}") },
      terms,
    });
    tailor(programme, makeProfile("police"));
    expect(findings()).toEqual([]);
    tailor(programme, makeProfile("nhs", { vocabulary: { person: "advice" } }));
    expect(findings()).toEqual(["term-form-missing m.md:13:1"]);
  });
});

describe("facts", () => {
  const sources = ["first", "second", "third"];
  const facts = [
    { id: "one", value: 23411, source: "first" },
    { id: "two", value: "a half", source: "second" },
    { id: "also-one", value: 7, source: "first" },
  ];

  test("are cited by number in the order they are read, the same source once", () => {
    const made = print("{{fact.two}} {{fact.one}} {{fact.also-one}} {{source.third}}", {
      sources,
      facts,
    });
    expect(made.shown).toBe("a half[1] 23,411[2] 7[2] [3]");
    const { citations, slides: drawn } = made.participant;
    expect(citations.map(({ number, source }) => [number, source.id])).toEqual([
      [1, "second"],
      [2, "first"],
      [3, "third"],
    ]);
    expect(citations[1]?.details).toEqual(["23,411: x (Here, 2025)", "7: x (Here, 2025)"]);
    expect(drawn[0]?.citations).toEqual([1, 2, 3]);
  });

  test("are not counted where this audience does not see them", () => {
    const body =
      ":::for{church}\n{{fact.two}}\n:::\n\n{{fact.one}}\n\n:::notes\n{{source.third}}\n:::";
    const made = print(body, { sources, facts });
    expect(made.shown).toContain("23,411[1]");
    expect(made.participant.citations.map(({ source }) => source.id)).toEqual(["first"]);
  });

  test("name their source themselves in notes", () => {
    const made = print("Text\n\n:::notes\n{{fact.one}}, and {{source.second}}\n:::", {
      sources,
      facts,
    });
    expect(made.notes).toBe("23,411 (Publisher of first, 2025), and (Publisher of second, 2025)");
    expect(made.participant.citations).toEqual([]);
  });

  test("are written as the audience's language writes numbers", () => {
    const german = makeProfile("polizei", { language: "de-DE" });
    expect(print("{{fact.one}}", { sources, facts }, german).shown).toBe("23.411[1]");
  });

  test("keep their numbers from slide to slide, and each slide lists its own", () => {
    const { programme } = makeProgramme({
      modules: {
        m: slides(
          slide("a", "## {{fact.two}}\n\n{{fact.one}}"),
          slide("b", "## Title\n\n{{fact.two}}"),
          slide("c", "## Title\n\nText"),
        ),
      },
      sources,
      facts,
    });
    const { participant } = tailor(programme, makeProfile("police"));
    expect(participant.slides.map(({ title, citations }) => [title, citations])).toEqual([
      ["a half", [1, 2]],
      ["Title", [1]],
      ["Title", []],
    ]);
  });

  test("legal texts are printed word for word and cited with their article", () => {
    const text = 'No one shall be "held"; <not> *even* once.';
    const { shown, participant } = print("> {{instrument.treaty}}", {
      instruments: [{ id: "treaty", text }],
    });
    expect(shown).toBe(`> ${text} (A treaty, Article 1)[1]`);
    expect(participant.citations[0]?.details).toEqual(["A treaty, Article 1"]);
  });
});

describe("slots and contacts", () => {
  const contacts = [
    { id: "emergency", number: "999", forWhom: ["adult"] },
    { id: "desk", number: "101", forWhom: ["police"] },
    { id: "office", address: "1 Street", forWhom: ["police", "church"] },
    { id: "doubtful", number: "555", forWhom: ["adult"], verified: "N" as const },
  ];
  const police = makeProfile("police", { extends: ["adult"], slots: { lead: "Your lead" } });
  const church = makeProfile("church", { extends: ["adult"] });

  test("a slot prints a blank with the audience's own label", () => {
    expect(print("Call {{slot.lead}}.", {}, police)).toMatchObject({
      shown: "Call ____(Your lead).",
      findings: [],
    });
  });

  test.each([
    "lead",
    "toString",
    "constructor",
  ])("the slot %s is an error where it is not declared", (id) => {
    const { findings } = print(`Call {{slot.${id}}}.`, {}, church);
    expect(findings).toEqual([
      `${id === "toString" ? "unknown-value" : "slot-undeclared"} m.md:13:6`,
    ]);
  });

  test("an audience is given the contacts that are for it, and none that is not verified", () => {
    expect(print("::contacts", { contacts }, police).shown).toBe(
      "emergency=999;desk=101;office=1 Street",
    );
    expect(print("::contacts", { contacts }, church).shown).toBe("emergency=999;office=1 Street");
    expect(print("::contacts", { contacts }, makeProfile("students")).findings).toEqual([
      "empty-slide m.md:13:1",
    ]);
  });

  test.each<[id: string, forPolice: boolean, forChurch: boolean]>([
    ["emergency", true, true],
    ["desk", true, false],
    ["office", true, true],
    ["doubtful", false, false],
  ])("the contact %s in a sentence", (id, forPolice, forChurch) => {
    const found = (profile: typeof police) =>
      print(`Call {{contact.${id}}}`, { contacts }, profile).findings.length === 0;
    expect([found(police), found(church)]).toEqual([forPolice, forChurch]);
  });

  test("the audience's name", () => {
    expect(print("For {{audience.name}}", {}, police).shown).toBe("For The police");
  });
});

test("second-hand statistics stand in notes without a finding", () => {
  const facts = [{ id: "guess", value: 5, verified: "Y2" as const }];
  expect(print("Text\n\n:::notes\nPerhaps {{fact.guess}}.\n:::", { facts })).toMatchObject({
    shown: "Text",
    notes: "Perhaps 5 (Publisher of book, 2025).",
    findings: [],
  });
});
