import { expect, test } from "vitest";
import { participantDeck, trainerDeck } from "../../src/documents/deck/deck.ts";
import { composeDocument, prepareKit } from "../../src/documents/kinds.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import type { ParticipantEdition, TrainerEdition } from "../../src/model/edition.ts";
import type { Unminted } from "../../src/tailor/mint.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import { makeProfile, makeProgramme, slide } from "./make-programme.ts";

const { programme } = makeProgramme({
  modules: { m: slide("a", "## Title\n\nText\n\n:::notes\nOnly for trainers\n:::") },
});
const { participant, trainer } = tailor(programme, makeProfile("police"));
const kit = await prepareKit((await loadTemplates("templates")).templates, []);

/** All that a participant's edition holds, and yet none. */
const complete: Unminted<ParticipantEdition> = {
  reader: "participant",
  name: "police",
  audience: participant.audience,
  settings: participant.settings,
  status: "",
  slides: [],
  inserts: [],
  stories: [],
  exercises: [],
  quiz: undefined,
  routeOnSheets: [],
  card: undefined,
  answered: [],
  route: [],
  pictures: [],
  citations: [],
  background: [],
  glossary: [],
  contacts: [],
  minutes: 0,
  leftOut: [],
  branding: undefined,
  plan: participant.plan,
  local: undefined,
};

/**
 * `tsc --noEmit` proves these: it would complain of an expected error that does not come. None is
 * ever called.
 */
const mustNotCompile = {
  trainersEditionInParticipantsDocument: () =>
    // @ts-expect-error A participant's document is never made of what trainers get.
    participantDeck.compose(trainer, kit),

  participantsEditionInTrainersDocument: () =>
    // @ts-expect-error Nor the other way round: there would be no notes to print.
    trainerDeck.compose(participant, kit),

  trainersEditionAsParticipants: (): ParticipantEdition =>
    // @ts-expect-error The one is not a kind of the other.
    trainer,

  participantsEditionAsTrainers: (): TrainerEdition =>
    // @ts-expect-error The one is not a kind of the other.
    participant,

  participantsEditionOfOnesOwn: (): ParticipantEdition =>
    // @ts-expect-error Only tailoring makes one, however complete an object is.
    complete,

  trainersEditionRelabelled: (): ParticipantEdition =>
    // @ts-expect-error Spreading one does not make it the other.
    ({ ...trainer, reader: "participant" }),

  notesOfParticipants: () =>
    // @ts-expect-error In a participant's edition there are none.
    participant.trainer,

  editionsSwapped: () =>
    // @ts-expect-error Each goes where its reader's is asked for.
    composeDocument(participantDeck, { participant: trainer, trainer: participant }, kit),
};

test("the wrong edition for a reader does not compile", () => {
  expect(Object.keys(mustNotCompile).length).toBeGreaterThan(3);
});

test.each(Object.keys(mustNotCompile))("%s is left to the compiler", (name) => {
  expect(mustNotCompile).toHaveProperty(name, expect.any(Function));
});

test("an edition says whom it is for, and cannot be changed", () => {
  expect(participant.reader).toBe("participant");
  expect(trainer.reader).toBe("trainer");
  expect(trainer.shown).toBe(participant);
  expect(Object.isFrozen(participant)).toBe(true);
  expect(Object.isFrozen(trainer)).toBe(true);
  expect(Object.keys(participant)).not.toContain("trainer");
});

test("the notes are in the trainer's document and not in the participant's", () => {
  const editions = { participant, trainer };
  expect(composeDocument(trainerDeck, editions, kit).body).toContain("Only for trainers");
  expect(composeDocument(participantDeck, editions, kit).body).not.toContain("Only for trainers");
});
