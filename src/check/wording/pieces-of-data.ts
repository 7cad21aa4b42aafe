import type { AudienceProfile } from "../../model/audience.ts";
import type { Exercise, Programme, Scenario } from "../../model/programme.ts";
import type { Contact, Country, Fact, Register, Term } from "../../model/register.ts";
import { printFact } from "../../text/print-fact.ts";
import { found, type Piece, written } from "./piece.ts";

export function frontOfScenario({ title, form, origin }: Scenario): Piece[] {
  return [title, form].map((text) => found(text, origin));
}

export function frontOfExercise(exercise: Exercise): Piece[] {
  const { title, aim, group, room, materials, origin } = exercise;
  return [title, aim, group, room, ...materials].map((text) => found(text, origin));
}

/** What a profile says itself: its name and title, its route, lines of its sheets and forms, labels of blanks. */
export function ofProfile(profile: AudienceProfile): Piece[] {
  const { name, title, route, worksheetRules, nextWeek, slots, at } = profile;
  return [
    written(name, at(["name"])),
    ...(title === undefined ? [] : [written(title, at(["title"]))]),
    ...route.flatMap(({ who, does, when = "" }, index) =>
      Object.entries({ who, does, when }).map(([key, text]) =>
        written(text, at(["route", index, key])),
      ),
    ),
    ...worksheetRules.map((text, index) => written(text, at(["worksheetRules", index]))),
    ...nextWeek.map((text, index) => written(text, at(["nextWeek", index]))),
    ...formLines(profile).map(({ text, path }) => written(text, at(path))),
    ...Object.entries(slots).map(([id, label]) => written(label, at(["slots", id]))),
  ];
}

/** What a profile says on its card, its slips and its feedback form, and where. */
function formLines({ card, questionSlips, evaluation }: AudienceProfile) {
  const { ask = "", answers: scale = [] } = evaluation.confidence ?? {};
  const lists: [readonly string[], ...string[]][] = [
    [card.rules, "card", "rules"],
    [questionSlips.rules, "questionSlips", "rules"],
    [evaluation.rules, "evaluation", "rules"],
    [evaluation.statements, "evaluation", "statements"],
    [evaluation.answers, "evaluation", "answers"],
    [scale, "evaluation", "confidence", "answers"],
    [evaluation.questions, "evaluation", "questions"],
  ];
  return [
    { text: questionSlips.prompt ?? "", path: ["questionSlips", "prompt"] },
    { text: ask, path: ["evaluation", "confidence", "ask"] },
    ...lists.flatMap(([texts, ...path]) =>
      texts.map((text, index) => ({ text, path: [...path, index] })),
    ),
  ].filter(({ text }) => text !== "");
}

/** What is printed out of a register. The titles of sources are others' words, and stay theirs. */
export function ofRegister({ register, settings }: Programme): Piece[] {
  const isPrinted = ({ verified }: Fact | Contact) => verified !== "N";
  return [
    ...[...register.terms.values()].flatMap((term) => ofTerm(term, register)),
    ...[...register.contacts.values()]
      .filter(isPrinted)
      .flatMap((contact) => ofContact(contact, register)),
    ...[...register.countries.values()].flatMap(ofCountry),
    ...[...register.facts.values()].filter(isPrinted).flatMap((fact) => {
      const place = register.at("facts", fact.id);
      const value = printFact(fact, settings.language);
      // The register writes a number otherwise than it is printed.
      const isNumber = typeof fact.value === "number";
      return [isNumber ? written(value, place) : found(value, place), found(fact.counts, place)];
    }),
  ];
}

/** What a country's file puts into slots. */
export function ofCountry(country: Country | undefined): Piece[] {
  return [...(country?.slots.values() ?? [])]
    .filter(({ verified }) => verified !== "N")
    .map(({ value, origin }) => found(value, origin));
}

export function ofContact(
  { id, name, number, serves, hours }: Contact,
  register: Register,
): Piece[] {
  const place = register.at("contacts", id);
  return [name, number ?? "", serves, hours ?? ""].map((text) => found(text, place));
}

function ofTerm({ id, singular, plural, meaning }: Term, register: Register): Piece[] {
  const place = register.at("terms", id);
  return [singular, plural ?? "", meaning ?? ""].map((text) => found(text, place));
}
