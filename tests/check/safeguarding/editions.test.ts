import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import {
  checkSafeEdition,
  checkSafeProgramme,
} from "../../../src/check/safeguarding/check-safeguarding.ts";
import { checkKeysShown } from "../../../src/check/safeguarding/keys-shown.ts";
import type { AudienceProfile } from "../../../src/model/audience.ts";
import type { Programme, ProgrammeSettings } from "../../../src/model/programme.ts";
import type { Country } from "../../../src/model/register.ts";
import { tailor } from "../../../src/tailor/tailor.ts";
import {
  makeProfile,
  makeProgramme,
  type ProgrammeParts,
  slide,
  slides,
} from "../../tailor/make-programme.ts";

const NOTES = ":::notes\nSay it.\n:::";
const URGENT = { who: "Emergency services", does: "come first", urgent: true, contact: "alarm" };
const REFERS = { who: "The council", does: "makes the referral", refers: true };
const NOWHERE = { file: new VFile(), offset: 0 };
/** A country of which the number for danger is known. */
const FILLED: Country = {
  id: "here",
  name: "Here",
  jurisdiction: "Here",
  slots: new Map([
    [
      "alarm",
      {
        value: "the bell",
        source: "book",
        verified: "Y",
        checkedOn: "2026-01-01",
        checkAgain: "2027-01-01",
        origin: NOWHERE,
        sourceOrigin: NOWHERE,
      },
    ],
  ]),
};
const PLACES = { World: ["Here", "There"], Here: ["North"], North: ["Here"] };

const safe = (id: string, role: string, body: string) =>
  slide(id, `## The ${id}\n\n${body}\n\n${NOTES}`, `role: ${role}`);

/** Slides that lack nothing; `more` stands among them. */
const complete = (...more: string[]) =>
  slides(
    safe("note", "content-note", "{{slot.lead}}"),
    safe("rules", "ground-rules", "No names."),
    safe("act", "what-to-do", "{{contact.alarm}}"),
    ...more,
    safe("telling", "if-someone-tells-you", "Listen."),
    safe("help", "help", "::contacts"),
  );

interface Case extends Partial<ProgrammeParts> {
  profile?: Partial<AudienceProfile>;
  settings?: Partial<ProgrammeSettings>;
}

/** What the rules find in the one edition of a programme, as "rule file:line" and as messages. */
function find({ profile, settings, ...parts }: Case) {
  const made = makeProgramme({
    modules: { m: complete() },
    contacts: [{ id: "alarm", forWhom: ["church"] }],
    ...parts,
  });
  const programme: Programme = {
    ...made.programme,
    settings: {
      ...made.programme.settings,
      safeguarding: true,
      jurisdictions: PLACES,
      routeWords: { refers: ["(refer|refers|referral)", "NRM"], notifies: ["duty to notify"] },
      ...settings,
    },
  };
  const profileFile = new VFile({ path: "audiences/church.yaml", value: "" });
  const church = makeProfile("church", {
    slots: { lead: "Your lead" },
    route: [URGENT, REFERS],
    at: () => ({ file: profileFile, offset: 0 }),
    ...profile,
  });
  checkKeysShown(programme);
  checkSafeProgramme(programme, new Map([["church", church]]));
  checkSafeEdition(tailor(programme, church).trainer, programme);
  const inProfile = profileFile.messages;
  return {
    found: [...made.findings(), ...inProfile.map(({ ruleId }) => `${ruleId} church.yaml`)],
    reasons: inProfile.map(({ reason }) => reason),
  };
}

test("an edition that lacks nothing has no finding, and none where safeguarding is off", () => {
  expect(find({}).found).toEqual([]);
  const modules = { m: slide("a", "## A\n\nText") };
  expect(find({ modules, settings: { safeguarding: false } }).found).toEqual([]);
  expect(find({ modules }).found.length).toBeGreaterThan(4);
});

describe("whom to call in danger comes first", () => {
  test.each<[string, Case, string[]]>([
    [
      "though the route's urgent step is written last: it is drawn first",
      {
        modules: { m: complete().replace("{{contact.alarm}}", "::figure{#r}") },
        figures: { r: "id: r\nkind: route\ntitle: The route\n" },
        profile: { route: [{ who: "The lead", does: "hears", slot: "lead" }, REFERS, URGENT] },
      },
      [],
    ],
    [
      "and a blank may stand for it",
      {
        modules: {
          m: complete()
            .replace("{{contact.alarm}}", "{{slot.alarm}}")
            .replace("::contacts", "{{slot.alarm}}"),
        },
        profile: {
          slots: { lead: "Lead", alarm: "Alarm" },
          route: [{ ...URGENT, contact: undefined, slot: "alarm" }, REFERS],
        },
      },
      [],
    ],
    [
      "and a blank that its country fills stands for it still",
      {
        modules: {
          m: complete()
            .replace("{{slot.lead}}", "{{slot.alarm}}")
            .replace("{{contact.alarm}}", "{{slot.alarm}}")
            .replace("::contacts", "{{slot.alarm}}"),
        },
        countries: [FILLED],
        profile: {
          country: "here",
          slots: { alarm: "Alarm" },
          route: [{ ...URGENT, contact: undefined, slot: "alarm" }, REFERS],
        },
      },
      [],
    ],
    [
      "and not only among the contacts of another slide",
      { modules: { m: complete().replace("{{contact.alarm}}", "Nothing.") } },
      ["emergency-not-first m.md:38:1"],
    ],
    [
      "also on the last slide",
      { modules: { m: complete().replace("::contacts", "{{slot.lead}}\n\n::contacts") } },
      ["emergency-not-first m.md:70:1"],
    ],
  ])("%s", (_, parts, found) => {
    expect(find(parts).found).toEqual(found);
  });
});

