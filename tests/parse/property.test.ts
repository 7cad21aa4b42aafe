import { expect, test } from "vitest";
import { checkReferences } from "../../src/check/references.ts";
import type { Programme } from "../../src/model/programme.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import { makeProfile, makeProgramme } from "../tailor/make-programme.ts";
import { drawDecks } from "./draw.ts";
import { makeDocument, type RandomDocument } from "./random-documents.ts";

const DOCUMENTS = Number(process.env.LECTERN_RANDOM_DOCUMENTS ?? 1500);
/** Documents drawn at once, since Marp takes almost as long for one. */
const BATCH = 100;

const profiles = ["police", "church"].map((id) => makeProfile(id));
const known = new Map(["police", "church", "moi", "nhs"].map((id) => [id, makeProfile(id)]));

/** Keep what is accepted of these documents: in a programme, and by module id. */
function accept(documents: ReadonlyMap<string, RandomDocument>) {
  const modules = Object.fromEntries([...documents].map(([id, { text }]) => [id, text]));
  const { programme } = makeProgramme({ modules, facts: [{ id: "x", value: 7 }] });
  checkReferences(programme, known, { broken: new Set(), exerciseKinds: [] });
  for (const profile of profiles) tailor(programme, profile);
  const accepted = programme.modules.filter(
    ({ origin }) => !origin.file.messages.some(({ fatal }) => fatal),
  );
  return { programme: { ...programme, modules: accepted }, ids: accepted.map(({ id }) => id) };
}

/** What is wrong with how these documents are drawn; empty where nothing is. */
function problems(programme: Programme, documents: readonly RandomDocument[]): string[] {
  if (documents.length === 0) return [];
  return profiles.flatMap((profile) => {
    // Throws where Marp draws more or fewer slides than were written.
    const { participant, trainer } = drawDecks(programme, profile);
    return documents.flatMap(({ words }) =>
      [...words].flatMap(([word, sees]) => {
        const may = sees.some((id) => id === profile.id);
        if (may && !participant.includes(word)) return [`${profile.id} cannot see ${word}`];
        if (!may && participant.includes(word)) return [`${profile.id} can see ${word}`];
        const isOthers = !may && sees.length > 0;
        return isOthers && trainer.includes(word) ? [`${profile.id}'s trainer sees ${word}`] : [];
      }),
    );
  });
}

const tryProblems = (...args: Parameters<typeof problems>): string[] => {
  try {
    return problems(...args);
  } catch (error) {
    return [String(error)];
  }
};

/** The first document that fails on its own, for people to look at. */
function findCulprit(documents: ReadonlyMap<string, RandomDocument>): string {
  for (const [id, document] of documents) {
    const alone = accept(new Map([[id, document]]));
    const wrong = alone.ids.length === 0 ? [] : tryProblems(alone.programme, [document]);
    if (wrong.length > 0) return `seed ${id}: ${wrong.join("; ")}\n\n${document.text}`;
  }
  return `seeds ${[...documents.keys()].join(" ")}, only together`;
}

test("whatever is accepted shows all that is meant to be seen and nothing else", () => {
  let accepted = 0;
  for (let start = 1; start <= DOCUMENTS; start += BATCH) {
    const seeds = Array.from({ length: BATCH }, (_, index) => start + index);
    const documents = new Map(seeds.map((seed) => [`m${seed}`, makeDocument(seed)]));
    const { programme, ids } = accept(documents);
    const kept = ids.map((id) => documents.get(id) as RandomDocument);
    accepted += kept.length;
    const wrong = tryProblems(programme, kept);
    if (wrong.length > 0) expect.fail(`${wrong.slice(0, 5).join("; ")}\n${findCulprit(documents)}`);
  }
  // Else the documents would be too wild, or too tame, to show anything.
  expect(accepted / DOCUMENTS).toBeGreaterThan(0.25);
  expect(accepted / DOCUMENTS).toBeLessThan(0.75);
});
