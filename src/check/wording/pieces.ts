import type { AudienceProfile } from "../../model/audience.ts";
import { type Finding, report, type Site } from "../../model/diagnostics.ts";
import type {
  AudienceFilter,
  Block,
  Chapter,
  DataText,
  Exercise,
  Figure,
  Leaf,
  Limits,
  Passage,
  Programme,
  Scenario,
  Slide,
  Value,
} from "../../model/programme.ts";
import type { Contact, Country, Fact, Register, Term } from "../../model/register.ts";
import type { RuleId } from "../../model/rules.ts";
import type { Origin, Span } from "../../model/source.ts";
import { printFact } from "../../text/print-fact.ts";
import { exercisePassages, FOR_TRAINERS, isLeaf, placedMarks } from "../passages.ts";
import { isAllowed, isOpenTo, passes, versionFor } from "../who-sees.ts";
import { BREAK, flatAreas, readFlat } from "./flat.ts";

/** Words that are read on end, wherever in the project they stand. */
export interface Piece {
  text: string;
  /** The blocks it stands in, outermost first. */
  inside: readonly Block[];
  /** How sensitive what it belongs to says it is; undefined where nothing says so. */
  sensitivity: number | undefined;
  /** The value that says all of a stretch of it. */
  valueOf(span: Span): Value | undefined;
  report(rule: RuleId, span: Span, finding: Finding): void;
}

/** The pieces of a programme and its profiles. */
export interface Pieces {
  /** All there are, whoever sees them; values say what they say to most. */
  everything(): Piece[];
  /** What stands in no passage and no figure, and not in the register. */
  outsidePassages(): Piece[];
  /** What one audience's edition holds, for its participants and its trainers. */
  heldBy(profile: AudienceProfile): Piece[];
  /** What a slide's own text and the figures on it say, to anyone, without the values. */
  ofSlide(slide: Slide): Piece[];
  ofScenario(scenario: Scenario): Piece[];
  ofExercise(exercise: Exercise): Piece[];
  ofChapter(chapter: Chapter): Piece[];
}

/** Whom pieces are gathered for: one audience, or anyone. */
interface Hearer {
  passes(filter: AudienceFilter): boolean;
  isAllowed(limits: Limits): boolean;
  isOpen(inside: readonly Block[]): boolean;
  say(value: Value): string;
}

