import * as z from "zod";
import { camelKeys } from "./camel-keys.ts";
import { colour, date, id, language, text } from "./words.ts";

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is written like "1.0.0"');
const count = z.int().min(1).max(1000);

/** `programme.yaml`. */
export const programme = z
  .strictObject({
    title: text,
    organisation: text,
    version,
    date,
    "facts-as-of": date,
    language,
    questions: z.array(z.strictObject({ id, question: text })).min(1),
    topics: z.array(id),
    changes: z.array(z.strictObject({ version, date, changes: z.array(text).min(1) })).default([]),
    modules: z.array(id).min(1),
    guide: z.array(id).default([]),
    quiz: id.optional(),
    safeguarding: z.boolean().default(true),
    limits: z
      .strictObject({
        "slide-words": count.optional(),
        "figure-words": count.optional(),
        "notes-words": z
          .tuple([count, count])
          .refine(([least, most]) => least <= most, "the fewest words come first, like [60, 150]")
          .optional(),
      })
      .transform(camelKeys)
      .default({}),
    jurisdictions: z.record(text, z.array(text)).default({}),
    "route-words": z
      .strictObject({ refers: z.array(text).default([]), notifies: z.array(text).default([]) })
      .default({ refers: [], notifies: [] }),
  })
  .transform(camelKeys);

/** A partner under whose name documents go out. */
export const branding = z.strictObject({
  id,
  name: text,
  logo: z.strictObject({ file: text, alt: text }).optional(),
  colour: colour.optional(),
});

/** A person's word that a version may be used. */
export const approval = z.strictObject({ version: text, name: text, role: text, date });
