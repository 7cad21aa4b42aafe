import { VFile } from "vfile";
import type { AudienceProfile } from "../../src/model/audience.ts";
import { diagnosticsOf, report, siteOf } from "../../src/model/diagnostics.ts";
import type { Programme } from "../../src/model/programme.ts";
import type {
  Contact,
  Country,
  Fact,
  Instrument,
  Register,
  Source,
  Term,
  WordEntry,
} from "../../src/model/register.ts";
import { parseProgramme } from "../../src/parse/parse-programme.ts";
import { dataSchemas } from "../../src/schemas/schemas.ts";
import { readYaml } from "../../src/yaml/read.ts";

/** What a test's programme is made of; what it leaves out is empty or the simplest there is. */
export interface ProgrammeParts {
  /** Slides, by module id: what stands after the front matter. */
  modules: Record<string, string>;
  /** Front matter lines of a module beside its id and title. */
  moduleSettings?: Record<string, string>;
  /** Whole files, by id. */
  scenarios?: Record<string, string>;
  exercises?: Record<string, string>;
  chapters?: Record<string, string>;
  /** Whole YAML files, by id. */
  figures?: Record<string, string>;
  facts?: (Partial<Fact> & { id: string })[];
  sources?: string[];
  instruments?: (Partial<Instrument> & { id: string })[];
  contacts?: (Partial<Contact> & { id: string })[];
  terms?: (Partial<Term> & { id: string })[];
  countries?: Country[];
  wording?: (Partial<WordEntry> & { id: string; words: string[] })[];
}

/** A programme parsed from texts, and what is wrong with them so far. */
export interface MadeProgramme {
  programme: Programme;
  /** The findings as "rule file:line:column". */
  findings(): string[];
}

/** Parses a programme from texts in memory. */
export function makeProgramme(parts: ProgrammeParts): MadeProgramme {
  const files: VFile[] = [];
  const read = (folder: string, texts: Record<string, string> = {}) =>
    Object.entries(texts).map(([id, value]) => {
      const file = new VFile({ path: `${folder}/${id}.md`, value });
      files.push(file);
      return file;
    });
  const readFigure = ([id, value]: [string, string]) => {
    const file = new VFile({ path: `figures/${id}.yaml`, value });
    files.push(file);
    const read = readYaml(value, dataSchemas.figure, ({ rule, offset, message }) =>
      report(file, rule, offset, { message }),
    );
    const at = (path: readonly PropertyKey[]) => ({ file, offset: read?.offsetOf(path) ?? 0 });
    return read ? [{ ...read.value, chart: undefined, origin: at(["id"]), at }] : [];
  };
  const modules = Object.entries(parts.modules).map(([id, slides]): [string, string] => {
    const settings = parts.moduleSettings?.[id];
    const lines = ["---", `id: ${id}`, "title: A module", ...(settings ? [settings] : []), "---"];
    return [id, `${lines.join("\n")}\n\n${slides}`];
  });
  const programme = parseProgramme({
    settings: {
      title: "A programme",
      site: siteOf({ file: new VFile({ path: "programme.yaml", value: "" }), offset: 0 }),
      organisation: "An organisation",
      version: "1.0.0",
      date: "2026-11-21",
      factsAsOf: "2026-11-21",
      language: "en-GB",
      questions: [],
      topics: [],
      changes: [],
      modules: Object.keys(parts.modules),
      guide: [],
      safeguarding: false,
      limits: {},
      jurisdictions: {},
      routeWords: { refers: [], notifies: [] },
    },
    modules: read("modules", Object.fromEntries(modules)),
    scenarios: read("scenarios", parts.scenarios),
    exercises: read("exercises", parts.exercises),
    chapters: read("guide", parts.chapters),
    figures: Object.entries(parts.figures ?? {}).flatMap(readFigure),
    pictures: new Map([
      ["pictures/door.png", { path: "pictures/door.png", mediaType: "image/png", bytes: PIXEL }],
    ]),
    links: new Set(),
    brandings: new Map(),
    register: makeRegister(parts),
  });
  const findings = () =>
    diagnosticsOf(files).map(
      ({ rule, file, line, column }) => `${rule} ${file.replace(/^.*\//, "")}:${line}:${column}`,
    );
  return { programme, findings };
}

const PIXEL = Buffer.from("R0lGODlhAQABAAAAACw=", "base64");

function makeRegister(parts: ProgrammeParts): Register {
  const checked = { verified: "Y" as const, checkedOn: "2026-01-01", checkAgain: "2027-01-01" };
  const place = { jurisdiction: "Here", year: 2025, source: "book" };
  const byId = <T extends { id: string }>(entries: T[]) => new Map(entries.map((e) => [e.id, e]));
  const source = (id: string): Source => {
    const address = `https://example.org/${id}`;
    return { id, title: `The ${id}`, publisher: `Publisher of ${id}`, year: 2025, address };
  };
  return {
    facts: byId(
      (parts.facts ?? []).map((f) => ({ value: 7, counts: "x", ...place, ...checked, ...f })),
    ),
    sources: byId((parts.sources ?? ["book"]).map(source)),
    instruments: byId(
      (parts.instruments ?? []).map((entry) => {
        return {
          title: "A treaty",
          article: "Article 1",
          text: "No.",
          sha256: "",
          source: "book",
          ...entry,
        };
      }),
    ),
    contacts: byId(
      (parts.contacts ?? []).map((contact) => {
        const { jurisdiction, source } = place;
        const whom = { name: contact.id, forWhom: [], serves: "all", jurisdiction, source };
        return { ...whom, ...checked, ...contact };
      }),
    ),
    terms: byId(
      (parts.terms ?? []).map((term) => ({ singular: term.id, sayInsteadOf: [], ...term })),
    ),
    wording: byId(
      (parts.wording ?? []).map((entry) => {
        return { kind: "never", say: "other words", why: "It harms.", for: [], level: 0, ...entry };
      }),
    ),
    approvals: [],
    index: [],
    countries: new Map((parts.countries ?? []).map((country) => [country.id, country])),
    coverage: { inventory: [], entries: [] },
    at: () => ({ file: new VFile({ path: "register.yaml", value: "" }), offset: 0 }),
  };
}

/** A profile that sees everything of its own; `lineage` begins with its id. */
export function makeProfile(
  id: string,
  { extends: bases = [], ...rest }: Partial<AudienceProfile> & { extends?: string[] } = {},
): AudienceProfile {
  return {
    id,
    lineage: [id, ...bases],
    name: `The ${id}`,
    abstract: false,
    language: "en-GB",
    jurisdiction: "Here",
    responder: "no",
    route: [],
    maxSensitivity: 3,
    notTopics: [],
    vocabulary: {},
    scenarios: [],
    minutes: { default: 30, standard: [] },
    pace: 1,
    slides: { min: 1, max: 99 },
    theme: "lectern",
    worksheetRules: [],
    nextWeek: [],
    card: { rules: [] },
    questionSlips: { rules: [], asksName: false },
    evaluation: { rules: [], statements: [], answers: [], questions: [] },
    attendance: "names",
    slots: {},
    at: () => ({ file: new VFile({ path: `audiences/${id}.yaml`, value: "" }), offset: 0 }),
    ...rest,
  };
}

/** One slide: its settings and its body. */
export function slide(id: string, body: string, settings = ""): string {
  const lines = [`id: ${id}`, "minutes: 2", ...(settings ? [settings] : [])];
  return `<!--\n${lines.join("\n")}\n-->\n\n${body}\n`;
}

/** Slides with breaks between them. */
export const slides = (...all: string[]): string => all.join("\n---\n\n");
