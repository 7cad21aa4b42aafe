import type { Document } from "../model/document.ts";
import type { ParticipantEdition, TrainerEdition } from "../model/edition.ts";
import type { TemplateFiles } from "../model/templates.ts";
import { participantDeck, trainerDeck } from "./deck/deck.ts";
import type { DrawnDeck } from "./deck/draw.ts";
import { fontsFor } from "./fonts.ts";
import { type SlideRenderer, startRenderer } from "./marp.ts";
import { compileTemplates, type Templates } from "./templates.ts";

/** What every document is drawn with. */
export interface Kit {
  templates: Templates;
  renderer: SlideRenderer;
  /** `@font-face` rules for all characters of a text; no others are embedded. */
  fontsFor(text: string): string;
  /** Slides already drawn, by edition: both of its decks show the same. */
  drawn: WeakMap<ParticipantEdition, DrawnDeck>;
  /** Text of styles or scripts below `templates/`, joined. */
  assets(...paths: string[]): string;
}

interface Kind {
  /** The name people ask for it by, and of its files. */
  id: string;
  /** One line for `lectern list`. */
  about: string;
  formats: readonly string[];
  /** See `Document.isMeasured`. */
  isMeasured: boolean;
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

/** Every document an edition has. */
export const documentKinds: readonly DocumentKind[] = [participantDeck, trainerDeck];

/** Prepares the kit, once a run. */
export function prepareKit(files: TemplateFiles): Kit {
  return {
    templates: compileTemplates(files.templates),
    renderer: startRenderer(files.themes),
    fontsFor: (text) => fontsFor(text, files.fonts),
    drawn: new WeakMap(),
    assets: (...paths) =>
      paths.map((path) => String(files.assets.get(path)?.value ?? "")).join("\n"),
  };
}

/** Makes one document of an edition. */
export function composeDocument(
  kind: DocumentKind,
  editions: { participant: ParticipantEdition; trainer: TrainerEdition },
  kit: Kit,
): Document {
  const { audience, name } = editions.participant;
  const content =
    kind.reader === "participant"
      ? kind.compose(editions.participant, kit)
      : kind.compose(editions.trainer, kit);
  return {
    id: kind.id,
    edition: name,
    audience: audience.id,
    reader: kind.reader,
    formats: kind.formats,
    isMeasured: kind.isMeasured,
    language: audience.language,
    ...content,
  };
}
