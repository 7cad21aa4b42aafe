import type { TrainerEdition } from "../model/edition.ts";
import { fillInserts } from "./inserts.ts";
import type { Kit } from "./kit.ts";
import { renderProse } from "./prose.ts";

/** What trainers get beside one slide, as HTML. */
export interface TrainerHtml {
  notes: string;
  key: string;
  /** What was only read second-hand. */
  secondHand: string;
}

/**
 * Draws what trainers get beside the slide with this id; empty where that is nothing. `levels` is as
 * for `renderProse`.
 */
export function trainerText(
  edition: TrainerEdition,
  id: string,
  kit: Kit,
  levels?: number,
): TrainerHtml {
  const { notes = "", debrief = "", key = "", secondHand = [] } = edition.trainer.get(id) ?? {};
  return {
    notes: trainerProse([notes, debrief].join("\n\n").trim(), edition, kit, levels),
    key: trainerProse(key, edition, kit, levels),
    secondHand: kit.templates.fill("parts/second-hand", { list: secondHand }).trim(),
  };
}

/** Running text of a trainer's edition as HTML. */
export const trainerProse = (
  markdown: string,
  edition: TrainerEdition,
  kit: Kit,
  levels?: number,
): string => fillInserts(renderProse(markdown, levels), edition, kit);
