import * as z from "zod";
import { parseAges } from "../model/audience.ts";

/** A name for a thing: what people type to mean it. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case letters, digits and single hyphens");

/** Words, and at least one. */
export const text = z.string().trim().min(1, "it is empty");

/** Single words as a list, or in one line with spaces between them. */
const words = z.union([
  z.array(text),
  z.string().transform((line) => line.split(/\s+/).filter(Boolean)),
]);

const number = z.union([text, z.number().transform(String)]);

/** Numbers as they stand in a text: a list, or in one line. One alone is no text to YAML. */
export const numbers = z.union([z.array(number), z.number().transform((one) => [`${one}`]), words]);

/** Ids as a list, or in one line with spaces between them. */
export const ids = z.union([
  z.array(id),
  z
    .string()
    .transform((line) => line.split(/\s+/).filter(Boolean))
    .pipe(z.array(id)),
]);

/** A day, year-month-day. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written in quotes as year-month-day, like "2026-11-21"')
  .refine((day) => isDay(day), "there is no such day");

/** Whether the calendar has it: some engines read 30 February as 2 March. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** A language with its script and country, where they matter. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "a language is written like en-GB");

/** A colour, as red, green and blue in hexadecimal. */
export const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'a colour is written in quotes like "#0b4f6c"');

/** How well a person could check something: at its source, second-hand, not at all. */
export const verified = z.enum(["Y", "Y2", "N"]);

/** How long something takes. */
export const minutes = z.number().positive().max(600);

/** What minutes of talk are multiplied by. */
export const pace = z.number().min(0.5).max(4);

/** Ages as written: "11-14" or "16+". */
export const ages = z
  .string()
  .refine((value) => parseAges(value) !== undefined, 'ages are written like "11-14" or "16+"')
  .transform((value) => parseAges(value));

/** From 0, fit for everybody, to 3. */
export const sensitivity = z.int().min(0).max(3);
