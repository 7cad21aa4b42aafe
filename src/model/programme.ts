import type { AgeRange } from "./audience.ts";
import type { Site } from "./diagnostics.ts";
import type { VersionChanges } from "./document.ts";
import type { Register } from "./register.ts";
import type { Origin, SourceFile, Span } from "./source.ts";

/** Whom a module, slide or block is for. Empty lists say nothing. */
export interface AudienceFilter {
  for: readonly string[];
  notFor: readonly string[];
}

export type BlockName = "for" | "not-for" | "notes" | "key" | "background" | "warning" | "avoid";

/** A `:::name{…}` block. `fences` are its opening and closing lines. */
export interface Block extends Span {
  kind: "block";
  name: BlockName;
  audiences: readonly string[];
  fences: readonly [Span, Span];
  marks: readonly Mark[];
}

/** A `::name{#id}` line. */
export interface Leaf extends Span {
  kind: "leaf";
  name: "scenario" | "exercise" | "figure" | "contacts";
  id: string;
}

export type ValueFamily =
  | "fact"
  | "source"
  | "instrument"
  | "term"
  | "contact"
  | "slot"
  | "audience";

/** A `{{family.id form form}}` in running text. */
export interface Value extends Span {
  kind: "value";
  family: ValueFamily;
  id: string;
  forms: readonly string[];
}

/** A picture: `alt` and `title` as written, `path` below the programme's folder. */
export interface Picture extends Span {
  kind: "picture";
  /** The span of its address alone. */
  address: Span;
  path: string;
}

/** What in a passage is not plain Markdown. Marks do not overlap, but blocks hold marks. */
export type Mark = Block | Leaf | Value | Picture;

/** A stretch of author's text with its marks in reading order. */
export interface Passage extends Span {
  file: SourceFile;
  marks: readonly Mark[];
  /** Whether all of it is for trainers alone, whatever blocks it stands in. */
  isForTrainers?: boolean;
}

/** What a slide is for in an edition that keeps people safe; rules ask for each by this name. */
export type SlideRole =
  | "content-note"
  | "ground-rules"
  | "what-to-do"
  | "if-someone-tells-you"
  | "help";

export type Priority = "core" | "extended" | "optional";
export type Layout = "plain" | "section" | "statement" | "definition" | "columns" | "compare";

/** What limits who may see something. */
export interface Limits {
  sensitivity: number;
  topics: readonly string[];
  ages?: AgeRange;
}

export interface Slide extends Limits {
  id: string;
  /** The title of its module. */
  module: string;
  filter: AudienceFilter;
  minutes: number;
  priority: Priority;
  layout: Layout;
  role?: SlideRole;
  /** Numbers in its text that a person looked at, and that need no source. */
  numbersReviewed: readonly string[];
  body: Passage;
  /** Where its first heading's text stands; absent where a scenario or exercise gives the title. */
  heading?: Span;
  origin: Origin;
}

export interface Module {
  id: string;
  title: string;
  question: string;
  filter: AudienceFilter;
  slides: readonly Slide[];
  origin: Origin;
}

export interface Scenario extends Limits {
  id: string;
  title: string;
  form: string;
  /** The fuller version this one softens. */
  softens?: string;
  /** Numbers in its text that a person looked at, and that need no source. */
  numbersReviewed: readonly string[];
  beats: Passage;
  questions: Passage;
  origin: Origin;
}

/**
 * Where a chapter for trainers stands: in the guide before the slides, beside them or after; or in the
 * sheets on which trainers practise on one another.
 */
export type ChapterPart = "before" | "during" | "after" | "teach-back";

/** A chapter of the trainer's guide. */
export interface Chapter {
  id: string;
  title: string;
  part: ChapterPart;
  /** Titles of the sections whose lists are ticked off; or those of all. */
  checklists: "all" | readonly string[];
  filter: AudienceFilter;
  /** Numbers in its text that a person looked at, and that need no source. */
  numbersReviewed: readonly string[];
  body: Passage;
  origin: Origin;
}

/** What participants fill in, as an exercise's file says it. Keys stand only under `key`. */
export interface Material {
  /** Paragraphs that set the scene. */
  intro: readonly ({ text: string } & MaterialLimits)[];
  /** What each item is ticked or sorted into; empty where items ask for words. */
  choices: readonly string[];
  /** Each has the right choice under `answer`, or where there are none to choose from, only a reason. */
  items: readonly ({ text: string; key: ItemKey } & MaterialLimits)[];
  /** What is written beside each row; of an exercise without rows, beside each of its stories. */
  columns: readonly string[];
  /** Each has one answer a column. */
  rows: readonly ({ text: string; key: readonly string[] } & MaterialLimits)[];
}

/** The right choice and why, and the slides that teach it, whichever of them an edition has. */
export interface ItemKey {
  answer?: string;
  why: string;
  slides?: readonly string[];
}

