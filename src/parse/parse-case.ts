import type { Heading, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type * as z from "zod";
import { report } from "../model/diagnostics.ts";
import type { Exercise, Material, Passage, Scenario } from "../model/programme.ts";
import type { SourceFile, Span } from "../model/source.ts";
import { frontMatterSchemas } from "../schemas/schemas.ts";
import { suggest } from "../text/suggest.ts";
import type { YamlRead } from "../yaml/read.ts";
import { reportStrayColons } from "./colons.ts";
import { findTexts } from "./data-texts.ts";
import { reportOtherId } from "./file-id.ts";
import { readFrontMatter } from "./front-matter.ts";
import { findMarks, spanOf } from "./marks.ts";
import { leavesOf } from "./parse-module.ts";
import { type PictureIndex, readTree } from "./read-tree.ts";
import { reportStructure } from "./structure.ts";
import { reportMisplacedValues } from "./values.ts";

/** Reads one scenario; undefined where it cannot be used. */
export function parseScenario(file: SourceFile, pictures: PictureIndex): Scenario | undefined {
  const parsed = parseCase(file, frontMatterSchemas.scenario, ["questions"], pictures);
  if (!parsed) return undefined;
  const { settings, at, parts, opening } = parsed;
  const questions = parts.get("questions");
  if (!opening.hasList || !questions?.hasList) {
    report(file, "incomplete-case", at, {
      message: `The scenario "${settings.id}" lacks ${opening.hasList ? "questions" : "beats"}.`,
      expected: "a list of beats, then ## Questions with a list, then :::key",
    });
    return undefined;
  }
  const hasKey = [...opening.passage.marks, ...questions.passage.marks].some(
    (mark) => mark.kind === "block" && mark.name === "key",
  );
  if (!hasKey) {
    report(file, "key-missing", at, {
      message: `The scenario "${settings.id}" has no key.`,
      expected: ":::key with the answer and its reasons",
      help: "A trainer who has no key will make one up.",
    });
  }
  const { id, title, form, softens, numbersReviewed, sensitivity, topics, ages } = settings;
  const limits = { sensitivity, topics, ages };
  const beats = opening.passage;
  return {
    id,
    title,
    form,
    softens,
    numbersReviewed,
    ...limits,
    beats,
    questions: questions.passage,
    origin: { file, offset: at },
  };
}

/** Reads one exercise; undefined where it cannot be used. */
export function parseExercise(file: SourceFile, pictures: PictureIndex): Exercise | undefined {
  const known = ["steps", "shorter", "debrief"];
  const parsed = parseCase(file, frontMatterSchemas.exercise, known, pictures);
  if (!parsed) return undefined;
  const { settings, at, offsetOf, parts, opening } = parsed;
  const { start, end } = opening.passage;
  const early = String(file.value).slice(start, end).search(/\S/);
  if (early >= 0) {
    report(file, "unknown-block", start + early, {
      message: "Text stands before the steps, where it would be shown nowhere.",
      expected: "## Steps first",
      help: "Move it into the steps, or into aim: or materials: above.",
    });
  }
  const steps = parts.get("steps");
  const shorter = parts.get("shorter");
  const debrief = parts.get("debrief");
  const { material, minutes, minutesShort = minutes } = settings;
  const place = (path: readonly PropertyKey[]) => ({ file, offset: at + offsetOf(path) });
  if (minutesShort < minutes && isBlank(shorter)) {
    report(file, "incomplete-case", place(["minutes-short"]).offset, {
      message: `The exercise "${settings.id}" has a shorter form, and nothing says how it is run.`,
      expected: "## Shorter, for the trainer: what is left out",
      help: "Write what the trainer leaves out or does otherwise, or take minutes-short: out.",
    });
  }
  if (!steps?.hasList || !debrief) {
    report(file, "incomplete-case", at, {
      message: `The exercise "${settings.id}" lacks ${steps?.hasList ? "a debrief" : "steps"}.`,
      expected: "## Steps with a list, then ## Debrief",
    });
    return undefined;
  }
  reportValuesInFront(settings, place);
  return {
    ...settings,
    minutesShort,
    // Its answer is one of the choices, and its slides are ids, and so no words of a key.
    texts: findTexts({ ...material, items: material.items.map(onlyWhy) }, place),
    steps: steps.passage,
    shorter: shorter?.passage,
    debrief: debrief.passage,
    origin: { file, offset: at },
    at: place,
  };
}

const onlyWhy = ({ key: { why }, ...item }: Material["items"][number]) => {
  return { ...item, key: { why } };
};

/** Settings that are printed as they are typed: a value would be shown as its name. */
const PLAIN = ["title", "aim", "group", "room", "materials"] as const;

function reportValuesInFront(
  settings: Record<(typeof PLAIN)[number], string | readonly string[]>,
  place: Exercise["at"],
): void {
  for (const name of PLAIN) {
    if (![settings[name]].flat().some((text) => text.includes("{{"))) continue;
    const { file, offset } = place([name]);
    report(file, "misplaced-value", offset, {
      message: `A value stands in "${name}", where it would be printed as it is written.`,
      expected: "plain words",
      help: "Values can stand in the intro, choices, items, columns, rows, and below the settings.",
    });
  }
}

/** Whether a part is not there, or says nothing. */
const isBlank = (part: Part | undefined): boolean =>
  part === undefined ||
  !/\S/.test(String(part.passage.file.value).slice(part.passage.start, part.passage.end));

function reportPart(file: SourceFile, heading: Heading, name: string, known: readonly string[]) {
  report(file, "unknown-block", spanOf(heading).start, {
    message: known.includes(name)
      ? `There are two parts called "${name}"; only one would be used.`
      : `There is no part called "${name}"; it would be shown nowhere.`,
    expected: known.map((part) => `## ${part.charAt(0).toUpperCase()}${part.slice(1)}`).join(", "),
    help: suggest(name, known),
  });
}

function reportCaseInCase(file: SourceFile, offset: number, line: string): void {
  report(file, "bad-block", offset, {
    message: `${line} stands inside another case, where it would not be shown.`,
    expected: "::scenario and ::exercise on slides of their own",
    help: "Move it to a module; an exercise names what it uses under scenarios: above.",
  });
}

interface Part {
  passage: Passage;
  hasList: boolean;
}

interface Case<T> {
  settings: T;
  /** Where the front matter begins, and within it what stands at a path. */
  at: number;
  offsetOf: YamlRead<T>["offsetOf"];
  opening: Part;
  /** By the lower-case text of the heading that opens each. */
  parts: ReadonlyMap<string, Part>;
}

/** Parts that are the trainer's, and stand on paper. */
const FOR_TRAINERS: readonly string[] = ["shorter", "debrief"];

/** The settings of a case and its body, split at its headings. */
function parseCase<S extends z.ZodType<{ id: string }>>(
  file: SourceFile,
  schema: S,
  known: readonly string[],
  pictures: PictureIndex,
): Case<z.output<S>> | undefined {
  const front = readFrontMatter(file, schema);
  const settings = front.settings as YamlRead<z.output<S>> | undefined;
  const parsed = readTree(file, front.text, pictures);
  if (!parsed) return undefined;
  const { tree, gathered } = parsed;
  const part = (nodes: readonly RootContent[], span: Span, isForTrainers = false): Part => ({
    passage: { file, ...span, marks: findMarks(nodes, tree, gathered), isForTrainers },
    hasList: nodes.some(({ type }) => type === "list"),
  });
  const headings = tree.children.filter((node) => node.type === "heading");
  const starts = headings.map((heading) => tree.children.indexOf(heading));
  const first = headings[0];
  const early = tree.children.slice(0, starts[0]);
  reportStructure(early, file, { isShown: true });
  const opening = part(early, {
    start: front.body,
    end: first ? spanOf(first).start : front.text.length,
  });
  const parts = new Map<string, Part>();
  for (const [index, heading] of headings.entries()) {
    const next = headings[index + 1];
    const nodes = tree.children.slice((starts[index] as number) + 1, starts[index + 1]);
    const end = next ? spanOf(next).start : front.text.length;
    findMarks([heading], tree, gathered);
    const name = plainText(heading).trim().toLowerCase();
    if (!known.includes(name) || parts.has(name)) reportPart(file, heading, name, known);
    const isForTrainers = FOR_TRAINERS.includes(name);
    reportStructure([heading, ...nodes], file, { isShown: !isForTrainers });
    parts.set(name, part(nodes, { start: spanOf(heading).end, end }, isForTrainers));
  }
  for (const { passage } of [opening, ...parts.values()]) {
    for (const { name, id, start } of leavesOf(passage.marks)) {
      if (name === "scenario" || name === "exercise")
        reportCaseInCase(file, start, `::${name}{#${id}}`);
    }
  }
  reportStrayColons(file, front.text, gathered.fences, gathered.code);
  reportMisplacedValues(gathered);
  if (!settings) return undefined;
  const { value, offsetOf } = settings;
  reportOtherId(file, value.id, front.at + offsetOf(["id"]));
  return { settings: value, at: front.at, offsetOf, opening, parts };
}
