import * as z from "zod";
import { camelKeys } from "./camel-keys.ts";
import { date, id, ids, text, verified } from "./words.ts";

const year = z.int().min(1800).max(2200);
const webAddress = z.url({ protocol: /^https?$/, error: "it is not a web address" });

export const fact = z
  .strictObject({
    id,
    value: z.union([z.number(), text]),
    unit: text.optional(),
    measure: id.optional(),
    counts: text,
    jurisdiction: text,
    year,
    published: date.optional(),
    source: id,
    verified,
    "checked-on": date,
    "check-again": date,
    note: text.optional(),
    "in-force": z.enum(["yes", "no", "unknown"]).optional(),
  })
  .transform(camelKeys);

export const source = z.strictObject({
  id,
  title: text,
  publisher: text,
  year,
  address: webAddress,
});

export const instrument = z.strictObject({
  id,
  title: text,
  short: text.optional(),
  article: text,
  text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "it is not a SHA-256 in hexadecimal"),
  source: id,
  verified: verified.optional(),
  note: text.optional(),
});

export const contact = z
  .strictObject({
    id,
    name: text,
    number: text.optional(),
    address: text.optional(),
    hours: text.optional(),
    jurisdiction: text,
    "for-whom": ids,
    serves: text,
    source: id,
    verified,
    "checked-on": date,
    "check-again": date,
    note: text.optional(),
  })
  .refine((entry) => entry.number !== undefined || entry.address !== undefined, {
    message: 'a contact has a "number" or an "address"',
  })
  .transform(camelKeys);

export const term = z
  .strictObject({
    id,
    singular: text,
    plural: text.optional(),
    article: z.enum(["a", "an"]).optional(),
    "say-instead-of": z.array(text).default([]),
    meaning: text.optional(),
  })
  .transform(camelKeys);

export const indexEntry = z.strictObject({
  entry: text,
  words: z.array(text).min(1),
  see: z.array(text).default([]),
});

export const wordEntry = z
  .strictObject({
    id,
    kind: z.enum(["never", "dead", "disclosure", "promise", "sensitive"]),
    words: z
      .array(
        text.regex(
          /^(?:[^()|]|\((?:[^()|]+\|)+[^()|]+\))+$/,
          'words are plain, or a choice like "(he|she) chose"',
        ),
      )
      .min(1),
    say: text,
    why: text,
    for: ids.default([]),
    level: z.int().min(1).max(3).optional(),
  })
  .refine(({ kind, level }) => (kind === "sensitive") === (level !== undefined), {
    message: 'words of the kind "sensitive" have a "level", and no others do',
  })
  .transform((entry) => ({ ...entry, level: entry.level ?? 0 }));

const countrySlot = z
  .strictObject({
    value: text,
    source: id.optional(),
    verified,
    "checked-on": date,
    "check-again": date,
    note: text.optional(),
  })
  .refine((slot) => slot.source !== undefined || slot.verified === "N", {
    message: 'what is verified (Y or Y2) has a "source"',
  })
  .transform(camelKeys);

export const country = z.strictObject({
  id,
  name: text,
  jurisdiction: text,
  slots: z.record(id, countrySlot),
});
