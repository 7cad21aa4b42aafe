import * as z from "zod";
import { parseClock } from "../text/clock.ts";
import { RESERVED } from "../text/tokens.ts";
import { date, id, ids, pace, text } from "./words.ts";

/** How long a session takes, breaks included: up to sixteen hours. */
export const sessionMinutes = z
  .int("a session takes whole minutes")
  .min(1, "a session takes at least a minute")
  .max(960, "a session takes at most 960 minutes");

/** A time of day, as minutes after midnight. */
export const clock = z
  .string()
  .refine(
    (value) => parseClock(value) !== undefined,
    'a time of day is written in 24 hours, like "09:30" or "14:00"',
  )
  .transform((value) => parseClock(value) ?? 0);

/** What stands in a slot: one line, as long as what one writes on such a line. */
const slotValue = z
  .string({ error: 'what stands in a slot is written in quotes, like "020 7946 0000"' })
  .trim()
  .min(1, "it is empty")
  .transform((value) => value.replace(/\s+/g, " "))
  .refine((value) => value.length <= 120, "it is longer than 120 letters and signs")
  .refine((value) => value.search(RESERVED) < 0, "it holds a sign that cannot be printed");

/** A slot and what stands in it. */
export const slotSetting = z.strictObject({ slot: id, value: slotValue });

/** Local details of one session; `audience` and `audiences` mean the same. */
export const session = z
  .strictObject({
    title: text.optional(),
    date: date.optional(),
    place: text.optional(),
    trainer: text.optional(),
    start: clock.optional(),
    minutes: sessionMinutes.optional(),
    pace: pace.optional(),
    audience: id.optional(),
    audiences: ids.optional(),
    slots: z.record(id, slotValue).default({}),
  })
  .refine((entry) => entry.audience === undefined || entry.audiences === undefined, {
    message: 'it names its audiences either under "audience" or under "audiences"',
  });
