import { describe, expect, test } from "vitest";
import { startLeakCheck } from "../../src/check/leaks.ts";
import { makeProfile, makeProgramme, slide, slides } from "../tailor/make-programme.ts";

const SECRETS = {
  notes: "What only the trainer says aloud here",
  key: "The reason that only the trainer gives",
  police: "What only officers may read on this slide",
  wholeSlide: "What stands on a slide for officers alone",
  explicit: "What is far too explicit for the church",
  topic: "What is about a topic that they do not see",
  scenarioKey: "The reasoned answer to this very scenario",
  otherScenario: "He waits behind the door of another story",
  itemKey: "The reasoned answer to this very card",
  debrief: "What the trainer asks after the exercise",
  entry: "What a figure shows to officers alone",
  entryExplicit: "What a figure shows to those who may see it",
  figure: "What a figure shows on their own slide",
  entryShown: "What a figure shows to everybody here",
  shown: "What everybody sees on the very first slide",
};

const { programme } = makeProgramme({
  modules: {
    m: slides(
      slide(
        "a",
        `## Title\n\n${SECRETS.shown}\n\n:::notes\n${SECRETS.notes}. ${SECRETS.shown}.\n:::\n\n:::key\n${SECRETS.key}\n:::`,
      ),
      slide("b", `## Title\n\nText\n\n:::for{police}\n${SECRETS.police}\n:::`),
      slide("c", `## Title\n\n${SECRETS.wholeSlide}`, "for: police"),
      slide("d", `## Title\n\n${SECRETS.explicit}`, "sensitivity: 3"),
      slide("f", "## Title\n\n::figure{#f}"),
      slide("g", "## Title\n\n::figure{#g}", "for: police"),
      slide("e", `## Title\n\n${SECRETS.topic}`, "topics: doors"),
    ),
  },
  figures: {
    f: `id: f\nkind: signs\ntitle: T\nrule: R\nplaces:\n  - { heading: A, items: [${SECRETS.entryShown}] }\n  - { heading: B, items: [{ text: ${SECRETS.entryExplicit}, sensitivity: 3 }, C] }\n  - { heading: D, items: [${SECRETS.entry}], for: police }\n`,
    g: `id: g\nkind: columns\ntitle: T\ncolumns: [{ heading: A, items: [${SECRETS.figure}, ${SECRETS.entryShown}] }]\n`,
  },
  scenarios: {
    s: `---\nid: s\ntitle: S\nform: x\nfictional: true\n---\n\n- ${SECRETS.otherScenario}\n\n## Questions\n\n- Why?\n\n:::key\n${SECRETS.scenarioKey}\n:::\n`,
  },
  exercises: {
    x: `---\nid: x\ntitle: X\nkind: k\naim: A\nminutes: 5\ngroup: G\nroom: R\nitems:\n  - text: T\n    key: ${SECRETS.itemKey}\n---\n\n## Steps\n\n- Do\n\n## Debrief\n\n${SECRETS.debrief}\n`,
  },
});

const profiles = new Map([
  ["police", makeProfile("police", { scenarios: ["s"] })],
  ["church", makeProfile("church", { maxSensitivity: 2, notTopics: ["doors"] })],
]);

/** How often a text is found to leak that stands in a file of this audience and reader. */
function leaks(text: string, audience: string, reader: "participant" | "trainer" = "participant") {
  const file = {
    path: `public/${audience}/deck.html`,
    edition: audience,
    audience,
    document: "deck",
    name: "Slides",
    about: "the slides",
    format: "html",
    reader,
    pages: 1,
    bytes: new Uint8Array(),
  };
  const texts = [{ where: "comments", text }];
  const { modules, scenarios, exercises, figures } = programme;
  const all = [modules[0], scenarios.get("s"), exercises.get("x"), ...figures.values()];
  for (const part of all) part?.origin.file.messages.splice(0);
  startLeakCheck(programme, profiles)({ file, texts });
  return all.flatMap((part) => part?.origin.file.messages ?? []).map(({ reason }) => reason);
}

describe("whose words stand where they should not is found, wherever the file says them", () => {
  test.each<[secret: keyof typeof SECRETS, police: boolean, church: boolean]>([
    ["notes", true, true],
    ["key", true, true],
    ["scenarioKey", true, true],
    ["itemKey", true, true],
    ["debrief", true, true],
    ["police", false, true],
    ["wholeSlide", false, true],
    ["explicit", false, true],
    ["topic", false, true],
    ["otherScenario", false, true],
    ["entry", false, true],
    ["entryExplicit", false, true],
    ["figure", false, true],
    ["entryShown", false, false],
    ["shown", false, false],
  ])("%s", (secret, police, church) => {
    const text = `before ${SECRETS[secret]} after`;
    expect([leaks(text, "police").length > 0, leaks(text, "church").length > 0]).toEqual([
      police,
      church,
    ]);
    expect(leaks(text, "church", "trainer")).toEqual([]);
  });

  test.each([
    ["in capitals", SECRETS.notes.toUpperCase()],
    ["over several lines", SECRETS.notes.replaceAll(" ", "\n")],
    ["with marks between words", SECRETS.notes.replaceAll(" ", " * ")],
    ["as one run of letters", SECRETS.notes.replaceAll(" ", "")],
  ])("%s", (_, text) => {
    expect(leaks(text, "police")[0]).toMatch(/public\/police\/deck\.html \(comments\)/);
  });
});
