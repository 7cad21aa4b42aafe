import type { Page } from "puppeteer";
import type { BrowserSession } from "./browser/session.ts";
import { checkGlyphs } from "./check/glyphs.ts";
import { startLeakCheck } from "./check/leaks.ts";
import { reportLost } from "./check/lost-references.ts";
import { checkLength, checkOutput } from "./check/output.ts";
import { type SteppedDown, startPageCheck } from "./check/pages/check-pages.ts";
import { drawCharts } from "./documents/charts.ts";
import { composeDocument, documentKinds, prepareKit } from "./documents/kinds.ts";
import type { DocumentKind, DocumentOptions, Kit } from "./documents/kit.ts";
import { VARIANT_FORMATS, type Variant, variants } from "./documents/variants.ts";
import type { Format, FormatContext, Written } from "./formats/format.ts";
import { photographFirstPage } from "./formats/photograph.ts";
import { layOut } from "./formats/print-page.ts";
import { readArchive } from "./formats/zip/zip.ts";
import type { AudienceProfile } from "./model/audience.ts";
import { hasErrors } from "./model/diagnostics.ts";
import {
  type Document,
  folderFor,
  type OutputFile,
  type OutputReading,
  type PageRules,
} from "./model/document.ts";
import type { Programme } from "./model/programme.ts";
import type { SourceFile } from "./model/source.ts";
import type { TemplateFiles } from "./model/templates.ts";
import { packEdition } from "./pack-edition.ts";
import type { Editions } from "./tailor/tailor.ts";
import type { Stopwatch } from "./timing/stopwatch.ts";

/** Editions in the making at once: as many as the browser prints, and one that is composed. */
const AT_ONCE = 4;

/** What editions are drawn with. */
export interface DrawingTools {
  programme: Programme;
  profiles: ReadonlyMap<string, AudienceProfile>;
  templates: TemplateFiles;
  /** All files that were read; what is found is said of them. */
  sources: SourceFile[];
  kinds: readonly DocumentKind[];
  formats: readonly Format[];
  /** Ids of variants to make beside the usual ones, of documents that have them. */
  variants: readonly string[];
  options: DocumentOptions | undefined;
  /** Whether editions are made whole, so that packs can be made of them. */
  arePacked: boolean;
  /** Whether lists show the first pages of participants' documents. */
  arePictured: boolean;
  /** The date that files carry. */
  date: Date;
  browser: Promise<BrowserSession>;
  time: Stopwatch["time"];
  /** Told after each document how many are done. */
  onDone: (done: number, of: number) => void;
}

/** Draws every document of these editions, looks at its pages, writes it and reads it back. */
export async function drawEditions(
  editions: readonly Editions[],
  tools: DrawingTools,
): Promise<{ files: OutputFile[]; steppedDown: SteppedDown[]; kit: Kit }> {
  const { programme, profiles, templates, sources, kinds, time } = tools;
  const charts = await time("charts", () => drawCharts(editions));
  const kit = await time("prepare", () => prepareKit(templates, sources, charts, tools.options));
  const pageCheck = startPageCheck();
  const checkLeaks = startLeakCheck(programme, profiles);
  const files: OutputFile[] = [];
  // With a mistake nothing is written, and a part of an edition is no pack.
  const isWrong = () => hasErrors(sources) || hasErrors(templates.templates.values());

  const readBack = (file: OutputFile, texts: OutputReading["texts"]) =>
    time("leaks", () => checkLeaks({ file, texts }));
  const draw = async ({ kind, variant, isAsked }: Task, edition: Editions, pages: PageIndex) => {
    const own: OutputFile[] = [];
    const compose = () => time("compose", () => composeDocument(kind, edition, kit, variant));
    const document = compose();
    let isWhole = time("glyphs", () => checkGlyphs(document, kit.fonts.covers));
    const formats = tools.formats
      .filter(({ id }) => document.formats.includes(id))
      .filter(({ needsPage }) => isAsked || needsPage);
    const measure = async (page: Page, rules: PageRules): Promise<Document> => {
      const { steps, fits } = await time("fit", () => pageCheck.check(page, document, rules));
      if (!fits) isWhole = false;
      // Where pages follow the text, nothing is stepped down.
      if (!rules.paper && !variant) kit.steps.set(edition.participant, steps);
      return steps.size === 0 ? document : compose();
    };
    const context: FormatContext = {
      fill: kit.templates.fill,
      date: tools.date,
      pageOf: (other, id) => pages.get(other)?.get(id),
    };
    const isPictured = isAsked && !variant && tools.arePictured && kind.reader === "participant";
    const desk = { ...tools, context, measure, isPictured };
    const { made, picture } = await write(document, formats, desk);
    if (picture) own.push(picture);
    for (const { file, format, written } of made) {
      // Others name the pages of what everybody has.
      if (written.anchors.size > 0 && !variant) pages.set(kind.id, written.anchors);
      reportLost(written.lost, document);
      if (!isAsked) continue;
      checkLength(file, document);
      const reading = await time("read back", () => format.read(file.bytes));
      // A page whose template failed, that lacks shapes or does not fit; that is said already.
      if (isWhole && !hasErrors(templates.templates.values())) {
        checkOutput({ file, reading }, document, sources);
      }
      readBack(file, reading.texts);
      own.push(file);
    }
    return own;
  };
  const pack = async ({ participant }: Editions, own: readonly OutputFile[]) => {
    const { fill } = kit.templates;
    const context: FormatContext = { fill, date: tools.date, pageOf: () => undefined };
    // Pictures are for lists alone.
    const documents = own.filter((file) => tools.formats.some(({ id }) => id === file.format));
    const packs = await time("pack", () =>
      packEdition(participant, documents, { kit, context, date: tools.date }),
    );
    // Trainers may read all there is.
    for (const file of packs.filter(({ reader }) => reader === "participant")) {
      readBack(file, await time("read back", () => readArchive(file.bytes, tools.formats)));
    }
    return packs;
  };

  const jobs = editions.map((edition) => {
    const asked = kinds.filter((kind) => isWanted(kind, edition, tools.formats));
    return { edition, tasks: inOrder(asked, tools) };
  });
  const total = jobs.reduce((sum, job) => sum + job.tasks.length, 0);
  let done = 0;
  await inParallel(jobs, AT_ONCE, async ({ edition, tasks }) => {
    const pages: PageIndex = new Map();
    const own: OutputFile[] = [];
    for (const task of tasks) {
      own.push(...(await draw(task, edition, pages)));
      tools.onDone(++done, total);
    }
    if (tools.arePacked && !isWrong()) own.push(...(await pack(edition, own)));
    files.push(...own);
  });
  return { files, steppedDown: pageCheck.finish(), kit };
}