/** Who sees an entry, as files say it. */
interface MaterialLimits {
  for?: readonly string[];
  "not-for"?: readonly string[];
  sensitivity?: number;
}

export interface Exercise {
  id: string;
  title: string;
  /** The template in `templates/exercises/` that lays out its material. */
  kind: string;
  aim: string;
  minutes: number;
  /** How long its shorter form takes; as long as the other where it has none. */
  minutesShort: number;
  group: string;
  room: string;
  materials: readonly string[];
  scenarios: readonly string[];
  /** Numbers in its text that a person looked at, and that need no source. */
  numbersReviewed: readonly string[];
  material: Material;
  /** Every text of the material, in reading order; paths begin like `items.0.text`. */
  texts: readonly DataText[];
  steps: Passage;
  /** How it is run in `minutesShort`. */
  shorter?: Passage;
  debrief: Passage;
  origin: Origin;
  /** Where a part of its front matter stands. */
  at: (path: readonly PropertyKey[]) => Origin;
}

/** A value of a chart: a fact of the register, by id. */
export interface ChartPoint {
  label: string;
  fact: string;
  /** Whether its bar stands out from the others. */
  emphasis: boolean;
  /** Where its fact is named. */
  origin: Origin;
}

/** Facts of the register side by side, as bars that rise or lie. */
export interface Chart {
  direction: "column" | "bar";
  points: readonly ChartPoint[];
  /** How what its facts measure differs, where it does. */
  differs?: string;
}

/** What limits who sees an entry of a list in a figure or an exercise. */
export interface EntryLimits extends AudienceFilter {
  sensitivity: number;
}

/** One text of a figure or of an exercise's material. */
export interface DataText {
  /** Where it stands: of a figure `title`, or a path into `data` like `columns.0.heading`. */
  path: string;
  text: string;
  /** Its values; their offsets are offsets in `text`. */
  values: readonly Value[];
  /** The limits of the entries it stands in, outermost first. */
  limits: readonly EntryLimits[];
  /** Whether it stands in a key, and so is for trainers alone. */
  isKey: boolean;
  origin: Origin;
}

/** A drawing as data, as its file says it: `kind` names the template that draws it. */
export interface FigureSource {
  id: string;
  kind: string;
  title: string;
  data: Readonly<Record<string, unknown>>;
  /** Whether it draws the route of the audience's profile. */
  hasRoute: boolean;
  /** The facts it shows, where it is a chart. */
  chart?: Chart;
  origin: Origin;
  /** Where a part of the file stands. */
  at: (path: readonly PropertyKey[]) => Origin;
}

/** A figure whose texts are understood. */
export interface Figure extends Omit<FigureSource, "at"> {
  /** Every text of `title` and `data`, in reading order. */
  texts: readonly DataText[];
}

export interface PictureFile {
  /** Path below the programme's folder, with `/`. */
  path: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** A partner's name, logo and colour, for editions that are made for them. */
export interface Branding {
  id: string;
  name: string;
  logo?: { picture: PictureFile; alt: string };
  colour?: string;
}

/** How much a slide may say, and its notes: the fewest and the most words. */
export interface WordLimits {
  slideWords?: number;
  /** On a slide with a figure, whose words are read here and there; as on others where not set. */
  figureWords?: number;
  notesWords?: readonly [number, number];
}

export interface ProgrammeSettings {
  title: string;
  organisation: string;
  version: string;
  date: string;
  factsAsOf: string;
  language: string;
  questions: readonly { id: string; question: string }[];
  topics: readonly string[];
  modules: readonly string[];
  /** Chapters of the trainer's guide, in order. */
  guide: readonly string[];
  /** The exercise that is asked before and after every session, and where it is named. */
  quiz?: { exercise: string; origin: Origin };
  /** Whether the rules that keep people safe hold for its editions. */
  safeguarding: boolean;
  limits: WordLimits;
  /** A place to the places within it: a service for the first is one for all of them. */
  jurisdictions: Readonly<Record<string, readonly string[]>>;
  /** Words by which a step of a route is known as the referral or the report, flagged or not. */
  routeWords: Readonly<Record<"refers" | "notifies", readonly string[]>>;
  /** What is new from version to version, newest first. */
  changes: readonly VersionChanges[];
  /** Where its title stands. */
  site: Site;
}

/** One shared content source, read and understood. */
export interface Programme {
  settings: ProgrammeSettings;
  modules: readonly Module[];
  scenarios: ReadonlyMap<string, Scenario>;
  exercises: ReadonlyMap<string, Exercise>;
  chapters: readonly Chapter[];
  figures: ReadonlyMap<string, Figure>;
  pictures: ReadonlyMap<string, PictureFile>;
  brandings: ReadonlyMap<string, Branding>;
  register: Register;
}
