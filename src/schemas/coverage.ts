import * as z from "zod";
import {
  CARRIERS,
  DROP_REASONS,
  type DropReason,
  ITEM_KINDS,
  KINDS_ABOUT_OTHERS,
} from "../model/coverage.ts";
import { camelKeys } from "./camel-keys.ts";
import { ids, text } from "./words.ts";

export const itemId = z
  .string()
  .regex(/^[A-Za-z0-9]+-\d+$/, "an item is named whole, like 000-1, R-1 or C-19");
const kind = z.enum(ITEM_KINDS);

export const inventoryItem = z
  .strictObject({ id: itemId, kind, about: kind.optional(), content: text, lines: text })
  .refine((item) => KINDS_ABOUT_OTHERS.includes(item.kind) === (item.about !== undefined), {
    message: `"about" says what kind of thing a ${KINDS_ABOUT_OTHERS.join(" or ")} is about; other items have none`,
  });

const carriedBy = z
  .partialRecord(z.enum(CARRIERS), ids)
  .refine((lists) => Object.values(lists).some((list) => list.length > 0), {
    message: "it names nothing",
  });
const dropReasons = Object.keys(DROP_REASONS) as [DropReason, ...DropReason[]];

export const coverageEntry = z
  .strictObject({
    "carried-by": carriedBy.optional(),
    dropped: z.strictObject({ reason: z.enum(dropReasons), why: text }).optional(),
  })
  .refine((entry) => (entry["carried-by"] === undefined) !== (entry.dropped === undefined), {
    message: 'it has either "carried-by" or "dropped"',
  })
  .transform(camelKeys);