/** Prepares to read a programme piece by piece. */
export function startPieces(
  programme: Programme,
  profiles: ReadonlyMap<string, AudienceProfile>,
): Pieces {
  const { register, settings } = programme;
  const anyone: Hearer = {
    passes: () => true,
    isAllowed: () => true,
    isOpen: () => true,
    say: (value) => sayTo(value, programme),
  };
  const silent: Hearer = { ...anyone, say: () => BREAK };

  const ofPassage = (passage: Passage, to: Hearer, sensitivity?: number): Piece[] =>
    flatAreas(passage)
      .filter(({ inside }) => to.isOpen(inside))
      .map((area) => {
        const flat = readFlat(area, to.say);
        return {
          text: flat.text,
          inside: area.inside,
          sensitivity,
          valueOf: flat.valueOf,
          report: (rule, { start }, finding) => report(area.file, rule, flat.at(start), finding),
        };
      });
  const ofTexts = (
    texts: readonly DataText[],
    to: Hearer,
    place: (text: string, origin: Origin) => Piece,
    sensitivity?: number,
  ): Piece[] =>
    texts
      .filter(({ limits }) =>
        limits.every((one) => to.passes(one) && to.isAllowed({ ...one, topics: [] })),
      )
      .map(({ text, values, origin, limits, isKey }) => {
        const own = Math.max(sensitivity ?? 0, ...limits.map((one) => one.sensitivity));
        const piece = place(textWith(text, values, to), origin);
        return {
          ...piece,
          inside: isKey ? [...piece.inside, FOR_TRAINERS] : piece.inside,
          sensitivity: sensitivity === undefined ? undefined : own,
        };
      });
  const ofFigure = (
    { texts }: Figure,
    to: Hearer,
    inside: readonly Block[],
    sensitivity?: number,
  ): Piece[] => ofTexts(texts, to, (text, origin) => written(text, origin, inside), sensitivity);
  const ofScenario = (scenario: Scenario, to: Hearer): Piece[] => {
    const { beats, questions, sensitivity } = scenario;
    return [
      ...frontOfScenario(scenario).map((piece) => ({ ...piece, sensitivity })),
      ...[beats, questions].flatMap((passage) => ofPassage(passage, to, sensitivity)),
    ];
  };
  const ofExercise = (exercise: Exercise, to: Hearer, sensitivity?: number): Piece[] => {
    return [
      ...frontOfExercise(exercise).map((piece) => ({ ...piece, sensitivity })),
      ...ofTexts(exercise.texts, to, found, sensitivity),
      ...exercisePassages(exercise).flatMap((passage) => ofPassage(passage, to, sensitivity)),
    ];
  };
  const ofChapter = ({ title, body, origin }: Chapter, to: Hearer): Piece[] => [
    { ...found(title, origin), inside: [FOR_TRAINERS] },
    ...ofPassage(body, to),
  ];
  const leavesOf = ({ body }: Slide, to: Hearer): { mark: Leaf; inside: readonly Block[] }[] =>
    placedMarks(body)
      .filter(isLeaf)
      .filter(({ inside }) => to.isOpen(inside));
  const figuresOn = (slide: Slide, to: Hearer): Piece[] =>
    leavesOf(slide, to).flatMap(({ mark, inside }) => {
      const figure = mark.name === "figure" ? programme.figures.get(mark.id) : undefined;
      return figure ? ofFigure(figure, to, inside, slide.sensitivity) : [];
    });

  /** The figure on an audience's card, where none of these slides shows it. */
  const ofCard = ({ card }: AudienceProfile, slides: readonly Slide[], to: Hearer): Piece[] => {
    const figure = programme.figures.get(card.figure ?? "");
    const isOn = (slide: Slide) =>
      leavesOf(slide, to).some(({ mark }) => mark.name === "figure" && mark.id === figure?.id);
    return figure && !slides.some(isOn) ? ofFigure(figure, to, []) : [];
  };
  const titles = (): Piece[] => [
    said(settings.title, settings.site),
    ...programme.modules.map(({ title, origin }) => found(title, origin)),
  ];

  return {
    everything: () => {
      const slides = programme.modules.flatMap((module) => module.slides);
      // What no slide shows is words all the same; how sensitive, is for a slide to say.
      const levels = new Map<string, number>();
      const nameOf = (name: Leaf["name"], id: string) => `${name} ${id}`;
      for (const slide of slides) {
        for (const { mark } of leavesOf(slide, anyone)) {
          const leaf = nameOf(mark.name, mark.id);
          levels.set(leaf, Math.min(slide.sensitivity, levels.get(leaf) ?? slide.sensitivity));
        }
      }
      return [
        ...titles(),
        ...settings.questions.map(({ question }) => said(question, settings.site)),
        ...slides.flatMap((slide) => [
          ...ofPassage(slide.body, anyone, slide.sensitivity),
          ...figuresOn(slide, anyone),
        ]),
        ...[...programme.figures.values()]
          .filter(({ id }) => !levels.has(nameOf("figure", id)))
          .flatMap((figure) => ofFigure(figure, anyone, [])),
        ...[...programme.scenarios.values()].flatMap((one) => ofScenario(one, anyone)),
        ...[...programme.exercises.values()].flatMap((one) =>
          ofExercise(one, anyone, levels.get(nameOf("exercise", one.id))),
        ),
        ...programme.chapters.flatMap((one) => ofChapter(one, anyone)),
        ...[...profiles.values()].flatMap(ofProfile),
        ...ofRegister(programme),
      ];
    },
    outsidePassages: () => [
      ...titles(),
      ...[...programme.scenarios.values()].flatMap(frontOfScenario),
      ...[...programme.exercises.values()].flatMap(frontOfExercise),
      ...[...profiles.values()].flatMap(ofProfile),
    ],
    heldBy: (profile) => {
      const to: Hearer = {
        passes: (filter) => passes(filter, profile),
        isAllowed: (limits) => isAllowed(limits, profile),
        isOpen: (inside) => inside.every((block) => isOpenTo(block, profile)),
        say: (value) => sayTo(value, programme, profile),
      };
      const slides = programme.modules
        .filter(({ filter }) => to.passes(filter))
        .flatMap((module) => module.slides)
        .filter((slide) => to.passes(slide.filter) && to.isAllowed(slide));
      const pieces: Piece[] = [];
      for (const slide of slides) {
        const leaves = leavesOf(slide, to);
        const cases = leaves.flatMap(({ mark: { name, id } }) => {
          if (name === "exercise") {
            const exercise = programme.exercises.get(id);
            return exercise ? [ofExercise(exercise, to, slide.sensitivity)] : [];
          }
          const version = name === "scenario" ? versionFor(id, programme, profile) : undefined;
          return version ? [ofScenario(version, to)] : [];
        });
        // Without its case, nothing is shown of such a slide.
        const isCase = leaves.some(({ mark: { name } }) => /scenario|exercise/.test(name));
        if (isCase && cases.length === 0) continue;
        pieces.push(...ofPassage(slide.body, to, slide.sensitivity));
        pieces.push(...figuresOn(slide, to), ...cases.flat());
      }
      const quiz = programme.exercises.get(settings.quiz?.exercise ?? "");
      if (quiz) pieces.push(...ofExercise(quiz, to));
      const contacts = [...register.contacts.values()].filter(
        ({ forWhom, verified }) =>
          verified !== "N" && forWhom.some((id) => profile.lineage.includes(id)),
      );
      return [
        ...pieces,
        ...programme.chapters
          .filter(({ filter }) => to.passes(filter))
          .flatMap((one) => ofChapter(one, to)),
        ...(profile.title === undefined ? [said(settings.title, settings.site)] : []),
        ...ofProfile(profile),
        ...ofCard(profile, slides, to),
        ...ofCountry(register.countries.get(profile.country ?? "")),
        ...contacts.flatMap((contact) => ofContact(contact, register)),
      ];
    },
    ofSlide: (slide) => [...ofPassage(slide.body, silent), ...figuresOn(slide, silent)],
    ofScenario: (scenario) => ofScenario(scenario, silent),
    ofExercise: (exercise) => ofExercise(exercise, silent),
    ofChapter: (chapter) => ofChapter(chapter, silent),
  };
}

