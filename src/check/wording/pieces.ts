import type { AudienceProfile } from "../../model/audience.ts";
import { report } from "../../model/diagnostics.ts";
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
import type { Origin } from "../../model/source.ts";
import { printFact } from "../../text/print-fact.ts";
import { exercisePassages, FOR_TRAINERS, isLeaf, placedMarks } from "../passages.ts";
import { isAllowed, isOpenTo, passes, versionFor } from "../who-sees.ts";
import { BREAK, flatAreas, readFlat } from "./flat.ts";
import { found, type Piece, said, written } from "./piece.ts";
import {
  frontOfExercise,
  frontOfScenario,
  ofContact,
  ofCountry,
  ofProfile,
  ofRegister,
} from "./pieces-of-data.ts";

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
