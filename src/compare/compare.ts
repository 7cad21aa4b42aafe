import type { EditionSlide, ParticipantEdition } from "../model/edition.ts";
import type { Limits, Programme } from "../model/programme.ts";
import { alignLines, isSameLine, type LineRow, whole } from "./line-rows.ts";
import { lineOf, type ShownLine, shownLines } from "./shown-lines.ts";
import { type ComparedSides, compareSides } from "./sides.ts";

/** An edition with its slides as they are drawn, by id. */
export interface DrawnEdition {
  edition: ParticipantEdition;
  html: ReadonlyMap<string, string>;
}

/** What is said of a slide beside its text. */
export interface AboutSlide {
  /** Its place in the deck, counted as its pages are; the cover is 1. */
  page: number;
  title: string;
  /** The title of its module. */
  module: string;
  sensitivity: number;
  topics: readonly string[];
  minutes: number;
  priority: string;
  /** Whether it shows a softened version of a scenario. */
  softened: boolean;
}

/** A slide of one or both editions. */
export interface ComparedSlide {
  id: string;
  in: "both" | "first" | "second";
  first: AboutSlide | undefined;
  second: AboutSlide | undefined;
  /** Why the other edition does not have it, where it was left out. */
  why: string;
  rows: LineRow[];
}

/** What participants of two audiences see: what is different, and what is the same. */
export interface Comparison extends ComparedSides {
  first: string;
  second: string;
  version: string;
  factsAsOf: string;
  /** Said of both until a person signs; empty once signed. */
  status: string;
  counts: { first: number; second: number; differ: number; same: number };
  /** Slides that only one has, and those whose words differ; in the first's order. */
  slides: ComparedSlide[];
  /** Slides that read the same in both. */
  same: ComparedSlide[];
}

/** Compares what participants of two audiences see, slide by slide. */
export function compareEditions(
  first: DrawnEdition,
  second: DrawnEdition,
  programme: Programme,
): Comparison {
  const limits = limitsOf(programme);
  const [mine, theirs] = [first, second].map((drawn) => readSlides(drawn, limits)) as [
    ReadSlides,
    ReadSlides,
  ];
  const both: ComparedSlide[] = [...mine].map(([id, one]) => {
    const other = theirs.get(id);
    if (!other) return alone(id, one, "first", second.edition);
    const isRenamed = one.about.title !== other.about.title;
    const read = ({ about, lines }: ReadSlide) =>
      isRenamed ? [lineOf("heading", `Title: ${about.title}`), ...lines] : lines;
    const rows = alignLines(read(one), read(other));
    return { id, in: "both", why: "", first: one.about, second: other.about, rows };
  });
  const isSame = ({ id }: ComparedSlide): boolean => {
    const [one, other] = [mine.get(id), theirs.get(id)];
    return (
      one !== undefined &&
      other !== undefined &&
      one.about.title === other.about.title &&
      one.lines.length === other.lines.length &&
      one.lines.every((line, at) => isSameLine(line, other.lines[at] as ShownLine))
    );
  };
  const onlySecond = [...theirs].flatMap(([id, slide]) =>
    mine.has(id) ? [] : [alone(id, slide, "second", first.edition)],
  );
  const same = both.filter(isSame);
  const slides = [...both.filter((slide) => !isSame(slide)), ...onlySecond];
  const count = (where: ComparedSlide["in"]) => slides.filter((one) => one.in === where).length;
  const { settings, status } = first.edition;
  return {
    first: first.edition.audience.name,
    second: second.edition.audience.name,
    version: settings.version,
    factsAsOf: settings.factsAsOf,
    status,
    counts: {
      first: count("first"),
      second: count("second"),
      differ: count("both"),
      same: same.length,
    },
    ...compareSides(
      { edition: first.edition, text: textOf(mine) },
      { edition: second.edition, text: textOf(theirs) },
      programme.register,
    ),
    slides,
    same,
  };
}

/** A slide as it is read, with what is said of it. */
interface ReadSlide {
  about: AboutSlide;
  lines: ShownLine[];
}

type ReadSlides = ReadonlyMap<string, ReadSlide>;

/** What limits a slide or scenario, and the module it is in. */
interface KnownLimits extends Limits {
  module?: string;
  softens?: string;
}

type LimitsById = ReadonlyMap<string, KnownLimits>;

function limitsOf({ modules, scenarios }: Programme): LimitsById {
  return new Map<string, KnownLimits>([
    ...[...scenarios].map(([id, scenario]) => [`scenario ${id}`, scenario] as const),
    ...modules.flatMap(({ title, slides }) =>
      slides.map((slide) => [slide.id, { ...slide, module: title }] as const),
    ),
  ]);
}

function readSlides({ edition, html }: DrawnEdition, limits: LimitsById): ReadSlides {
  return new Map(
    edition.slides.map((slide, index) => {
      const own = limits.get(slide.from);
      const shown =
        slide.kind === "scenario" ? limits.get(`scenario ${slide.scenario}`) : undefined;
      const { title, minutes, priority } = slide;
      const about: AboutSlide = {
        page: index + 2,
        title,
        module: own?.module ?? "",
        sensitivity: Math.max(own?.sensitivity ?? 0, shown?.sensitivity ?? 0),
        topics: [...new Set([...(own?.topics ?? []), ...(shown?.topics ?? [])])],
        minutes: Math.round(minutes * 10) / 10,
        priority,
        softened: shown?.softens !== undefined,
      };
      const lines = [...shownLines(html.get(slide.id) ?? ""), ...sourcesOf(slide, edition)];
      return [slide.id, { about, lines }];
    }),
  );
}

/** The sources a slide cites, by name: their numbers differ by edition. */
function sourcesOf({ citations }: EditionSlide, edition: ParticipantEdition): ShownLine[] {
  const names = edition.citations
    .filter(({ number }) => citations.includes(number))
    .map(({ source }) => `${source.publisher}, ${source.year}`)
    .sort();
  if (names.length === 0) return [];
  const text = `Sources: ${[...new Set(names)].join("; ")}`;
  return [lineOf("note", text)];
}

function alone(
  id: string,
  { about, lines }: ReadSlide,
  where: "first" | "second",
  { leftOut }: ParticipantEdition,
): ComparedSlide {
  return {
    id,
    in: where,
    why: leftOut.find((entry) => entry.id === id)?.why ?? "",
    first: where === "first" ? about : undefined,
    second: where === "second" ? about : undefined,
    rows: [{ in: "both", lines: lines.map((line) => whole(line, false)) }],
  };
}

const textOf = (slides: ReadSlides): string =>
  [...slides.values()].flatMap(({ lines }) => lines.map(({ text }) => text)).join("\n");