/** A text that stands as it is at a place. */
function written(text: string, { file, offset }: Origin, inside: readonly Block[] = []): Piece {
  return {
    text,
    inside,
    sensitivity: undefined,
    valueOf: () => undefined,
    report: (rule, _, finding) => report(file, rule, offset, finding),
  };
}

/** A text out of front matter, which is looked for from where that begins. */
function found(text: string, { file, offset }: Origin): Piece {
  return {
    ...written(text, { file, offset }),
    report: (rule, { start, end }, finding) => {
      const source = String(file.value);
      const place =
        findWords(text.slice(start, end), source, findWords(text, source, offset) ?? offset) ??
        offset;
      report(file, rule, place, finding);
    },
  };
}

/** Where words stand in a text from a place on, whatever white space is between them. */
function findWords(words: string, source: string, from: number): number | undefined {
  const pattern = words
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  const at = source.slice(from).search(new RegExp(pattern));
  return at < 0 ? undefined : from + at;
}

/** A text whose place is only known to say findings on. */
function said(text: string, site: Site): Piece {
  return {
    ...WITHOUT_PLACE,
    text,
    report: (rule, { start, end }, finding) =>
      site.report(rule, { ...finding, words: text.slice(start, end) }),
  };
}

const WITHOUT_PLACE: Omit<Piece, "text" | "report"> = {
  inside: [],
  sensitivity: undefined,
  valueOf: () => undefined,
};

function frontOfScenario({ title, form, origin }: Scenario): Piece[] {
  return [title, form].map((text) => found(text, origin));
}

function frontOfExercise(exercise: Exercise): Piece[] {
  const { title, aim, group, room, materials, origin } = exercise;
  return [title, aim, group, room, ...materials].map((text) => found(text, origin));
}

/** What a profile says itself: its name and title, its route, lines of its sheets and forms, labels of blanks. */
function ofProfile(profile: AudienceProfile): Piece[] {
  const { name, title, route, worksheetRules, nextWeek, slots, at } = profile;
  return [
    written(name, at(["name"])),
    ...(title === undefined ? [] : [written(title, at(["title"]))]),
    ...route.flatMap(({ who, does, when = "" }, index) =>
      Object.entries({ who, does, when }).map(([key, text]) =>
        written(text, at(["route", index, key])),
      ),
    ),
    ...worksheetRules.map((text, index) => written(text, at(["worksheetRules", index]))),
    ...nextWeek.map((text, index) => written(text, at(["nextWeek", index]))),
    ...formLines(profile).map(({ text, path }) => written(text, at(path))),
    ...Object.entries(slots).map(([id, label]) => written(label, at(["slots", id]))),
  ];
}

