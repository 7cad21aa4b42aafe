import type { AudienceProfile } from "../model/audience.ts";
import { siteOf } from "../model/diagnostics.ts";
import type {
  EditionSlide,
  ExerciseForTrainers,
  ExerciseShown,
  MaterialShown,
  StoryForTrainers,
  StoryShown,
} from "../model/edition.ts";
import type { Exercise, Material, Passage, Programme, Scenario } from "../model/programme.ts";
import type { ChosenCase } from "./cases.ts";
import { composeHidden, composeShown } from "./compose.ts";
import type { EditionComposer } from "./composer.ts";
import { isFor, tailorData, type ValueWriter } from "./data.ts";
import { reportNothingLeft } from "./figures.ts";
import { secondHandIn } from "./second-hand.ts";
import { chooseScenario } from "./select.ts";

/** The stories and exercises of an edition for paper, and what trainers get beside them. */
export interface Sheets {
  stories: StoryShown[];
  exercises: ExerciseShown[];
  quiz: ExerciseShown | undefined;
  trainer: {
    stories: Map<string, StoryForTrainers>;
    exercises: Map<string, ExerciseForTrainers>;
  };
}

/** What sheets are composed with: `paper` for participants' text, `hidden` for trainers'. */
interface Pens {
  programme: Programme;
  profile: AudienceProfile;
  paper: EditionComposer;
  hidden: EditionComposer;
}

/**
 * Composes what an edition's slides set: the stories they tell and their exercises, each once and
 * in the order of the slides. Stories that only an exercise uses come where it does.
 */
export function composeSheets(
  chosen: readonly { slide: { id: string }; shows?: ChosenCase }[],
  slides: readonly EditionSlide[],
  pens: Pens,
): Sheets {
  const sheets: Sheets = {
    stories: [],
    exercises: [],
    quiz: undefined,
    trainer: { stories: new Map(), exercises: new Map() },
  };
  const told = new Map(
    chosen.flatMap(({ slide, shows }) =>
      shows && "scenario" in shows ? [[shows.scenario.id, slide.id] as const] : [],
    ),
  );
  const addStory = (scenario: Scenario): void => {
    if (sheets.trainer.stories.has(scenario.id)) return;
    sheets.stories.push(storyShown(scenario, told.get(scenario.id), pens));
    sheets.trainer.stories.set(scenario.id, {
      notes: hiddenText("notes", [scenario.beats, scenario.questions], pens),
      key: hiddenText("key", [scenario.beats, scenario.questions], pens),
    });
  };
  const minutes = new Map(slides.map((slide) => [slide.id, slide.minutes]));
  for (const { slide, shows } of chosen) {
    if (!shows) continue;
    if ("scenario" in shows) addStory(shows.scenario);
    else if (!sheets.trainer.exercises.has(shows.exercise.id)) {
      const { exercise } = shows;
      const stories = storiesOf(exercise, pens.programme, pens.profile);
      stories.forEach(addStory);
      const { shown, trainer } = composeExercise(exercise, slide.id, pens);
      sheets.exercises.push({
        ...shown,
        minutes: minutes.get(slide.id) ?? exercise.minutes,
        stories: stories.map(({ id }) => id),
      });
      sheets.trainer.exercises.set(exercise.id, trainer);
    }
  }
  const quiz = quizOf(pens.programme, pens.profile);
  if (quiz) {
    const { shown, trainer } = composeExercise(quiz, undefined, pens);
    sheets.quiz = { ...shown, minutes: quiz.minutes, stories: [] };
    sheets.trainer.exercises.set(quiz.id, trainer);
  }
  return sheets;
}

/** The programme's quiz, where it asks this audience anything. */
export function quizOf(
  { settings, exercises }: Programme,
  profile: AudienceProfile,
): Exercise | undefined {
  const quiz = exercises.get(settings.quiz?.exercise ?? "");
  return quiz?.material.items.some((item) => isFor(item, profile)) ? quiz : undefined;
}

