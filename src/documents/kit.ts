import type { Site } from "../model/diagnostics.ts";
import type { Document, PageRules, Printing } from "../model/document.ts";
import type { ParticipantEdition, TrainerEdition } from "../model/edition.ts";
import type { ChartDrawing } from "./charts.ts";
import type { Fonts } from "./fonts.ts";
import type { SlideRenderer } from "./marp.ts";
import type { Templates } from "./templates.ts";
import type { OwnVariant, Variant } from "./variants.ts";

/** A deck's slides as HTML, with the styles of its theme. */
export interface DrawnDeck {
  slides: readonly {
    number: number;
    id: string;
    title: string;
    site: Site;
    html: string;
  }[];
  css: string;
}

/** Slides that may share a page of a handout. */
export const HANDOUT_LAYOUTS = [1, 2, 3, 4, 6] as const;
export type HandoutLayout = (typeof HANDOUT_LAYOUTS)[number];

/** What the person who builds may choose about documents. */
export interface DocumentOptions {
  /** Slides on a page of the handout; three where not said. */
  handout?: HandoutLayout | undefined;
}

/** What every document is drawn with. */
export interface Kit {
  templates: Templates;
  renderer: SlideRenderer;
  fonts: Fonts;
  /** Bars already drawn, by the figure they are of. */
  charts: ReadonlyMap<string, ChartDrawing>;
  options: DocumentOptions;
  /** What is drawn is this variant; nothing where it is set as usual. */
  variant?: Variant | undefined;
  /** How many steps the text of an edition's slides is stepped down, by id, once that is measured. */
  steps: WeakMap<ParticipantEdition, ReadonlyMap<string, number>>;
  /** Slides already drawn, by edition: both of its decks show the same. */
  drawn: WeakMap<ParticipantEdition, DrawnDeck>;
  /** Text of styles or scripts below `templates/`, joined. */
  assets(...paths: string[]): string;
}

interface Kind {
  /** The name people ask for it by, and of its files. */
  id: string;
  /** What its readers call it: "Trainer's guide". */
  name: string;
  /** What it is for, in one line. */
  about: string;
  /** How it is printed for a session; not at all where not set. */
  printing?: Printing;
  formats: readonly string[];
  /** The variants it has. */
  variants?: readonly OwnVariant[];
  /** Whether an edition has it; every edition where not set. */
  isFor?: (edition: ParticipantEdition) => boolean;
  /** See `Document.pages`. */
  pages: PageRules | undefined;
  /**
   * Documents by id that are drawn before it, asked for or not: it shows slides at the size found
   * there, or names their pages.
   */
  after?: readonly string[];
}

/** A document that participants get. It can only be made of a participant's edition. */
export interface ParticipantKind extends Kind {
  reader: "participant";
  compose(
    edition: ParticipantEdition,
    kit: Kit,
  ): Pick<Document, "title" | "body" | "style" | "screen" | "slides">;
}

/** A document for trainers alone. */
export interface TrainerKind extends Kind {
  reader: "trainer";
  compose(
    edition: TrainerEdition,
    kit: Kit,
  ): Pick<Document, "title" | "body" | "style" | "screen" | "slides">;
}

export type DocumentKind = ParticipantKind | TrainerKind;
