import type { Document } from "../model/document.ts";
import type { ParticipantEdition, TrainerEdition } from "../model/edition.ts";
import type { SourceFile } from "../model/source.ts";
import type { TemplateFiles } from "../model/templates.ts";
import { answerKey } from "./answer-key/answer-key.ts";
import { attendance } from "./attendance/attendance.ts";
import { card } from "./card/card.ts";
import { certificate } from "./certificate/certificate.ts";
import { participantDeck, trainerDeck } from "./deck/deck.ts";
import { evaluation } from "./evaluation/evaluation.ts";
import { guide } from "./guide/guide.ts";
import { handout } from "./handout/handout.ts";
import type { DocumentKind, DocumentOptions, Kit } from "./kit.ts";
import { startRenderer } from "./marp.ts";
import { notesPages } from "./notes/notes.ts";
import { questionSlips } from "./question-slips/question-slips.ts";
import { quiz } from "./quiz/quiz.ts";
import { quizKey } from "./quiz-key/quiz-key.ts";
import { sessionPlan } from "./session-plan/session-plan.ts";
import { teachBack } from "./teach-back/teach-back.ts";
import { compileTemplates } from "./templates.ts";
import { VARIANT_FORMATS, type Variant } from "./variants.ts";
import { worksheet } from "./worksheet/worksheet.ts";

/** Every document an edition has. */
export const documentKinds: readonly DocumentKind[] = [
  participantDeck,
  worksheet,
  handout,
  card,
  quiz,
  questionSlips,
  evaluation,
  trainerDeck,
  answerKey,
  notesPages,
  guide,
  sessionPlan,
  certificate,
  attendance,
  quizKey,
  teachBack,
];

/**
 * Prepares the kit, once a run. `sources` hold every character that may be shown; `charts` are
 * those its documents show.
 */
export async function prepareKit(
  files: TemplateFiles,
  sources: readonly SourceFile[],
  charts: Kit["charts"] = new Map(),
  options: DocumentOptions = {},
): Promise<Kit> {
  const { subsetFonts } = await import("./fonts.ts"); // slow to load, and only builds need it
  const fonts = await subsetFonts(files.fonts, sources.map(String).join(""));
  return {
    templates: compileTemplates(files.templates),
    renderer: startRenderer(files.themes),
    fonts,
    charts,
    options,
    steps: new WeakMap(),
    drawn: new WeakMap(),
    assets: (...paths) =>
      paths.map((path) => String(files.assets.get(path)?.value ?? "")).join("\n"),
  };
}

/** Makes one document of an edition, or a variant of it. */
export function composeDocument(
  kind: DocumentKind,
  editions: { participant: ParticipantEdition; trainer: TrainerEdition },
  kit: Kit,
  variant?: Variant,
): Document {
  const { audience, name } = editions.participant;
  const content =
    kind.reader === "participant"
      ? kind.compose(editions.participant, { ...kit, variant })
      : kind.compose(editions.trainer, { ...kit, variant });
  const { formats, pages, printing } = kind;
  return {
    id: kind.id,
    name: kind.name,
    about: kind.about,
    // Who needs one says so: it is not among what is printed for everybody.
    printing,
    ...(variant && { variant: variant.id, variantName: variant.name }),
    edition: name,
    audience: audience.id,
    reader: kind.reader,
    formats: variant ? formats.filter((id) => VARIANT_FORMATS.includes(id)) : formats,
    pages: variant && pages ? variant.pages(pages) : pages,
    language: audience.language,
    ...content,
  };
}
