import { parseHTML } from "linkedom";
import { beforeAll, expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { prepareKit } from "../../src/documents/kinds.ts";
import type { Kit } from "../../src/documents/kit.ts";
import { segmentsOf } from "../../src/documents/teach-back/segments.ts";
import { teachBack } from "../../src/documents/teach-back/teach-back.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import { withEdition } from "../../src/model/audience.ts";
import { type Editions, tailor } from "../../src/tailor/tailor.ts";

let kit: Kit;
let editions: Editions[];

beforeAll(async () => {
  kit = await prepareKit((await loadTemplates("templates")).templates, []);
  const folders = { programme: "decks/counter-trafficking", audiences: "audiences" };
  const { programme, profiles } = await readProgramme(
    { ...folders, templates: "templates" },
    "2026-11-21",
  );
  if (!programme) throw new Error("The programme cannot be read.");
  editions = withEdition(profiles).flatMap((profile) =>
    profile.minutes.standard.map((minutes) => tailor(programme, profile, { minutes })),
  );
});

test("segments are the whole session in its order, and of a length that can be practised", () => {
  for (const { participant } of editions) {
    const segments = segmentsOf(participant);
    const taught = participant.plan.items.filter(({ kind }) => !/break|lunch/.test(kind));
    expect(segments.flatMap(({ slides }) => slides.map(({ id }) => id))).toEqual(
      taught.map(({ id }) => id),
    );
    expect(segments.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
      taught.reduce((sum, { minutes }) => sum + minutes, 0),
    );
    for (const { slides, minutes, title } of segments) {
      const isOne = new Set(slides.map(({ from }) => from)).size === 1;
      if (!isOne) expect(minutes, `${participant.name}: ${title}`).toBeLessThanOrEqual(20);
      expect(minutes, `${participant.name}: ${title}`).toBeGreaterThanOrEqual(3);
    }
    const titles = segments.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  }
});

test("a story keeps its questions", () => {
  for (const { participant } of editions) {
    for (const { slides } of segmentsOf(participant)) {
      const told = slides.filter((slide) => slide.kind === "scenario").map(({ from }) => from);
      for (const from of told) expect(told.filter((other) => other === from).length).toBe(2);
    }
  }
});

test("fields have names of their own, and every line of a readiness list has a box", () => {
  const usual = editions.filter(
    ({ participant: { plan, audience } }) => plan.asked === audience.minutes.default,
  );
  expect(usual.length).toBeGreaterThanOrEqual(10);
  for (const { trainer } of usual) {
    const { document } = parseHTML(`<body>${teachBack.compose(trainer, kit).body}</body>`);
    const names = [...document.querySelectorAll("input, textarea")].map((one) =>
      one.getAttribute("name"),
    );
    expect(new Set(names).size).toBe(names.length);
    const lines = [...document.querySelectorAll(".readiness li")];
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line.querySelector("input[type=checkbox]")).not.toBeNull();
    const targets = [...document.querySelectorAll("[data-page-of^='guide#']")];
    expect(targets.length).toBeGreaterThanOrEqual(segmentsOf(trainer.shown).length);
  }
});
