import * as z from "zod";
import { ids, sensitivity, text } from "./words.ts";

/** What an entry of a list may say about who sees it. */
const entryLimits = {
  for: ids.optional(),
  "not-for": ids.optional(),
  sensitivity: sensitivity.optional(),
};

/** An entry of a list, which may be kept from audiences as slides are. */
export const entry = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, ...entryLimits });

/** A line of text: alone, or with who may see it. Templates always get the second. */
export const line = z.union([text.transform((alone) => ({ text: alone })), entry({ text })], {
  error: 'it is a text, or "text:" with for:, not-for: or sensitivity: beside it',
});
