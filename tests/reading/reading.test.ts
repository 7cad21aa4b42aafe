import { describe, expect, test } from "vitest";
import { measureEdition, measureModules } from "../../src/reading/measure.ts";
import { proseOf } from "../../src/reading/prose.ts";
import { scoreText } from "../../src/reading/score.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import { MARKED } from "../marked/project.ts";
import { lectern } from "../support/lectern.ts";
import { makeProfile, makeProgramme, slide } from "../tailor/make-programme.ts";

describe("the reading age of a text", () => {
  test("is the Flesch–Kincaid grade and five", () => {
    // The example in the formula's own documentation: 13 words of 26 syllables, one sentence.
    const platypus =
      "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.";
    expect(scoreText([platypus])).toEqual({ words: 13, sentences: 1, grade: 13.1, age: 18.1 });
  });

  test("rises with long words, and with long sentences", () => {
    const plain = scoreText(["Tell your lead what you saw and heard today."]).age;
    const words = scoreText(["Inform safeguarding professionals of observations immediately."]).age;
    const long = scoreText([
      "Tell your lead what you saw and heard today, then write it down, and do not talk of it to those who may be part of it.",
    ]).age;
    expect(words).toBeGreaterThan(plain + 5);
    expect(long).toBeGreaterThan(plain + 3);
  });

  test("counts each point as a sentence, and no labels, figures or addresses", () => {
    expect(
      scoreText(["Call your lead today", "Write down what you saw", "Act", "In danger"]),
    ).toEqual(expect.objectContaining({ words: 9, sentences: 2 }));
    expect(scoreText(["It was 23,411 in 2025, says www.example.org/all in full"]).words).toBe(6);
  });

  test("of no text is that of those who have not been to school", () => {
    expect(scoreText([])).toEqual({ words: 0, sentences: 0, grade: 0, age: 5 });
  });
});

const POLICE = makeProfile("police", { slots: { lead: "Lead: number" } });

function read(body: string) {
  const { programme } = makeProgramme({
    modules: { m: slide("one", body) },
    figures: {
      x: "id: x\nkind: columns\ntitle: T\ncolumns:\n  - heading: Look here\n    items: [see, hear]\n",
    },
    instruments: [{ id: "law", text: "Nobody shall be held in slavery." }],
    facts: [{ id: "many", value: 17 }],
    contacts: [{ id: "help", number: "101", forWhom: ["police"] }],
    terms: [{ id: "person", singular: "witness" }],
  });
  const { participant } = tailor(programme, POLICE);
  return participant.slides.flatMap((one) => proseOf(one, participant));
}

describe("what is measured of a slide", () => {
  test.each([
    [
      "its title, paragraphs and points",
      "## Title\n\nText\ngoes on.\n\n- one\n- **two**",
      ["Title", "Text goes on.", "one", "two"],
    ],
    [
      "values as they are read",
      "## Title\n\nA {{term.person}} saw {{fact.many}}.",
      ["Title", "A witness saw 17."],
    ],
    [
      "no quotation of law, no citation",
      "## Title\n\n> {{instrument.law}}\n\nSo it is.",
      ["Title", "So it is."],
    ],
    ["no table", "## Title\n\n| a | b |\n|---|---|\n| c | d |\n\nAfter.", ["Title", "After."]],
    ["no contacts and no blanks", "## Title\n\nAsk {{slot.lead}}\n\n::contacts", ["Title", "Ask"]],
    ["the texts of figures", "## Title\n\n::figure{#x}", ["Title", "Look here", "see", "hear"]],
    [
      "boxes, but no notes",
      "## Title\n\n:::warning\nTake care.\n:::\n\n:::notes\nSay it.\n:::",
      ["Title", "Take care."],
    ],
  ])("is %s", (_what, body, blocks) => {
    expect(read(body)).toEqual(blocks);
  });
});

const HARD =
  "Organisational responsibilities necessitate comprehensive documentation of observable indicators, immediately communicated to designated safeguarding professionals, notwithstanding considerable administrative complexity and confidentiality requirements.";
const EASY =
  "Tell your lead what you saw. Do it on the same day. Write down the words that were used. Do not ask more than you need to.";

describe("editions and modules", () => {
  const { programme } = makeProgramme({
    modules: {
      easy: slide("easy-one", `## Easy\n\n${EASY}`),
      hard: slide("hard-one", `## Hard\n\n${HARD}`),
    },
  });
  const { participant } = tailor(programme, POLICE);

  test("name their hardest slides first", () => {
    const { id, hardest, words } = measureEdition(participant);
    expect(id).toBe("police");
    expect(words).toBeGreaterThan(40);
    expect(hardest.map((one) => one.id)).toEqual(["hard-one", "easy-one"]);
  });

  test("count a module's wordings once, however many editions have them", () => {
    const once = measureModules([participant], programme);
    expect(once.map(({ id }) => id)).toEqual(["easy", "hard"]);
    expect(once[1]?.age).toBeGreaterThan((once[0]?.age ?? 0) + 10);
    const church = tailor(programme, makeProfile("church")).participant;
    expect(measureModules([participant, church], programme)).toEqual(once);
  });
});

test("`lectern check --reading` shows them, and what a profile allows", async () => {
  const sources = ["--programme", `${MARKED}/programme`, "--audiences", `${MARKED}/audiences`];
  const { code, stdout } = await lectern(["check", "--reading", "police", ...sources, "--json"]);
  expect(code).toBe(0);
  const { measure, modules, editions } = JSON.parse(stdout);
  expect(measure).toBe("Flesch–Kincaid grade + 5");
  expect(modules.length).toBeGreaterThan(1);
  expect(editions).toEqual([expect.objectContaining({ id: "police" })]);
  expect(editions[0].hardest.length).toBeGreaterThan(0);
  const text = await lectern(["check", "--reading", ...sources]);
  expect(text.stdout).toMatch(/^Reading age \(Flesch–Kincaid grade \+ 5\)/);
  expect(text.stdout).toMatch(/^ {2}church +\d+\.\d +\d+ .* \(\d+(?:\.\d)?\)$/m);
});
