import type { AudienceProfile } from "./audience.ts";
import type { Site } from "./diagnostics.ts";
import type {
  Branding,
  Chapter,
  ChapterPart,
  Layout,
  PictureFile,
  Priority,
  ProgrammeSettings,
  SlideRole,
} from "./programme.ts";
import type { IndexEntry, Source } from "./register.ts";
import type { LocalDetails, SessionPlan } from "./session.ts";

/** Who reads a document. */
export type Reader = "participant" | "trainer";

/**
 * What stands where a token stands in an edition's Markdown. Values become escaped text after
 * rendering, so that a value can never turn into markup. `slotId` names the slot that a text fills.
 */
export type Insert =
  | { kind: "text"; text: string; contact?: ContactUse; slotId?: string }
  | { kind: "fact"; text: string; citation: number; slotId?: string }
  | { kind: "citation"; citation: number }
  | { kind: "quotation"; text: string; from: string; citation: number }
  | { kind: "source"; source: Source; host: string }
  | { kind: "slot"; id: string; label: string }
  | { kind: "open" | "close"; block: string }
  | { kind: "figure"; figure: FigureShown; route: readonly RouteStepShown[]; chart?: ChartShown }
  | { kind: "contacts"; contacts: readonly ContactShown[] };

/** A contact that an author named in running text, and where. */
export interface ContactUse {
  id: string;
  site: Site;
}

/** A contact as it is printed. */
export interface ContactShown {
  id: string;
  name: string;
  /** The number to call, or where there is none the address. */
  reach: string;
  serves: string;
  hours: string | undefined;
}

/**
 * A figure as one audience sees it: entries that are not for it are gone, and tokens stand for the
 * values in its texts.
 */
export interface FigureShown {
  id: string;
  kind: string;
  title: string;
  data: Readonly<Record<string, unknown>>;
  site: Site;
}

/** A route step with its slot's label and its contact looked up. */
export interface RouteStepShown {
  who: string;
  does: string;
  when: string | undefined;
  urgent: boolean;
  slot: string | undefined;
  /** A token for what stands in the slot, where the audience's country has it. */
  filled: string | undefined;
  /** The slot's id; `slot` is the label beside its blank. */
  slotId: string | undefined;
  contact: ContactShown | undefined;
}

/** A value of a chart: the number its bar is drawn by, and what is printed. */
export interface ChartPointShown {
  label: string;
  value: number;
  text: string;
  emphasis: boolean;
  /** When the value was published: "on 7 March 2024", or where no day is known "in 2024". */
  published: string;
  /** The number its source is cited by; none where text names its sources itself. */
  citation: number | undefined;
}

/** A chart with its facts looked up. */
export interface ChartShown {
  direction: "column" | "bar";
  points: readonly ChartPointShown[];
}

/** A source an edition uses, with the number it is cited by and what was taken from it. */
export interface Citation {
  number: number;
  source: Source;
  details: readonly string[];
  /** Where the source was written. */
  site: Site;
}

/** Where a title was written; `at` is that place as "file:line", for a finding elsewhere. */
export interface TitleSite extends Site {
  at: string;
}

interface EditionSlideBase {
  id: string;
  /** The id of the slide in the source; a scenario makes two of one. */
  from: string;
  /** The title of its module. */
  module: string;
  /** Plain text of its title. */
  title: string;
  titleSite: TitleSite;
  minutes: number;
  priority: Priority;
  /** What it is for in an edition that keeps people safe. */
  role?: SlideRole;
  /** Where its text was written: for a case, the file of the case. */
  site: Site;
  /** Where the module has it: its settings, and the notes beside it. */
  settingsSite: Site;
  /** Numbers of the sources it cites, in order. */
  citations: readonly number[];
}

/** A slide written by hand. */
export interface TextSlide extends EditionSlideBase {
  kind: "text";
  layout: Layout;
  /** Markdown in which tokens stand for the edition's inserts. */
  body: string;
}

/** A slide that shows one part of a scenario. */
export interface ScenarioSlide extends EditionSlideBase {
  kind: "scenario";
  part: "beats" | "questions";
  scenario: string;
  /** Markdown in which tokens stand for the edition's inserts. */
  body: string;
}

/** A slide that sets an exercise. */
export interface ExerciseSlide extends EditionSlideBase {
  kind: "exercise";
  exercise: string;
  aim: string;
  group: string;
  /** Markdown in which tokens stand for the edition's inserts. */
  body: string;
}

export type EditionSlide = TextSlide | ScenarioSlide | ExerciseSlide;

/** A story of an edition, to be read on paper: Markdown in which tokens stand for its inserts. */
export interface StoryShown {
  /** The id of the version this audience sees. */
  id: string;
  title: string;
  beats: string;
  questions: string;
  /** The slide that tells it; undefined where only an exercise uses it. */
  slideId: string | undefined;
  site: Site;
}

/**
 * An exercise as participants get it on paper. Nothing in it is a key. `steps` are Markdown, all
 * other texts of its material plain; tokens stand in both for the edition's inserts.
 */
export interface ExerciseShown {
  id: string;
  /** The slide that sets it; undefined where none does. */
  slideId: string | undefined;
  /** The template in `templates/exercises/` that lays out its material. */
  kind: string;
  title: string;
  aim: string;
  /** How long it takes in this edition. */
  minutes: number;
  group: string;
  room: string;
  materials: readonly string[];
  steps: string;
  /** Ids of the edition's stories that it works on. */
  stories: readonly string[];
  material: MaterialShown;
  site: Site;
}

