import * as z from "zod";
import { camelKeys } from "./camel-keys.ts";
import { ages, colour, id, ids, language, minutes, pace, sensitivity, text } from "./words.ts";

const rules = z.array(text).max(4);

/** What stands over the boxes of a row, one of which is ticked. */
const answers = z.array(text).min(2).max(5);

/** A profile in `audiences/`; what it leaves out it has from the one it extends. */
export const audience = z
  .strictObject({
    name: text.optional(),
    title: text.optional(),
    extends: id.optional(),
    abstract: z.boolean().default(false),
    language: language.optional(),
    jurisdiction: text.optional(),
    responder: z.enum(["yes", "no", "own-mechanism"]).optional(),
    route: z
      .array(
        z.strictObject({
          who: text,
          does: text,
          when: text.optional(),
          urgent: z.boolean().optional(),
          slot: id.optional(),
          contact: id.optional(),
          self: z.boolean().optional(),
          refers: z.boolean().optional(),
          notifies: z.boolean().optional(),
        }),
      )
      .optional(),
    "max-sensitivity": sensitivity.optional(),
    "not-topics": ids.optional(),
    ages: ages.optional(),
    vocabulary: z.record(id, id).optional(),
    scenarios: ids.optional(),
    minutes: z
      .strictObject({ default: minutes.optional(), standard: z.array(minutes).optional() })
      .optional(),
    pace: pace.optional(),
    slides: z
      .strictObject({ min: z.int().min(1).optional(), max: z.int().min(1).optional() })
      .optional(),
    "reading-age": z.number().min(7).max(25).optional(),
    theme: id.optional(),
    colour: colour.optional(),
    motif: id.optional(),
    branding: id.optional(),
    documents: ids.optional(),
    "worksheet-rules": z.array(text).max(6).optional(),
    "next-week": z.array(text).max(6).optional(),
    card: z.strictObject({ figure: id.optional(), rules: rules.optional() }).optional(),
    "question-slips": z
      .strictObject({
        prompt: text.optional(),
        rules: rules.optional(),
        "asks-name": z.boolean().optional(),
      })
      .transform(camelKeys)
      .optional(),
    evaluation: z
      .strictObject({
        rules: rules.optional(),
        statements: z.array(text).max(8).optional(),
        answers: answers.optional(),
        confidence: z.strictObject({ ask: text, answers }).optional(),
        questions: z.array(text).max(4).optional(),
      })
      .optional(),
    attendance: z.enum(["names", "head-count"]).optional(),
    slots: z.record(id, text).optional(),
    country: id.optional(),
  })
  .transform(camelKeys);