/** What a profile says on its card, its slips and its feedback form, and where. */
function formLines({ card, questionSlips, evaluation }: AudienceProfile) {
  const { ask = "", answers: scale = [] } = evaluation.confidence ?? {};
  const lists: [readonly string[], ...string[]][] = [
    [card.rules, "card", "rules"],
    [questionSlips.rules, "questionSlips", "rules"],
    [evaluation.rules, "evaluation", "rules"],
    [evaluation.statements, "evaluation", "statements"],
    [evaluation.answers, "evaluation", "answers"],
    [scale, "evaluation", "confidence", "answers"],
    [evaluation.questions, "evaluation", "questions"],
  ];
  return [
    { text: questionSlips.prompt ?? "", path: ["questionSlips", "prompt"] },
    { text: ask, path: ["evaluation", "confidence", "ask"] },
    ...lists.flatMap(([texts, ...path]) =>
      texts.map((text, index) => ({ text, path: [...path, index] })),
    ),
  ].filter(({ text }) => text !== "");
}

/** What is printed out of a register. The titles of sources are others' words, and stay theirs. */
function ofRegister({ register, settings }: Programme): Piece[] {
  const isPrinted = ({ verified }: Fact | Contact) => verified !== "N";
  return [
    ...[...register.terms.values()].flatMap((term) => ofTerm(term, register)),
    ...[...register.contacts.values()]
      .filter(isPrinted)
      .flatMap((contact) => ofContact(contact, register)),
    ...[...register.countries.values()].flatMap(ofCountry),
    ...[...register.facts.values()].filter(isPrinted).flatMap((fact) => {
      const place = register.at("facts", fact.id);
      const value = printFact(fact, settings.language);
      // The register writes a number otherwise than it is printed.
      const isNumber = typeof fact.value === "number";
      return [isNumber ? written(value, place) : found(value, place), found(fact.counts, place)];
    }),
  ];
}

/** What a country's file puts into slots. */
function ofCountry(country: Country | undefined): Piece[] {
  return [...(country?.slots.values() ?? [])]
    .filter(({ verified }) => verified !== "N")
    .map(({ value, origin }) => found(value, origin));
}

function ofContact({ id, name, number, serves, hours }: Contact, register: Register): Piece[] {
  const place = register.at("contacts", id);
  return [name, number ?? "", serves, hours ?? ""].map((text) => found(text, place));
}

function ofTerm({ id, singular, plural, meaning }: Term, register: Register): Piece[] {
  const place = register.at("terms", id);
  return [singular, plural ?? "", meaning ?? ""].map((text) => found(text, place));
}

/** What a value says in a sentence. What is quoted word for word is no one's own words. */
function sayTo(value: Value, { register, settings }: Programme, profile?: AudienceProfile): string {
  const { family, id, forms } = value;
  switch (family) {
    case "term": {
      const used = profile && Object.hasOwn(profile.vocabulary, id) ? profile.vocabulary[id] : id;
      const term = register.terms.get(used ?? id);
      return (forms.includes("plural") ? term?.plural : term?.singular) ?? BREAK;
    }
    case "fact": {
      const fact = register.facts.get(id);
      return fact ? printFact(fact, profile?.language ?? settings.language) : BREAK;
    }
    case "contact": {
      const contact = register.contacts.get(id);
      return contact?.number ?? contact?.address ?? BREAK;
    }
    case "audience":
      return profile?.name ?? BREAK;
    case "slot":
      return (profile && Object.hasOwn(profile.slots, id) ? profile.slots[id] : BREAK) ?? BREAK;
    default:
      return BREAK;
  }
}

function textWith(text: string, values: readonly Value[], to: Hearer): string {
  let said = "";
  let at = 0;
  for (const value of values) {
    said += text.slice(at, value.start) + to.say(value);
    at = value.end;
  }
  return said + text.slice(at);
}
