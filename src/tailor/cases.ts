import type { AudienceProfile } from "../model/audience.ts";
import { siteOf } from "../model/diagnostics.ts";
import type { EditionSlide, TrainerText } from "../model/edition.ts";
import type { Exercise, Leaf, Passage, Programme, Scenario, Slide } from "../model/programme.ts";
import { composeHidden, composeShown } from "./compose.ts";
import type { EditionComposer } from "./composer.ts";
import { isFor } from "./data.ts";
import { chooseScenario, type Refusal } from "./select.ts";
import { storiesOf, tailorMaterial } from "./sheets.ts";
import { titleSite } from "./title.ts";

/** What a slide shows in place of text of its own. */
export type ChosenCase = { scenario: Scenario } | { exercise: Exercise };

/** The scenario version or exercise that a line names, or why this audience gets none. */
export function chooseCase(
  leaf: Leaf,
  programme: Programme,
  profile: AudienceProfile,
): ChosenCase | Refusal {
  if (leaf.name === "scenario") return chooseScenario(leaf.id, programme, profile);
  const exercise = programme.exercises.get(leaf.id);
  if (!exercise) return { why: "there is no such exercise" };
  if (exercise.scenarios.length > 0) {
    const sees = storiesOf(exercise, programme, profile).length > 0;
    return sees ? { exercise } : { why: "this audience sees none of its scenarios" };
  }
  const { items, rows } = exercise.material;
  if (![...items, ...rows].some((entry) => isFor(entry, profile))) {
    return { why: "nothing in its exercise is for this audience", isForOthers: true };
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
  profile: AudienceProfile,
): ComposedSlide[] {
  const notes = composeHidden(slide.body, "notes", hidden);
  const key = composeHidden(slide.body, "key", hidden);
  return "scenario" in shows
    ? composeScenario(slide, shows.scenario, { notes, key }, shown, hidden)
    : [composeExercise(slide, shows.exercise, { notes, key }, { shown, hidden, profile })];
}

function composeScenario(
  { id, module, minutes, priority, role, origin, body }: Slide,
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
    module,
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
  { id, module, priority, role, origin, body }: Slide,
  exercise: Exercise,
  own: TrainerText,
  {
    shown,
    hidden,
    profile,
  }: { shown: EditionComposer; hidden: EditionComposer; profile: AudienceProfile },
): ComposedSlide {
  const { steps, shorter, debrief } = exercise;
  const part = (title: string, text: string) =>
    text === "" ? "" : `**${title}.** ${text}`.replace(/^(\*\*[^*]+\*\*) ([-*\d#|>:])/, "$1\n\n$2");
  return {
    slide: {
      kind: "exercise",
      exercise: exercise.id,
      aim: exercise.aim,
      group: exercise.group,
      id,
      from: id,
      module,
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
      notes: own.notes,
      // Not among the notes, whose length is for what is said while a slide is on the screen.
      debrief: join([
        part("How to run it", composeHidden(steps, "notes", hidden)),
        part("In less time", shorter ? composeShown(shorter, hidden).trim() : ""),
        composeHidden(debrief, "notes", hidden),
        part("Debrief", composeShown(debrief, hidden).trim()),
      ]),
      key: join([
        own.key,
        keyList(exercise, profile, hidden),
        composeHidden(steps, "key", hidden),
        composeHidden(debrief, "key", hidden),
      ]),
    },
  };
}

/** What there is to fill in with its answers, as a list in Markdown. */
function keyList(exercise: Exercise, profile: AudienceProfile, hidden: EditionComposer): string {
  const { shown, keys } = tailorMaterial(exercise, profile, hidden.value);
  const items = keys.items.map(({ answer, why }, index) => {
    const choice = answer === undefined ? "" : `*${escapeMarkdown(shown.choices[answer] ?? "")}.* `;
    return `- **${escapeMarkdown(shown.items[index] ?? "")}** ${choice}${escapeMarkdown(why)}`;
  });
  const rows = keys.rows.map((cells, index) => {
    const answers = cells.map(
      (cell, at) => `  - *${escapeMarkdown(shown.columns[at] ?? "")}:* ${escapeMarkdown(cell)}`,
    );
    return [`- **${escapeMarkdown(shown.rows[index] ?? "")}**`, ...answers].join("\n");
  });
  return [...items, ...rows].join("\n");
}

/** Plain text as Markdown that says just that. Tokens in it stay. */
const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");

const join = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");