describe("a route agrees with what people may do", () => {
  const you = { who: "You", does: "tell the lead", self: true };
  test.each<[string, Partial<AudienceProfile>, RegExp | undefined]>([
    ["no first responders", { route: [URGENT, you, REFERS] }, undefined],
    ["who refer", { route: [URGENT, { ...you, refers: true }] }, /has them refer/],
    ["who notify", { route: [URGENT, REFERS, { ...you, notifies: true }] }, /duty to notify/],
    ["with nobody who refers", { route: [URGENT, you] }, /who makes the referral/],
    ["of children: nobody need", { route: [URGENT, you], ages: { from: 11, to: 14 } }, undefined],
    ["of all ages", { route: [URGENT, you], ages: { from: 11, to: 99 } }, /who makes/],
    [
      "first responders",
      { responder: "yes", route: [URGENT, { ...you, refers: true }] },
      undefined,
    ],
    ["who leave it to others", { responder: "yes", route: [URGENT, REFERS] }, /their referral/],
    ["own mechanism", { responder: "own-mechanism", route: [URGENT] }, undefined],
    [
      "own mechanism, and a duty of elsewhere",
      { responder: "own-mechanism", route: [URGENT, { ...you, notifies: true }] },
      /duty to notify/,
    ],
    [
      "a forgotten flag",
      { route: [URGENT, REFERS, { ...you, does: "refer to the council" }] },
      /speaks of a referral/,
    ],
    [
      "a forgotten self",
      { route: [URGENT, REFERS, { who: "You, at once", does: "tell the lead" }] },
      /does not say so/,
    ],
    [
      "somebody else's step that begins alike",
      { route: [URGENT, REFERS, { who: "Your lead", does: "refers" }] },
      undefined,
    ],
  ])("%s", (_, profile, reason) => {
    const { reasons } = find({ profile });
    if (reason) expect(reasons).toEqual([expect.stringMatching(reason)]);
    else expect(reasons).toEqual([]);
  });
});

describe("a contact is there for the place of the edition", () => {
  const alarm = (jurisdiction: string) => ({
    contacts: [{ id: "alarm", forWhom: ["church"], jurisdiction }],
  });
  test.each<[contact: string, place: string, rules: string[]]>([
    ["Here", "Here", []],
    ["World", "North", []],
    ["North", "There", ["contact-against-jurisdiction"]],
    ["There", "World", ["contact-against-jurisdiction"]],
    ["Hier", "There", ["unknown-jurisdiction"]],
    ["Here", "Their", ["unknown-jurisdiction"]],
  ])("%s, for %s", (contact, place, rules) => {
    const found = find({ ...alarm(contact), profile: { jurisdiction: place } }).found;
    // A contact of the register has no file here; those in the text and the route have.
    const named = new Set(found.map((one) => one.split(" ")[0]));
    if (rules[0] === "unknown-jurisdiction" && contact === "Hier") expect(named.size).toBe(0);
    else expect(named).toEqual(new Set(rules));
  });

  test("in notes as well", () => {
    const notes = safe("more", "what-to-do", "Text").replace("Say it.", "Call {{contact.far}}.");
    const { found } = find({
      modules: { m: complete(notes) },
      contacts: [
        { id: "alarm", forWhom: ["church"] },
        { id: "far", forWhom: ["church"], jurisdiction: "There" },
      ],
    });
    expect(found).toEqual(["contact-against-jurisdiction m.md:65:6"]);
  });
});

