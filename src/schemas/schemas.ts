import * as z from "zod";
import { parseAges } from "../model/audience.ts";
import {
  CARRIERS,
  DROP_REASONS,
  type DropReason,
  ITEM_KINDS,
  KINDS_ABOUT_OTHERS,
} from "../model/coverage.ts";
import { exerciseSchema } from "./exercise.ts";
import { figureSchema } from "./figures.ts";
import { clock, sessionMinutes, slotValue } from "./session.ts";
import { id, ids, numbers, text } from "./words.ts";

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written in quotes as year-month-day, like "2026-11-21"')
  .refine((day) => isDay(day), "there is no such day");
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "a language is written like en-GB");
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour is written in quotes like "#0b4f6c"');
const verified = z.enum(["Y", "Y2", "N"]);
const year = z.int().min(1800).max(2200);
const webAddress = z.url({ protocol: /^https?$/, error: "it is not a web address" });
const count = z.int().min(1).max(1000);
const minutes = z.number().positive().max(600);

const pace = z.number().min(0.5).max(4);

/** Whether the calendar has it: some engines read 30 February as 2 March. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** Ages as written: "11-14" or "16+". */
const ages = z
  .string()
  .refine((value) => parseAges(value) !== undefined, 'ages are written like "11-14" or "16+"')
  .transform((value) => parseAges(value));

type Camel<S extends string> = S extends `${infer A}-${infer B}`
  ? `${A}${Capitalize<Camel<B>>}`
  : S;
type CamelKeys<T> = { [K in keyof T as K extends string ? Camel<K> : K]: T[K] };

/** Files say `max-sensitivity`, code says `maxSensitivity`. */
function camelKeys<T extends object>(object: T): CamelKeys<T> {
  const entries = Object.entries(object).map(([key, value]) => [
    key.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(entries) as CamelKeys<T>;
}

const programme = z
  .strictObject({
    title: text,
    organisation: text,
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is written like "1.0.0"'),
    date,
    "facts-as-of": date,
    language,
    questions: z.array(z.strictObject({ id, question: text })).min(1),
    topics: z.array(id),
    modules: z.array(id).min(1),
    guide: z.array(id).default([]),
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

const audience = z
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
    "max-sensitivity": z.int().min(0).max(3).optional(),
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

const fact = z
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

const source = z.strictObject({ id, title: text, publisher: text, year, address: webAddress });

const instrument = z.strictObject({
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

const contact = z
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

const term = z
  .strictObject({
    id,
    singular: text,
    plural: text.optional(),
    article: z.enum(["a", "an"]).optional(),
    "say-instead-of": z.array(text).default([]),
    meaning: text.optional(),
  })
  .transform(camelKeys);

const indexEntry = z.strictObject({
  entry: text,
  words: z.array(text).min(1),
  see: z.array(text).default([]),
});

const wordEntry = z
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

const branding = z.strictObject({
  id,
  name: text,
  logo: z.strictObject({ file: text, alt: text }).optional(),
  colour: colour.optional(),
});

const approval = z.strictObject({ version: text, name: text, role: text, date });

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

/** Local details of one session; `audience` and `audiences` mean the same. */
const session = z
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

const country = z.strictObject({
  id,
  name: text,
  jurisdiction: text,
  slots: z.record(id, countrySlot),
});

const itemId = z
  .string()
  .regex(/^[A-Za-z0-9]+-\d+$/, "an item is named whole, like 000-1, R-1 or C-19");
const kind = z.enum(ITEM_KINDS);

const inventoryItem = z
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

const coverageEntry = z
  .strictObject({
    "carried-by": carriedBy.optional(),
    dropped: z.strictObject({ reason: z.enum(dropReasons), why: text }).optional(),
  })
  .refine((entry) => (entry["carried-by"] === undefined) !== (entry.dropped === undefined), {
    message: 'it has either "carried-by" or "dropped"',
  })
  .transform(camelKeys);

const priority = z.enum(["core", "extended", "optional"]);
const layout = z.enum(["section", "statement", "definition", "columns", "compare"]);
const role = z.enum(["content-note", "ground-rules", "what-to-do", "if-someone-tells-you", "help"]);
const limits = {
  sensitivity: z.int().min(0).max(3).default(0),
  topics: ids.default([]),
  ages: ages.optional(),
};

const slide = z
  .strictObject({
    id,
    for: ids.default([]),
    "not-for": ids.default([]),
    minutes: minutes.optional(),
    priority: priority.default("core"),
    layout: layout.optional(),
    role: role.optional(),
    "numbers-reviewed": numbers.default([]),
    ...limits,
  })
  .transform(camelKeys);

const module = z
  .strictObject({
    id,
    title: text,
    question: id.optional(),
    for: ids.default([]),
    "not-for": ids.default([]),
  })
  .transform(camelKeys);

const chapter = z
  .strictObject({
    id,
    title: text,
    part: z.enum(["before", "during", "after"]),
    checklists: z.union([z.literal("all"), z.array(text)]).default([]),
    for: ids.default([]),
    "not-for": ids.default([]),
    "numbers-reviewed": numbers.default([]),
  })
  .transform(camelKeys);

const scenario = z
  .strictObject({
    id,
    title: text,
    form: text,
    fictional: z.literal(true, {
      error: "a scenario is a fictional composite and says so: fictional: true",
    }),
    softens: id.optional(),
    minutes: minutes.optional(),
    "numbers-reviewed": numbers.default([]),
    ...limits,
  })
  .transform(camelKeys);

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