/** What is filled in, as one audience sees it. */
export interface MaterialShown {
  intro: readonly string[];
  choices: readonly string[];
  items: readonly string[];
  columns: readonly string[];
  rows: readonly string[];
}

/** Reading that goes with a slide and stands on paper. */
export interface BackgroundShown {
  /** The slide it goes with. */
  slide: string;
  title: string;
  /** Markdown in which tokens stand for the edition's inserts. */
  body: string;
}

/** A word of an edition, explained. */
export interface GlossaryEntry {
  id: string;
  term: string;
  meaning: string;
}

/** A chapter of the trainer's guide as one audience's trainers get it. */
export interface ChapterShown {
  id: string;
  title: string;
  part: ChapterPart;
  checklists: Chapter["checklists"];
  /** Markdown in which tokens stand for the trainer's inserts. */
  body: string;
  /** What of it was only read second-hand. */
  secondHand: readonly string[];
  site: Site;
}

/** What tailoring took out, and why, for people who miss it. */
export interface LeftOut {
  id: string;
  why: string;
  /** Whether it is for other audiences, and so was never meant for this one. */
  isForOthers?: boolean;
}

interface ParticipantContent {
  reader: "participant";
  /** Names the edition in paths: the audience, then what differs from its defaults. */
  name: string;
  audience: AudienceProfile;
  settings: ProgrammeSettings;
  /** The partner it is made for. */
  branding: Branding | undefined;
  /** Said on every page until a person signs; empty once signed. */
  status: string;
  slides: readonly EditionSlide[];
  /** What stands at the tokens of its Markdown, by number. */
  inserts: readonly Insert[];
  /** What stands at its picture addresses, by number. */
  pictures: readonly PictureFile[];
  /** In the order they are first cited: by slides, then by the reading. */
  citations: readonly Citation[];
  /**
   * Stories and exercises for paper, in the order they come. Paper has no numbered list of sources:
   * their texts name their sources themselves.
   */
  stories: readonly StoryShown[];
  exercises: readonly ExerciseShown[];
  /** Statements asked before the session and after it, where it has any; no slide sets them. */
  quiz: ExerciseShown | undefined;
  /** The route below, on sheets like them. */
  routeOnSheets: readonly RouteStepShown[];
  /** The signs on its pocket card, on paper as well. */
  card: FigureShown | undefined;
  /** The programme's questions that its slides answer, in order. */
  answered: readonly string[];
  /** Reading for paper, in the order of the slides. */
  background: readonly BackgroundShown[];
  /** Words that its text uses, in alphabetical order. */
  glossary: readonly GlossaryEntry[];
  /** Everyone this audience may be told of. */
  contacts: readonly ContactShown[];
  /** The way a concern takes, urgent steps first. */
  route: readonly RouteStepShown[];
  minutes: number;
  /** When what is taught in it. */
  plan: SessionPlan;
  /** What it was filled in with for one session; it is then a local copy, for that session alone. */
  local: LocalDetails | undefined;
  leftOut: readonly LeftOut[];
}

/** What only trainers get, beside one slide: Markdown with tokens for the trainer's inserts. */
export interface TrainerText {
  notes: string;
  /** How an exercise is run, and talked through afterwards. */
  debrief?: string;
  key: string;
  /** What the slide, its notes and its key take from pages about somebody else's work. */
  secondHand?: readonly string[];
}

/** What only trainers get beside a story: Markdown with tokens for the trainer's inserts. */
export interface StoryForTrainers {
  notes: string;
  key: string;
}

/** The key to one item of an exercise; `slides` name slides of whichever editions. */
export interface KeyForTrainers {
  answer: number | undefined;
  why: string;
  slides: readonly string[];
}

/** What only trainers get beside an exercise: Markdown with tokens for the trainer's inserts. */
export interface ExerciseForTrainers {
  /** How it is run. */
  run: string;
  /** How it is run in `minutesShort`; empty where it has no shorter form. */
  shorter: string;
  minutesShort: number;
  debrief: string;
  /** A key written in blocks of its own, beside those of items and rows. */
  key: string;
  /** To each item: the number of the right choice, where there are choices, and why (plain text). */
  items: readonly KeyForTrainers[];
  /** To each row: an answer a column (plain text). */
  rows: readonly (readonly string[])[];
  /** What its keys and its debrief take from pages about somebody else's work. */
  secondHand: readonly string[];
}

interface TrainerContent {
  reader: "trainer";
  shown: ParticipantEdition;
  /** By slide id. */
  trainer: ReadonlyMap<string, TrainerText>;
  /** By the ids of the edition's stories. */
  stories: ReadonlyMap<string, StoryForTrainers>;
  /** By the ids of the edition's exercises, and of its quiz. */
  exercises: ReadonlyMap<string, ExerciseForTrainers>;
  /** Chapters for trainers, in order. */
  chapters: readonly ChapterShown[];
  /** Words that its text and the trainer's use, in alphabetical order. */
  glossary: readonly GlossaryEntry[];
  /** What only its own text names, and no list of the participants' has. */
  sources: readonly Source[];
  /** What its index lists. */
  index: readonly IndexEntry[];
  inserts: readonly Insert[];
  pictures: readonly PictureFile[];
}

declare const minted: unique symbol;

/**
 * What participants of one audience may see. Notes, keys and trainers' text do not exist in it.
 * Only `tailor/` makes one.
 */
export type ParticipantEdition = Readonly<ParticipantContent> & {
  readonly [minted]: "participant";
};

/**
 * The same, held, with what only trainers get beside it. It is not itself a participant's
 * edition, and cannot be passed for one.
 */
export type TrainerEdition = Readonly<TrainerContent> & { readonly [minted]: "trainer" };
