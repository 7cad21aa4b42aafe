import type { Coverage } from "./coverage.ts";
import type { Origin } from "./source.ts";

/**
 * How well a fact was checked: `Y` read on the body's own page, `Y2` on a second-hand page,
 * `N` not verified (and so never printed).
 */
export type Verified = "Y" | "Y2" | "N";

/** A statement with a source: a statistic, or a law (then it says whether it is in force). */
export interface Fact {
  id: string;
  value: string | number;
  /** Printed after a value that is a number, like "%". */
  unit?: string;
  /** Names what is counted and how: facts of one measure may be compared with one another. */
  measure?: string;
  counts: string;
  jurisdiction: string;
  year: number;
  /** The day it was published, for figures that are revised later. */
  published?: string;
  source: string;
  verified: Verified;
  checkedOn: string;
  checkAgain: string;
  note?: string;
  inForce?: "yes" | "no" | "unknown";
}

export interface Source {
  id: string;
  title: string;
  publisher: string;
  year: number;
  address: string;
}

/** A legal text quoted word for word; `sha256` is that of its UTF-8 text. */
export interface Instrument {
  id: string;
  title: string;
  /** The name it is known by, for where the title is too long. */
  short?: string;
  article: string;
  text: string;
  sha256: string;
  source: string;
  /** How well its wording was checked; as read at its own source where it is not said. */
  verified?: Verified;
  note?: string;
}

export interface Contact {
  id: string;
  name: string;
  number?: string;
  address?: string;
  hours?: string;
  jurisdiction: string;
  forWhom: string[];
  serves: string;
  source: string;
  verified: Verified;
  checkedOn: string;
  checkAgain: string;
  note?: string;
}

export interface Term {
  id: string;
  singular: string;
  plural?: string;
  article?: "a" | "an";
  sayInsteadOf: string[];
  /** What a glossary says about it, in a sentence or two. */
  meaning?: string;
}

/** What a trainer may look up in the guide, with the words that lead to its pages. */
export interface IndexEntry {
  entry: string;
  /** Found whole, in any capitals. */
  words: string[];
  /** Other entries to look at. */
  see: string[];
  /** Where it was written. */
  origin: Origin;
}

/**
 * Why words are not to be printed: `never` they harm people; `dead` they are out of date or were
 * never true; `disclosure` they ask people to tell of themselves; `promise` nobody can keep them;
 * `sensitive` they ask for care, and for a sensitivity of at least `level`.
 */
export type WordKind = "never" | "dead" | "disclosure" | "promise" | "sensitive";

/** Words that are not printed, or not for everyone. */
export interface WordEntry {
  id: string;
  kind: WordKind;
  /** Whole words or phrases; `(a|b)` stands for either of two. */
  words: string[];
  /** What to say instead. */
  say: string;
  why: string;
  /** Audiences it holds for; for everyone where there are none. */
  for: string[];
  /** The sensitivity that what has these words must say; the least there is where not set. */
  level: number;
}

/** A person's signature under one version of the programme. */
export interface Approval {
  version: string;
  name: string;
  role: string;
  date: string;
}

/** A local detail of a country: what stands in a slot of an audience there. */
export interface CountrySlot {
  value: string;
  /** None only where the value is not verified. */
  source?: string;
  verified: Verified;
  checkedOn: string;
  checkAgain: string;
  note?: string;
  /** Where the slot's name was written, and where its source. */
  origin: Origin;
  sourceOrigin: Origin;
}

/** What was checked about one country, by the slots it fills. */
export interface Country {
  id: string;
  name: string;
  jurisdiction: string;
  slots: ReadonlyMap<string, CountrySlot>;
}

/** The lists of a register whose entries have ids. */
export type RegisterList = "facts" | "sources" | "instruments" | "contacts" | "terms" | "wording";

/** The programme's checked data, by id. */
export interface Register {
  facts: ReadonlyMap<string, Fact>;
  sources: ReadonlyMap<string, Source>;
  instruments: ReadonlyMap<string, Instrument>;
  contacts: ReadonlyMap<string, Contact>;
  terms: ReadonlyMap<string, Term>;
  wording: ReadonlyMap<string, WordEntry>;
  approvals: readonly Approval[];
  /** What the guide's index lists, as its author ordered it. */
  index: readonly IndexEntry[];
  countries: ReadonlyMap<string, Country>;
  /** The items of the source documents and what became of each. */
  coverage: Coverage;
  /** Where an entry was written. */
  at: (list: RegisterList, id: string) => Origin;
}
