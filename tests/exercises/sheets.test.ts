import { VFile } from "vfile";
import { beforeAll, describe, expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { answerKey } from "../../src/documents/answer-key/answer-key.ts";
import { prepareKit } from "../../src/documents/kinds.ts";
import type { Kit } from "../../src/documents/kit.ts";
import { worksheet } from "../../src/documents/worksheet/worksheet.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import { withEdition } from "../../src/model/audience.ts";
import type { Document } from "../../src/model/document.ts";
import type { TemplateFiles } from "../../src/model/templates.ts";
import { type Editions, tailor } from "../../src/tailor/tailor.ts";
import { plainHtml, squash } from "../../src/text/html.ts";

type Sheet = Pick<Document, "body" | "slides">;

const REAL = {
  programme: "decks/counter-trafficking",
  audiences: "audiences",
  templates: "templates",
};

let files: TemplateFiles;
let kit: Kit;
/** All there are, each once as long as it is by default and once with time for everything. */
let editions: (Editions & Record<"sheet" | "key", Sheet>)[];

beforeAll(async () => {
  files = (await loadTemplates("templates")).templates;
  kit = await prepareKit(files, []);
  const { programme, profiles } = await readProgramme(REAL, "2026-11-21");
  if (!programme) throw new Error("The programme cannot be read.");
  editions = withEdition(profiles)
    .flatMap((profile) => [
      tailor(programme, profile),
      tailor(programme, profile, { minutes: 600 }),
    ])
    .map(({ participant, trainer }) => {
      const sheet = worksheet.compose(participant, kit);
      return { participant, trainer, sheet, key: answerKey.compose(trainer, kit) };
    });
});

const wordsIn = ({ body }: Sheet): number =>
  plainHtml(body)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Texts of an edition's keys that are long enough to be known again. */
function keyTexts({ trainer }: Editions): string[] {
  const { exercises, stories } = trainer;
  const texts = [
    ...[...exercises.values()].flatMap(({ items, rows, debrief, shorter, run, key }) => [
      ...items.map(({ why }) => why),
      ...rows.flat(),
      ...[debrief, shorter, run, key].flatMap((text) => text.split("\n")),
    ]),
    ...[...stories.values()].flatMap(({ key, notes }) => `${key}\n${notes}`.split("\n")),
  ];
  return texts
    .flatMap((text) => text.split(/[.!?:;]|[\ue000-\ue001]\d*/))
    .map(squash)
    .filter((text) => text.length >= 40);
}

describe("the sheets of every edition", () => {
  test("have each story and exercise on both, in one order", () => {
    for (const edition of editions) {
      const { stories, exercises } = edition.participant;
      expect(exercises.length).toBeGreaterThan(0);
      const ids = edition.key.slides.map(({ id }) => id).filter((id) => id !== "head");
      expect([...ids].sort()).toEqual(
        [
          ...stories.map(({ id }) => `story-${id}`),
          ...exercises.map(({ id }) => `exercise-${id}`),
        ].sort(),
      );
      const onSheet = edition.sheet.slides.map(({ id }) => id);
      expect(onSheet.filter((id) => ids.includes(id))).toEqual(ids);
      expect(onSheet).toEqual(expect.arrayContaining(["my-route", "next-week", "my-notes"]));
    }
  });

  test("have the answer to each blank of an exercise in the key, and none on the worksheet", () => {
    let looked = 0;
    for (const edition of editions) {
      const [sheet, key] = [edition.sheet, edition.key].map(({ body }) => squash(plainHtml(body)));
      for (const text of keyTexts(edition)) {
        looked += 1;
        expect(sheet).not.toContain(text);
      }
      for (const [id, { items, rows }] of edition.trainer.exercises) {
        if (id === edition.participant.quiz?.id) continue; // has a key of its own
        const answers = [...items.map(({ why }) => why), ...rows.flat()];
        for (const part of answers.flatMap((text) => text.split(/[\ue000-\ue001]\d*/)))
          expect(key).toContain(squash(part));
      }
    }
    expect(looked).toBeGreaterThan(1000);
  });

  test("have fields with a name of their own and words for those who do not see them", () => {
    for (const edition of editions) {
      const fields = [...edition.sheet.body.matchAll(/<(?:input|textarea)\b([^>]*)>/g)].map(
        ([, attributes = ""]) => ({
          name: /\sname="([a-z0-9-]+)"/.exec(attributes)?.[1],
          label: /\saria-label="([^"]+)"/.exec(attributes)?.[1],
        }),
      );
      expect(fields.length).toBeGreaterThan(10);
      expect(fields.filter(({ name, label }) => !name || !label)).toEqual([]);
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      expect(fields.filter(({ label = "" }) => /[\ue000-\ue001<>]/.test(label))).toEqual([]);
      expect(edition.key.body).not.toMatch(/<(?:input|textarea)\b/);
    }
  });

  test("hold no token that nothing was put in the place of", () => {
    for (const edition of editions)
      for (const { body } of [edition.sheet, edition.key])
        expect(body).not.toMatch(/[\ue000-\uf8ff]/);
  });

  test("are not thin", () => {
    for (const edition of editions) {
      const isYoung = (edition.participant.audience.ages?.from ?? 18) < 18;
      const share = isYoung ? 0.5 : 1;
      expect(wordsIn(edition.sheet)).toBeGreaterThanOrEqual(250 * share);
      expect(wordsIn(edition.key)).toBeGreaterThanOrEqual(400 * share);
    }
  });
});

describe("a participants' template that names a key", () => {
  test.each([
    ["exercises/statements", "{{text}}", "{{key}}", "key"],
    ["exercises/statements", "{{text}}", "{{key.why}}", "why"],
    ["exercises/signs", "{{text}}", "{{answer}}", "answer"],
    ["worksheet/exercise", "{{aim}}", "{{debrief}}", "debrief"],
    ["worksheet/story", "{{{beats}}}", "{{{key}}}", "key"],
  ])("fails, at its line: %s with %s as %s", async (path, from, to, name) => {
    const text = String(files.templates.get(path)?.value);
    expect(text).toContain(from);
    const planted = new VFile({ path: `templates/${path}.hbs`, value: text.replace(from, to) });
    const line = text.slice(0, text.indexOf(from)).split("\n").length;
    const templates = new Map(files.templates).set(path, planted);
    const spoiled = await prepareKit({ ...files, templates }, []);
    const withAll = editions.find(({ participant }) => participant.name === "police-600min");
    if (!withAll) throw new Error("There is no edition with time for everything.");
    worksheet.compose(withAll.participant, spoiled);
    expect(
      planted.messages.map(({ ruleId, line, reason }) => ({ ruleId, line, reason }))[0],
    ).toEqual({
      ruleId: "template-error",
      line,
      reason: `The template names "${name}", which it is not given.`,
    });
  });
});
