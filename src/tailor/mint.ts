import type { ParticipantEdition, TrainerEdition } from "../model/edition.ts";

/** The content of an edition before it is one. */
export type Unminted<T> = { [K in keyof T as K extends string ? K : never]: T[K] };

/** Makes a participant's edition. Nothing outside `tailor/` may call this. */
export const mintParticipant = (content: Unminted<ParticipantEdition>): ParticipantEdition =>
  Object.freeze(content) as ParticipantEdition;

/** Makes a trainer's edition, which holds the participant's. Nothing outside `tailor/` may call this. */
export const mintTrainer = (content: Unminted<TrainerEdition>): TrainerEdition =>
  Object.freeze(content) as TrainerEdition;
