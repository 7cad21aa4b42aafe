import type { AudienceProfile } from "../model/audience.ts";
import { siteOf } from "../model/diagnostics.ts";
import type { EditionSlide, TrainerText } from "../model/edition.ts";
import type { Exercise, Leaf, Passage, Programme, Scenario, Slide } from "../model/programme.ts";
import { composeHidden, composeShown } from "./compose.ts";
import type { EditionComposer } from "./composer.ts";
import { chooseScenario } from "./select.ts";
import { titleSite } from "./title.ts";

/** What a slide shows in place of text of its own. */
export type ChosenCase = { scenario: Scenario } | { exercise: Exercise };

/** The scenario version or exercise that a line names, or why this audience gets none. */
export function chooseCase(
  leaf: Leaf,
  programme: Programme,
  profile: AudienceProfile,
): ChosenCase | { why: string } {
  if (leaf.name === "scenario") return chooseScenario(leaf.id, programme, profile);
  const exercise = programme.exercises.get(leaf.id);
  if (!exercise) return { why: "there is no such exercise" };
  const { scenarios } = exercise;
  const usable = scenarios.filter((id) => "scenario" in chooseScenario(id, programme, profile));
  if (scenarios.length > 0 && usable.length === 0) {
    return { why: "this audience sees none of its scenarios" };
  }
  return { exercise };
}

/** The title that a case gives its slide. */
export const titleOfCase = (shows: ChosenCase): string =>
  "scenario" in shows ? shows.scenario.title : shows.exercise.title;

interface ComposedSlide {
  slide: EditionSlide;
  text: TrainerText;
}

/** The slides that a scenario or an exercise makes, with what the trainer gets beside each. */
export function composeCase(
  slide: Slide,
  shows: ChosenCase,
  shown: EditionComposer,
  hidden: EditionComposer,
): ComposedSlide[] {
  const notes = composeHidden(slide.body, "notes", hidden);
  const key = composeHidden(slide.body, "key", hidden);
  return "scenario" in shows
    ? composeScenario(slide, shows.scenario, { notes, key }, shown, hidden)
    : [composeExercise(slide, shows.exercise, { notes, key }, shown, hidden)];
}

function composeScenario(
  { id, minutes, priority, role, origin, body }: Slide,
  scenario: Scenario,
  own: TrainerText,
  shown: EditionComposer,
  hidden: EditionComposer,
): ComposedSlide[] {
  const part = (
    name: "beats" | "questions",
    passage: Passage,
    share: number,
    suffix: string,
  ): EditionSlide => ({
    kind: "scenario",
    part: name,
    scenario: scenario.id,
    id: id + suffix,
    from: id,
    title: name === "beats" ? scenario.title : `${scenario.title}: questions`,
    titleSite: titleSite(scenario.origin),
    minutes: minutes * share,
    priority,
    role,
    site: siteOf(scenario.origin, passage),
    settingsSite: siteOf(origin, body),
    body: composeShown(passage, shown).trim(),
    citations: [],
  });
  const hiddenText = (name: "notes" | "key") =>
    [scenario.beats, scenario.questions].map((passage) => composeHidden(passage, name, hidden));
  return [
    { slide: part("beats", scenario.beats, 0.4, ""), text: { notes: own.notes, key: "" } },
    {
      slide: part("questions", scenario.questions, 0.6, "-questions"),
      text: { notes: join(hiddenText("notes")), key: join([own.key, ...hiddenText("key")]) },
    },
  ];
}

function composeExercise(
  { id, priority, role, origin, body }: Slide,
  exercise: Exercise,
  own: TrainerText,
  shown: EditionComposer,
  hidden: EditionComposer,
): ComposedSlide {
  const { steps, debrief, items } = exercise;
  const text = (value: string) => hidden.add({ kind: "text", text: value });
  return {
    slide: {
      kind: "exercise",
      exercise: exercise.id,
      aim: exercise.aim,
      group: exercise.group,
      id,
      from: id,
      title: exercise.title,
      titleSite: titleSite(exercise.origin),
      minutes: exercise.minutes,
      priority,
      role,
      site: siteOf(exercise.origin, steps),
      settingsSite: siteOf(origin, body),
      body: composeShown(steps, shown).trim(),
      citations: [],
    },
    text: {
      notes: join([own.notes, composeHidden(steps, "notes", hidden)]),
      debrief: join([
        composeHidden(debrief, "notes", hidden),
        `**Debrief.** ${composeShown(debrief, hidden).trim()}`.replace(
          /^(\*\*Debrief\.\*\*) ([-*\d#])/,
          "$1\n\n$2",
        ),
      ]),
      key: join([
        own.key,
        items.map((item) => `- **${text(item.text)}** ${text(item.key)}`).join("\n"),
        composeHidden(steps, "key", hidden),
        composeHidden(debrief, "key", hidden),
      ]),
    },
  };
}

const join = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");
