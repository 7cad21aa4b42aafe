import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readProgramme } from "./build.ts";
import { MAX_TITLE } from "./check/edition.ts";
import { compileTemplates } from "./documents/templates.ts";
import { listFiles } from "./load/list-files.ts";
import { type AudienceProfile, withEdition } from "./model/audience.ts";
import { type Diagnostic, diagnosticsOf, hasErrors } from "./model/diagnostics.ts";
import type { Programme } from "./model/programme.ts";
import { UsageError } from "./model/usage-error.ts";
import { replaceText, writeNew } from "./output/write-source.ts";
import { toId, toTitle } from "./text/ids.ts";
import { suggest } from "./text/suggest.ts";
import { addToList } from "./yaml/add-to-list.ts";

/** What is to be made, and where. */
export interface CreateRequest {
  programme: string;
  audiences: string;
  templates: string;
  /** Its id, which becomes its file's name. */
  name: string;
  /** What people read; made from the id where it is not said. */
  title: string | undefined;
}

/** What was made: paths, and what to do next, one sentence a step. */
export interface Created {
  made: string[];
  changed: string[];
  next: string[];
}

/** What came of it, or the mistakes of the project that stood in the way. */
export type CreateResult = Created | { diagnostics: Diagnostic[] };

/** Everything there is when something new is made. */
interface Existing extends Awaited<ReturnType<typeof readProgramme>> {
  programme: Programme;
}

/**
 * Makes the profile of a new audience, which extends `base`; where none is named, the base that
 * most others extend. Throws a `UsageError` where the name is taken or is no id.
 */
export async function createAudience(
  request: CreateRequest & { base: string | undefined },
  today: string,
): Promise<CreateResult> {
  const id = readId(request.name);
  const title = readTitle(request.title ?? toTitle(id));
  await refuseTaken(id, "an audience", request.audiences, [".yaml", ".yml"]);
  return withExisting(request, today, async (existing, fill) => {
    const { programme, profiles, templates } = existing;
    const base = chooseBase(request.base, profiles);
    const { register, settings, scenarios } = programme;
    const lineage = [id, ...(base?.lineage ?? [])];
    const contacts = [...register.contacts.values()].filter(({ forWhom }) =>
      forWhom.some((audience) => lineage.includes(audience)),
    );
    const urgent = [...profiles.values()]
      .flatMap(({ route }) => route)
      .flatMap((step) => (step.urgent && step.contact !== undefined ? [step.contact] : []));
    const path = join(request.audiences, `${id}.yaml`);
    const text = fill("audience.yaml", {
      title: quote(title),
      block: `:::for{${id}}`,
      schema: base === undefined ? "" : schemaLine(base),
      base: base?.id ?? "",
      baseName: base?.name ?? "",
      language: settings.language,
      jurisdiction: base?.jurisdiction || quote(`Where ${title} works`),
      theme: [...templates.themes.keys()][0] ?? "",
      topics: inLines(settings.topics),
      ages: base?.ages === undefined ? "" : agesAsWritten(base.ages),
      contacts: inLines(contacts.map((contact) => contact.id)),
      // Whom others call in danger, if these people may be told the number.
      emergency: contacts.find((contact) => urgent.includes(contact.id))?.id ?? "",
      slots: Object.entries(base?.slots ?? {}).map(([slot, label]) => ({ id: slot, label })),
      terms: inLines([...register.terms.keys()]),
      scenarios: [...scenarios.values()].filter(({ softens }) => softens === undefined),
    });
    const like = withEdition(profiles).sort(
      (a, b) => Number(b.lineage[1] === base?.id) - Number(a.lineage[1] === base?.id),
    )[0];
    return {
      files: [{ path, text }],
      next: [
        `Open ${path} and say what differs; its notes explain every setting.${base === undefined ? "" : ` It extends ${base.id}.`}`,
        `lectern check ${id}`,
        ...(like ? [`lectern diff ${like.id} ${id} --html review.html`] : []),
        `lectern build ${id}`,
      ],
    };
  });
}

/**
 * Makes a module with three slides to fill, and names it in `programme.yaml` after the module
 * `after`, or last. `for` are the audiences it is for; none means all.
 */
