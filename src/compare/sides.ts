import type { ParticipantEdition, RouteStepShown } from "../model/edition.ts";
import type { Register } from "../model/register.ts";
import { replaceTokens } from "../text/tokens.ts";

/** A line about each of two editions. */
export interface Pair {
  what: string;
  first: string;
  second: string;
}

/** A step of a route, in words, and whether the other route has the very same one. */
export interface ComparedStep {
  text: string;
  shared: boolean;
}

/** What is compared beside the slides. */
export interface ComparedSides {
  /** Who they are and what they may see. */
  glance: Pair[];
  routes: { first: ComparedStep[]; second: ComparedStep[] };
  /** Contacts that one or both print. */
  contacts: { name: string; reach: string; serves: string; first: boolean; second: boolean }[];
  /** Terms that one or both replace by words of their own. */
  words: Pair[];
  /** Blanks to fill in; empty where an edition has none. */
  slots: Pair[];
}

/** An edition and all that its slides say. */
interface Said {
  edition: ParticipantEdition;
  text: string;
}

/** Words for how much a slide shows of what hurts, from 0 to 3. */
export const SENSITIVITY = ["nothing that hurts", "harm is named", "harm is described", "explicit"];

/** Compares two editions in everything that is not a slide. */
export function compareSides(first: Said, second: Said, register: Register): ComparedSides {
  const [one, other] = [first.edition, second.edition];
  const routes = [one, other].map(routeOf) as [string[], string[]];
  const steps = (mine: string[], theirs: string[]): ComparedStep[] =>
    mine.map((text) => ({ text, shared: theirs.includes(text) }));
  return {
    glance: glanceOf(one, other),
    routes: { first: steps(...routes), second: steps(routes[1], routes[0]) },
    contacts: contactsOf(first, second, register),
    words: wordsOf(one, other, register),
    slots: bothKeys(one.audience.slots, other.audience.slots).map((id) => ({
      what: id,
      first: one.audience.slots[id] ?? "",
      second: other.audience.slots[id] ?? "",
    })),
  };
}

const RESPONDER = {
  yes: "Yes: they make the referral",
  no: "No: they pass the concern on",
  "own-mechanism": "Their country has a way of its own",
};

function glanceOf(first: ParticipantEdition, second: ParticipantEdition): Pair[] {
  const rows: [string, (edition: ParticipantEdition) => string][] = [
    ["Slides", ({ slides }) => String(slides.length)],
    ["Minutes", ({ minutes }) => String(Math.round(minutes))],
    ["Where they work", ({ audience }) => audience.jurisdiction],
    ["First responders, who may refer", ({ audience }) => RESPONDER[audience.responder]],
    [
      "Sensitivity, at most",
      ({ audience }) => `${audience.maxSensitivity} (${SENSITIVITY[audience.maxSensitivity]})`,
    ],
    ["Topics never shown", ({ audience }) => audience.notTopics.join(", ") || "none"],
    ["Ages", ({ audience }) => agesOf(audience)],
    ["Scenarios", scenariosOf],
  ];
  return rows.map(([what, say]) => ({ what, first: say(first), second: say(second) }));
}

function agesOf({ ages }: ParticipantEdition["audience"]): string {
  if (!ages) return "any";
  return Number.isFinite(ages.to) ? `${ages.from} to ${ages.to}` : `${ages.from} and over`;
}

const scenariosOf = ({ slides }: ParticipantEdition): string =>
  slides
    .flatMap((slide) => (slide.kind === "scenario" && slide.part === "beats" ? [slide.title] : []))
    .join("; ") || "none";

/** The route as the edition's slides draw it, a line a step; empty where none does. */
function routeOf({ inserts }: ParticipantEdition): string[] {
  const drawn = inserts.find((insert) => insert.kind === "figure" && insert.route.length > 0);
  const said = (text: string): string =>
    replaceTokens(text, (index) => {
      const insert = inserts[index];
      return insert && "text" in insert ? insert.text : "";
    });
  return drawn?.kind === "figure" ? drawn.route.map((step) => said(stepText(step))) : [];
}

function stepText({ when, urgent, who, does, contact, slot, filled }: RouteStepShown): string {
  return [
    when === undefined ? "" : `${when}${urgent ? ", before all else" : ""}: `,
    `${who} ${does}`,
    contact ? `. ${contact.name}: ${contact.reach}` : "",
    slot === undefined ? "" : filled ? `. ${slot}: ${filled}` : `. ____ (${slot})`,
  ].join("");
}

/** Contacts by what the slides say, not by what the register allows: this is what people will call. */
function contactsOf(first: Said, second: Said, register: Register): ComparedSides["contacts"] {
  return [...register.contacts.values()].flatMap(({ name, number, address, serves }) => {
    const reach = number ?? address ?? "";
    const [one, other] = [first, second].map(({ text }) => says(text, reach));
    return one || other
      ? [{ name, reach, serves, first: one === true, second: other === true }]
      : [];
  });
}

/** Whether a text holds a number or address whole: 999, but not in 1,999 or 9990. */
function says(text: string, reach: string): boolean {
  if (reach === "") return false;
  const escaped = reach.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w]|\\d[.,])${escaped}(?!\\w|[.,]\\d)`, "u").test(text);
}

function wordsOf(
  { audience: first }: ParticipantEdition,
  { audience: second }: ParticipantEdition,
  register: Register,
): Pair[] {
  const word = (id: string | undefined) => register.terms.get(id ?? "")?.singular ?? id ?? "";
  return bothKeys(first.vocabulary, second.vocabulary).map((id) => ({
    what: word(id),
    first: word(first.vocabulary[id] ?? id),
    second: word(second.vocabulary[id] ?? id),
  }));
}

const bothKeys = (one: object, other: object): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];
