import type { ParticipantEdition } from "../../model/edition.ts";
import { type Fields, fieldsOf } from "../fields.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit, TrainerKind } from "../kit.ts";
import { composePaper, ownPart, type PaperPart, SHEET } from "../paper/paper.ts";
import { sessionFacts } from "../session-facts.ts";

/** As many rows as fill two sides, and one. */
const PEOPLE = 40;
const GROUPS = 6;

/** Who was there; of pupils, how many. */
export const attendance: TrainerKind = {
  id: "attendance",
  name: "Attendance sheet",
  about: "who took part; for pupils, a head count without names",
  printing: {
    moment: "start",
    for: "trainer",
  },
  reader: "trainer",
  formats: ["html", "pdf"],
  pages: { ...SHEET, mostPages: 2 },
  compose: ({ shown }, kit) => {
    const fields = fieldsOf(kit);
    return composePaper(shown, kit, {
      kind: "Attendance sheet",
      styles: [
        "exercises/exercises.css",
        "paper/fields.css",
        "paper/small-head.css",
        "attendance/attendance.css",
      ],
      opening: kit.templates.fill("attendance/opening", {
        facts: sessionFacts(shown).map(({ label, value }) => ({
          label,
          value,
          blank: value === "" ? fields.line({ name: label.toLowerCase(), label }) : "",
        })),
      }),
      hasContents: false,
      parts:
        shown.audience.attendance === "names"
          ? names(shown, kit, fields)
          : heads(shown, kit, fields),
    });
  },
};

/** A row for everybody, and who keeps the list. */
function names(edition: ParticipantEdition, kit: Kit, { line }: Fields): PaperPart[] {
  const rows = Array.from({ length: PEOPLE }, (_, index) => index + 1).map((number) => ({
    number,
    name: line({ name: `name-${number}`, label: `${number}: name` }),
    role: line({ name: `role-${number}`, label: `${number}: organisation and role` }),
    signature: line({ name: `signature-${number}`, label: `${number}: signature` }),
  }));
  const html = kit.templates.fill("attendance/names", {
    rows,
    keeper: line({ name: "kept-by", label: "Who keeps this list" }),
    until: line({ name: "kept-until", label: "Until when this list is kept" }),
  });
  return [ownPart(edition, "people", "Who took part", html)];
}

/** How many there were at the beginning and at the end, and who is there for them. */
function heads(edition: ParticipantEdition, kit: Kit, { line, tick }: Fields): PaperPart[] {
  const { audience, routeOnSheets } = edition;
  const groups = Array.from({ length: GROUPS }, (_, index) => index + 1).map((number) => ({
    group: line({ name: `group-${number}`, label: `Group ${number}: class or group` }),
    start: line({ name: `start-${number}`, label: `Group ${number}: pupils at the start` }),
    end: line({ name: `end-${number}`, label: `Group ${number}: pupils at the end` }),
    adults: line({ name: `adults-${number}`, label: `Group ${number}: adults in the room` }),
  }));
  const people = routeOnSheets
    .filter(({ slot }) => slot !== undefined)
    .map(({ who, slotId, filled }, index) => {
      // What they do themselves, they do with somebody's help.
      const isTheirs = audience.route.some(({ self, slot }) => self && slot === slotId);
      const label = isTheirs ? "The adult to go to" : who;
      const blank = filled ? "" : line({ name: `today-${index + 1}`, label });
      return { label, filled, blank };
    });
  const counts = kit.templates.fill("attendance/heads", { groups });
  const today = kit.templates.fill("attendance/today", {
    people,
    out: line({ name: "stepped-out", label: "How many pupils stepped out" }),
    back: tick({ name: "all-back", label: "Everybody who stepped out is back, or with an adult" }),
    told: tick({ name: "lead-told", label: "The safeguarding lead has heard of every worry" }),
  });
  return [
    ownPart(edition, "heads", "How many took part", counts),
    ownPart(edition, "today", "Who is there today", fillInserts(today, edition, kit)),
  ];
}
