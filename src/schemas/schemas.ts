import * as z from "zod";
import { audience } from "./audience.ts";
import { coverageEntry, inventoryItem, itemId } from "./coverage.ts";
import { exerciseSchema } from "./exercise.ts";
import { figureSchema } from "./figures.ts";
import { chapter, module, scenario, slide } from "./front-matter.ts";
import { approval, branding, programme } from "./programme.ts";
import {
  contact,
  country,
  fact,
  indexEntry,
  instrument,
  source,
  term,
  wordEntry,
} from "./register.ts";
import { session } from "./session.ts";

/** The files of a programme that are nothing but data. */
export const dataSchemas = {
  programme,
  audience,
  branding,
  figure: figureSchema,
  facts: z.array(fact),
  sources: z.array(source),
  instruments: z.array(instrument),
  contacts: z.array(contact),
  terms: z.array(term),
  wording: z.array(wordEntry),
  index: z.array(indexEntry),
  approvals: z.array(approval),
  country,
  inventory: z.array(inventoryItem),
  coverage: z.record(itemId, coverageEntry),
  session,
};

/** What stands before the Markdown in a module, a slide, a scenario, an exercise and a chapter. */
export const frontMatterSchemas = { module, slide, scenario, exercise: exerciseSchema, chapter };

/** Each schema as JSON Schema, by file name: what editors complete and check by. */
export function jsonSchemas(): Record<string, object> {
  const all = { ...dataSchemas, ...frontMatterSchemas };
  return Object.fromEntries(
    Object.entries(all).map(([name, schema]) => [
      `${name}.schema.json`,
      {
        title: `Lectern: ${name}`,
        ...z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }),
      },
    ]),
  );
}