/** Of the documents of an edition, by id, the page on which each id stands. */
type PageIndex = Map<string, ReadonlyMap<string, number>>;

/** A document to draw. One that was not asked for is drawn for another that needs it. */
interface Task {
  kind: DocumentKind;
  variant?: Variant;
  isAsked: boolean;
}

/**
 * Documents, and before each those that it needs: measured, or with pages to name; behind each its
 * variants.
 */
function inOrder(
  asked: readonly DocumentKind[],
  { formats, variants: wanted }: Pick<DrawingTools, "formats" | "variants">,
): Task[] {
  const tasks: Task[] = [];
  const seen = new Set<DocumentKind>();
  const printed = formats.filter(({ needsPage }) => needsPage).map(({ id }) => id);
  const isOfUse = (kind: DocumentKind): boolean =>
    kind.pages !== undefined || kind.formats.some((id) => printed.includes(id));
  const add = (kind: DocumentKind): void => {
    if (seen.has(kind)) return;
    seen.add(kind);
    const needed = documentKinds.filter(({ id }) => kind.after?.includes(id));
    needed.filter(isOfUse).forEach(add);
    const isAsked = asked.includes(kind);
    tasks.push({ kind, isAsked });
    if (!isAsked || !formats.some(({ id }) => VARIANT_FORMATS.includes(id))) return;
    const own = kind.variants?.filter(({ id, isUsual }) => isUsual || wanted.includes(id)) ?? [];
    for (const variant of variants) {
      if (own.some(({ id }) => id === variant.id)) tasks.push({ kind, variant, isAsked });
    }
  };
  asked.forEach(add);
  return tasks;
}

/** Whether a document is for this audience, and in one of these formats. */
function isWanted(
  kind: DocumentKind,
  { participant }: Editions,
  wanted: readonly Format[],
): boolean {
  const { documents } = participant.audience;
  return (
    (documents?.includes(kind.id) ?? true) &&
    (kind.isFor?.(participant) ?? true) &&
    wanted.some(({ id }) => kind.formats.includes(id))
  );
}

/** Does the work for every item, so many at once. */
async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items].reverse();
  const worker = async (): Promise<void> => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}

/** What a document is written with. */
interface Desk extends Pick<DrawingTools, "browser" | "time"> {
  context: FormatContext;
  /** Looks at a document that is laid out, and gives it as it then is there. */
  measure: (page: Page, rules: PageRules) => Promise<Document>;
  /** Whether a picture is taken of its first page. */
  isPictured: boolean;
}

/** A file, and what wrote it and with what. */
interface Made {
  file: OutputFile;
  format: Format;
  written: Written;
}

/** Writes a document in each of these formats; in a page of the browser where one is needed. */
async function write(
  document: Document,
  formats: readonly Format[],
  { browser, context, time, measure, isPictured }: Desk,
): Promise<{ made: Made[]; picture?: OutputFile }> {
  const { edition, audience, reader, id, name, variant, variantName, printing } = document;
  const folder = folderFor(reader);
  const about = {
    ...{ edition, audience, document: id, name, about: document.about, reader },
    ...(variant !== undefined && { variant, variantName }),
    ...(printing && { printing }),
  };
  const base = variant === undefined ? id : `${id}.${variant}`;
  const writeAll = async (drawn: Document, page?: Page) => {
    const made: Made[] = [];
    for (const format of formats) {
      const written = await time(`write ${format.id}`, () => format.write(drawn, page, context));
      const { bytes, pages } = written;
      const path = `${folder}/${edition}/${base}${format.extension}`;
      made.push({ file: { ...about, path, format: format.id, pages, bytes }, format, written });
    }
    return made;
  };
  const { pages: rules } = document;
  if (!rules && !formats.some(({ needsPage }) => needsPage)) {
    return { made: await writeAll(document) };
  }
  return (await browser).run(async (page) => {
    await time("lay out", () => layOut(page, document, context));
    const made = await writeAll(rules ? await measure(page, rules) : document, page);
    if (!isPictured || !rules) return { made };
    const anchors = made.find(({ format }) => format.needsPage)?.written.anchors ?? new Map();
    const shot = await time("picture", () => photographFirstPage(page, rules, anchors));
    const path = `${folder}/${edition}/pictures/${id}.png`;
    return { made, picture: { ...about, path, format: "png", pages: 1, ...shot } };
  });
}