export async function createModule(
  request: CreateRequest & { after: string | undefined; for: readonly string[] },
  today: string,
): Promise<CreateResult> {
  const id = readId(request.name);
  const title = readTitle(request.title ?? toTitle(id));
  const folder = join(request.programme, "modules");
  await refuseTaken(id, "a module", folder, [".md"]);
  return withExisting(request, today, async (existing, fill) => {
    const { programme, profiles } = existing;
    const { questions, topics, modules } = programme.settings;
    for (const audience of request.for) refuseUnknown("audience", audience, profiles.keys());
    if (request.after !== undefined) refuseUnknown("module", request.after, modules);
    const path = join(folder, `${id}.md`);
    const text = fill("module.md", {
      id,
      title: quote(title),
      heading: title,
      questions,
      firstQuestion: questions[0]?.id ?? "",
      audiences: inLines([...profiles.keys()]),
      firstAudience: withEdition(profiles)[0]?.id ?? "",
      for: request.for.join(" "),
      block: `:::for{${withEdition(profiles)[0]?.id ?? ""}}`,
      topics: inLines(topics),
      firstTopic: topics[0] ?? "",
    });
    refuseTakenSlides(text, id, programme);
    const main = join(request.programme, "programme.yaml");
    // As it is on disk: what was read for checks has other line ends.
    const source = await readFile(main, "utf8");
    const isListed = modules.includes(id);
    const listed = isListed ? source : addToList(source, "modules", id, request.after);
    if (listed === undefined) {
      throw new UsageError(
        `The list of modules in ${main} cannot be added to as it is written.`,
        "Write it as a list with one module on each line, or add the module by hand.",
      );
    }
    return {
      files: [{ path, text }],
      replaced: isListed ? [] : [{ path: main, text: listed }],
      next: [
        `Open ${path} and replace what its slides say: until then ${request.for.length === 0 ? "every deck shows" : `the decks of ${request.for.join(", ")} show`} the text to replace.`,
        `It comes ${request.after === undefined || isListed ? "where programme.yaml names it" : `after ${request.after}`}; move its line there to teach it at another time.`,
        "lectern check",
        "lectern build",
      ],
    };
  });
}

/** Makes a scenario with beats, questions and a key to write; no audience has it yet. */
export async function createScenario(request: CreateRequest, today: string): Promise<CreateResult> {
  const id = readId(request.name);
  const title = readTitle(request.title ?? toTitle(id));
  const folder = join(request.programme, "scenarios");
  await refuseTaken(id, "a scenario", folder, [".md"]);
  return withExisting(request, today, async ({ programme }, fill) => {
    const { topics } = programme.settings;
    const path = join(folder, `${id}.md`);
    const text = fill("scenario.md", {
      id,
      title: quote(title),
      line: `::scenario{#${id}}`,
      topics: inLines(topics),
      firstTopic: topics[0] ?? "",
      forms: [...new Set([...programme.scenarios.values()].map(({ form }) => form))].join(", "),
    });
    return {
      files: [{ path, text }],
      next: [
        `Open ${path} and write the story, its questions and its key.`,
        `Name it under scenarios: in the profiles of ${request.audiences} that should discuss it; until then \`lectern check\` warns that it is unused.`,
        `Give it a slide of its own in a module, with the line ::scenario{#${id}}`,
        "lectern check",
      ],
    };
  });
}

/** What is to be written, once it is known that all of it can be. */
interface Plan {
  files: { path: string; text: string }[];
  replaced?: { path: string; text: string }[];
  next: string[];
}

/** Fills one of the templates for new files. */
type Fill = (template: string, data: object) => string;

async function withExisting(
  request: CreateRequest,
  today: string,
  plan: (existing: Existing, fill: Fill) => Promise<Plan>,
): Promise<CreateResult> {
  const { programme, ...rest } = await readProgramme(request, today);
  if (!programme) return { diagnostics: diagnosticsOf(rest.files) };
  const templates = compileTemplates(rest.templates.templates);
  const {
    files,
    replaced = [],
    next,
  } = await plan({ programme, ...rest }, (template, data) => {
    const path = `new/${template}`;
    if (templates.has(path)) return templates.fill(path, data);
    throw new UsageError(
      `There is no template ${path}.hbs in ${request.templates}.`,
      "Run Lectern from the project's folder, or name the right one with --templates.",
    );
  });
  const used = [...rest.templates.templates.values()];
  if (hasErrors(used)) return { diagnostics: diagnosticsOf(used) };
  for (const { path, text } of files) await writeNew(path, text);
  for (const { path, text } of replaced) await replaceText(path, text);
  const paths = (list: readonly { path: string }[]) => list.map(({ path }) => path);
  return { made: paths(files), changed: paths(replaced), next };
}