/** The versions of an exercise's scenarios that an audience sees. */
export function storiesOf(
  { scenarios }: Exercise,
  programme: Programme,
  profile: AudienceProfile,
): Scenario[] {
  return scenarios.flatMap((id) => {
    const choice = chooseScenario(id, programme, profile);
    return "scenario" in choice ? [choice.scenario] : [];
  });
}

function storyShown(
  { id, title, beats, questions, origin }: Scenario,
  slideId: string | undefined,
  { paper }: Pens,
): StoryShown {
  return {
    id,
    title,
    beats: composeShown(beats, paper).trim(),
    questions: composeShown(questions, paper).trim(),
    slideId,
    site: siteOf(origin, beats),
  };
}

function composeExercise(
  exercise: Exercise,
  slideId: string | undefined,
  pens: Pens,
): { shown: Omit<ExerciseShown, "minutes" | "stories">; trainer: ExerciseForTrainers } {
  const { id, kind, title, aim, group, room, materials, origin } = exercise;
  const { steps, shorter, debrief } = exercise;
  const { programme, profile, paper, hidden } = pens;
  // The session has given this one its own minutes.
  const { minutesShort } = programme.exercises.get(id) ?? exercise;
  const { shown, keys } = tailorMaterial(exercise, profile, (mark, file, isKey) =>
    (isKey ? hidden : paper).value(mark, file),
  );
  const talk = [composeHidden(debrief, "notes", hidden), composeShown(debrief, hidden).trim()]
    .filter((part) => part !== "")
    .join("\n\n");
  const whys = [...keys.items.map(({ why }) => why), ...keys.rows.flat()].join("\n");
  return {
    shown: {
      id,
      slideId,
      kind,
      title,
      aim,
      group,
      room,
      materials,
      steps: composeShown(steps, paper).trim(),
      material: shown,
      site: siteOf(origin),
    },
    trainer: {
      run: composeHidden(steps, "notes", hidden),
      shorter: shorter ? composeShown(shorter, hidden).trim() : "",
      minutesShort,
      debrief: talk,
      key: hiddenText("key", [steps, ...(shorter ? [shorter] : []), debrief], pens),
      ...keys,
      secondHand: secondHandIn(`${whys}\n${talk}`, hidden),
    },
  };
}

function hiddenText(
  name: "notes" | "key",
  passages: readonly Passage[],
  { hidden }: Pick<Pens, "hidden">,
): string {
  return passages
    .map((passage) => composeHidden(passage, name, hidden))
    .filter((part) => part !== "")
    .join("\n\n");
}

/** An exercise's material as one audience sees it, and apart from it the keys. */
export function tailorMaterial(
  { id, material, texts, origin }: Exercise,
  profile: AudienceProfile,
  value: ValueWriter,
): { shown: MaterialShown; keys: Pick<ExerciseForTrainers, "items" | "rows"> } {
  const { choices } = material;
  // By its number, since the words of an answer are participants' text where they are a choice.
  const items = material.items.map(({ key, ...item }) => {
    const answer = key.answer === undefined ? undefined : choices.indexOf(key.answer);
    return { ...item, key: { why: key.why, answer, slides: key.slides ?? [] } };
  });
  const tailored = tailorData({ ...material, items }, texts, profile, value, (path) => {
    // An introduction may be for some alone; a sheet with nothing to fill in is none.
    if (NEEDED.includes(path))
      reportNothingLeft(path, `exercise "${id}"`, { texts, origin }, profile);
  });
  return {
    shown: {
      intro: tailored.intro.map(({ text }) => text),
      choices: tailored.choices,
      items: tailored.items.map(({ text }) => text),
      columns: tailored.columns,
      rows: tailored.rows.map(({ text }) => text),
    },
    keys: {
      items: tailored.items.map(({ key }) => key),
      rows: tailored.rows.map(({ key }) => key),
    },
  };
}

const NEEDED: readonly string[] = ["items", "rows"] satisfies (keyof Material)[];
