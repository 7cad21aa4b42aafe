import * as z from "zod";
import { camelKeys } from "./camel-keys.ts";
import { ages, colour, id, ids, language, minutes, pace, sensitivity, text } from "./words.ts";

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
    slots: z.record(id, text).optional(),
    country: id.optional(),
  })
  .transform(camelKeys);