describe("words are counted as they are shown", () => {
  const settings = { limits: { slideWords: 12, notesWords: [2, 4] as const } };
  test.each<[string, string, Case, string[]]>([
    ["at the limit", "one two three four five six seven eight *nine* ten", {}, []],
    ["above it", "one two three four five six seven eight nine ten **eleven**", {}, ["slide"]],
    [
      "without quoted law",
      "> {{instrument.law}}\n\none two three four five six seven",
      { instruments: [{ id: "law", text: "one two three four five six seven eight nine ten" }] },
      [],
    ],
    [
      "without what a picture is called",
      "![one two three four five six seven eight nine ten eleven](pictures/door.png)",
      {},
      [],
    ],
  ])("%s", (_, body, parts, found) => {
    const modules = { m: complete(slide("more", `## The more\n\n${body}\n\n${NOTES}`)) };
    expect(find({ ...parts, modules, settings }).found).toEqual(
      found.map(() => "slide-too-full m.md:54:1"),
    );
  });

  test("on a slide with a figure by its own limit", () => {
    const modules = { m: complete(slide("more", `## More\n\n::figure{#f}\n\n${NOTES}`)) };
    const figures = {
      f: "id: f\nkind: signs\ntitle: T\nrule: one two three\nplaces: [{ heading: A, items: [one two three four five six seven eight] }, { heading: B, items: [nine] }]\n",
    };
    const limits = (figureWords?: number) => ({ limits: { slideWords: 12, figureWords } });
    expect(find({ modules, figures, settings: limits(40) }).found).toEqual([]);
    expect(find({ modules, figures, settings: limits() }).found).toEqual([
      "slide-too-full m.md:54:1",
    ]);
  });

  test.each([
    ["", ["notes-missing"]],
    [":::notes\none\n:::", ["notes-length"]],
    [":::notes\none two three four five\n:::", ["notes-length"]],
    [":::notes\none two\n:::\n\n:::key\nthree four five six\n:::", []],
    [":::notes\none two\n:::\n\n:::for{police}\n:::notes\nthree four five\n:::\n:::", []],
  ])("in notes: %j", (notes, rules) => {
    const own = notes
      .replace(":::for", "::::for")
      .replace(/:::$/, (end) => (notes.includes("for{") ? `:${end}` : end));
    const modules = { m: complete(slide("more", `## More\n\nText\n\n${own}`)) };
    const found = find({ modules, settings }).found;
    expect(found.map((one) => one.split(" ")[0])).toEqual(rules);
  });

  test("an exercise's debrief is no part of its notes", () => {
    const exercise =
      "---\nid: x\ntitle: X\nkind: k\naim: A\nminutes: 5\ngroup: G\nroom: R\nitems:\n  - text: T\n    key: K\n---\n\n## Steps\n\n- Do\n\n## Debrief\n\none two three four five six\n";
    const modules = {
      m: complete("<!--\nid: more\n-->\n\n::exercise{#x}\n\n:::notes\none two\n:::\n"),
    };
    expect(find({ modules, exercises: { x: exercise }, settings }).found).toEqual([]);
  });
});

describe("the words of a key", () => {
  const ANSWER = "He cannot leave the house when he wants to";
  const scenario = (beat: string) => ({
    s: `---\nid: s\ntitle: S\nform: x\nfictional: true\n---\n\n- ${beat}\n\n## Questions\n\n- Why?\n\n:::key\n**It is a sign.** ${ANSWER}; it proves nothing.\n:::\n`,
  });
  const leaks = (parts: Partial<ProgrammeParts>) =>
    find({ ...parts, settings: { safeguarding: false } }).found;

  test.each<[string, Partial<ProgrammeParts>, string[]]>([
    ["in the story", { scenarios: scenario(`So ${ANSWER.toLowerCase()}.`) }, ["leak s.md:8:3"]],
    [
      "on a slide",
      {
        scenarios: scenario("A man."),
        modules: { m: slide("a", `## A\n\nWell: *he cannot leave* the house when he wants to`) },
      },
      ["leak m.md:13:8"],
    ],
    [
      "on a slide, over lines and with a link",
      {
        scenarios: scenario("A man."),
        modules: { m: slide("a", `## A\n\nHe cannot leave\nthe [house](#a)\nwhen he wants to`) },
      },
      ["leak m.md:13:1"],
    ],
    [
      "in notes",
      {
        scenarios: scenario("A man."),
        modules: { m: slide("a", `## A\n\nText\n\n:::notes\n${ANSWER}\n:::`) },
      },
      [],
    ],
    [
      "in a debrief, which is the trainer's",
      {
        scenarios: scenario("A man."),
        exercises: {
          x: `---\nid: x\ntitle: X\nkind: k\naim: A\nminutes: 5\ngroup: G\nroom: R\nitems:\n  - text: T\n    key: K\n---\n\n## Steps\n\n- Do\n\n## Debrief\n\n${ANSWER}\n`,
        },
      },
      [],
    ],
    [
      "of a card, in the steps",
      {
        exercises: {
          x: `---\nid: x\ntitle: X\nkind: k\naim: A\nminutes: 5\ngroup: G\nroom: R\nitems:\n  - text: T\n    key: ${ANSWER}\n---\n\n## Steps\n\n- ${ANSWER}\n\n## Debrief\n\nAsk.\n`,
        },
      },
      ["leak x.md:16:3"],
    ],
  ])("%s", (_, parts, found) => {
    expect(leaks(parts)).toEqual(found);
  });
});
