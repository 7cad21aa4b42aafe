import { expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { withEdition } from "../../src/model/audience.ts";
import { tailor } from "../../src/tailor/tailor.ts";

const { programme, profiles } = await readProgramme(
  { programme: "decks/counter-trafficking", audiences: "audiences", templates: "templates" },
  "2026-11-22",
);
if (!programme) throw new Error("The programme's register cannot be read.");
const editions = withEdition(profiles).map((profile) => tailor(programme, profile));

const wordsIn = (text: string): number => text.match(/\p{L}[\p{L}'’-]*/gu)?.length ?? 0;

/** The clauses of a text that are long enough not to be alike by chance. */
const clausesOf = (text: string): string[] =>
  text
    .split(/[.!?:;|\n]/)
    .map((clause) =>
      clause
        .replace(/\P{L}+/gu, " ")
        .trim()
        .toLowerCase(),
    )
    .filter((clause) => clause.length >= 24);

test.each(
  editions.map((one) => [one.participant.name, one] as const),
)("the edition of %s has reading to take home, in words of its own", (_, {
  participant,
  trainer,
}) => {
  const isForChildren = participant.audience.readingAge === 10;
  const read = participant.background.map(({ body }) => body).join("\n");
  expect(wordsIn(read)).toBeGreaterThan(isForChildren ? 250 : 600);
  expect(wordsIn(read)).toBeLessThan(isForChildren ? 400 : 1700);
  const said = new Set(
    [
      ...participant.slides,
      ...[...trainer.trainer.values()].map(({ notes }) => ({ body: notes })),
    ].flatMap(({ body }) => clausesOf(body)),
  );
  expect(clausesOf(read).filter((clause) => said.has(clause))).toEqual([]);
  expect(participant.glossary.length).toBeGreaterThan(isForChildren ? 4 : 20);
});
