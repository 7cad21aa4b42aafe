import * as z from "zod";

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