function readId(name: string): string {
  const id = toId(name);
  if (name === id && id !== "") return id;
  throw new UsageError(
    `"${name}" cannot be an id: ids are lower-case letters, digits and single hyphens.`,
    id === ""
      ? "Choose a name like nhs-staff, and give what people read with --title."
      : `Call it ${id}, and give what people read with --title "${name.replaceAll('"', "")}".`,
  );
}

/** A title goes into YAML, a heading and comments, so it is plain words on one line. */
function readTitle(title: string): string {
  const plain = title.trim();
  const odd = /[<>{}[\]`*_\\|#~^]|:{2,}|[\p{C}\u2028\u2029]/u.exec(plain)?.[0];
  const { words, letters } = MAX_TITLE;
  const fits = plain.length <= letters && plain.split(/\s+/).length <= words;
  if (plain !== "" && odd === undefined && fits) return plain;
  throw new UsageError(
    odd === undefined
      ? `A title has at most ${words} words and ${letters} letters, and is not empty.`
      : `A title cannot hold ${JSON.stringify(odd)}.`,
    "Write it as plain words on one line.",
  );
}

/** Ids with commas, in lines that still fit behind the mark of a comment. */
function inLines(ids: readonly string[]): string[] {
  const lines: string[] = [];
  for (const id of ids) {
    const last = lines.at(-1);
    if (last === undefined || last.length + id.length > 88) lines.push(id);
    else lines[lines.length - 1] = `${last}, ${id}`;
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line},` : line));
}

const quote = (title: string): string => JSON.stringify(title);

/** Whatever way it is there already: in a folder below, in capitals, or with mistakes. */
async function refuseTaken(
  id: string,
  what: string,
  folder: string,
  endings: readonly string[],
): Promise<void> {
  const there = (await listFiles(folder, endings)).find(
    (path) => path.replace(/^.*\/|\.[^.]*$/g, "").toLowerCase() === id,
  );
  if (there === undefined) return;
  throw new UsageError(
    `There is ${what} "${id}" already: ${join(folder, there)}`,
    "Change that one, or choose another name; nothing is overwritten.",
  );
}

function refuseTakenSlides(text: string, id: string, { modules }: Programme): void {
  const taken = new Set(modules.flatMap(({ slides }) => slides.map((slide) => slide.id)));
  const own = [...text.matchAll(/^id: (\S+)$/gm)].map(([, slide = ""]) => slide).slice(1);
  const twice = own.find((slide) => taken.has(slide));
  if (twice === undefined) return;
  throw new UsageError(
    `A module "${id}" would have a slide "${twice}", and there is one already.`,
    "Choose another name.",
  );
}

function refuseUnknown(what: string, id: string, known: Iterable<string>): void {
  const names = [...known];
  if (names.includes(id)) return;
  throw new UsageError(`There is no ${what} "${id}".`, suggest(id, names));
}

function chooseBase(
  asked: string | undefined,
  profiles: ReadonlyMap<string, AudienceProfile>,
): AudienceProfile | undefined {
  if (asked !== undefined) {
    refuseUnknown("audience", asked, profiles.keys());
    return profiles.get(asked);
  }
  const extending = (base: string) =>
    [...profiles.values()].filter(({ lineage }) => lineage[1] === base).length;
  return [...profiles.values()]
    .filter(({ abstract }) => abstract)
    .sort((a, b) => extending(b.id) - extending(a.id))[0];
}

/** The line that tells editors which schema a profile follows, as its base has it. */
function schemaLine(base: AudienceProfile): string {
  const first = String(base.at([]).file.value).split("\n", 1)[0] ?? "";
  return first.startsWith("# yaml-language-server:") ? first : "";
}

const agesAsWritten = ({ from, to }: { from: number; to: number }): string =>
  Number.isFinite(to) ? `${from}-${to}` : `${from}+`;
