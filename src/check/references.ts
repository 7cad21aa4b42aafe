import type { AudienceProfile } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { AudienceFilter, Programme, Value } from "../model/programme.ts";
import type { Register } from "../model/register.ts";
import type { Origin, SourceFile } from "../model/source.ts";
import { suggest } from "../text/suggest.ts";
import { checkForNobody } from "./for-nobody.ts";
import {
  allPassages,
  FOR_TRAINERS,
  isBlock,
  isLeaf,
  isTrainerOnly,
  isValue,
  type Placed,
  placedMarks,
} from "./passages.ts";
import { checkQuiz } from "./quiz.ts";

type Profiles = ReadonlyMap<string, AudienceProfile>;
type Names = ReadonlySet<string>;

const TERM_FORMS: readonly string[] = ["plural", "a", "an", "capital"];

/**
 * Reports every name in the programme that names nothing, whoever would see it. `broken` names
 * what is there, but has mistakes of its own; `exerciseKinds` the templates that lay exercises out.
 */
export function checkReferences(
  programme: Programme,
  profiles: Profiles,
  { broken, exerciseKinds }: { broken: Names; exerciseKinds: readonly string[] },
): void {
  const audiences = new Set([...profiles.keys(), ...broken]);
  for (const module of programme.modules) {
    checkFilter(module.filter, module.origin, audiences);
    checkOne(
      module.question,
      programme.settings.questions.map(({ id }) => id),
      "question",
      module.origin,
    );
    for (const slide of module.slides) {
      checkFilter(slide.filter, slide.origin, audiences);
      checkTopics(slide.topics, slide.origin, programme);
    }
  }
  const scenarioIds = [...programme.scenarios.keys(), ...broken];
  for (const scenario of programme.scenarios.values()) {
    checkTopics(scenario.topics, scenario.origin, programme);
    checkOne(scenario.softens ?? "", scenarioIds, "scenario", scenario.origin);
  }
  checkQuiz(programme, broken);
  for (const { kind, scenarios, at } of programme.exercises.values()) {
    if (!exerciseKinds.includes(kind)) {
      const { file, offset } = at(["kind"]);
      report(file, "unknown-reference", offset, {
        message: `There is no template for exercises of the kind "${kind}".`,
        expected: `templates/exercises/${kind}.hbs`,
        help: suggest(kind, exerciseKinds),
      });
    }
    for (const [index, id] of scenarios.entries())
      checkOne(id, scenarioIds, "scenario", at(["scenarios", index]));
  }
  for (const { filter, origin } of programme.chapters) checkFilter(filter, origin, audiences);
  for (const passage of allPassages(programme)) {
    for (const placed of placedMarks(passage)) {
      if (isValue(placed)) checkValue(placed, programme.register);
      else if (isLeaf(placed)) checkLeaf(placed.mark, placed.file, programme, broken);
      else if (isBlock(placed)) {
        for (const id of placed.mark.audiences)
          checkAudience(id, placed.file, placed.mark.start, audiences);
      }
    }
  }
  for (const { texts } of [...programme.figures.values(), ...programme.exercises.values()]) {
    const seen = new Set<AudienceFilter>(); // texts of one entry share its limits
    for (const { values, limits, origin, isKey } of texts) {
      for (const filter of limits) {
        if (!seen.has(filter)) checkFilter(filter, origin, audiences);
        seen.add(filter);
      }
      for (const mark of values) {
        const placed = { ...mark, start: origin.offset };
        const inside = isKey ? [FOR_TRAINERS] : [];
        checkValue({ mark: placed, file: origin.file, inside }, programme.register);
      }
    }
  }
  if (broken.size > 0) return;
  checkUnused(programme, profiles);
  checkForNobody(programme, profiles);
}

function checkFilter(filter: AudienceFilter, { file, offset }: Origin, known: Names): void {
  for (const id of [...filter.for, ...filter.notFor]) checkAudience(id, file, offset, known);
}

function checkAudience(id: string, file: SourceFile, offset: number, known: Names): void {
  if (known.has(id)) return;
  report(file, "unknown-audience", offset, {
    message: `There is no audience "${id}".`,
    help: suggest(id, known),
  });
}

function checkTopics(
  topics: readonly string[],
  { file, offset }: Origin,
  { settings }: Programme,
): void {
  for (const id of topics) {
    if (settings.topics.includes(id)) continue;
    report(file, "unknown-topic", offset, {
      message: `The topic "${id}" is not in programme.yaml.`,
      help: suggest(id, settings.topics),
    });
  }
}

function checkOne(
  id: string,
  known: readonly string[],
  what: string,
  { file, offset }: Origin,
): void {
  if (id === "" || known.includes(id)) return;
  report(file, "unknown-reference", offset, {
    message: `There is no ${what} "${id}".`,
    help: suggest(id, known),
  });
}

function checkLeaf(
  { name, id, start }: { name: string; id: string; start: number },
  file: SourceFile,
  programme: Programme,
  broken: Names,
): void {
  const known = {
    scenario: programme.scenarios,
    exercise: programme.exercises,
    figure: programme.figures,
  };
  const list = Object.hasOwn(known, name) ? known[name as keyof typeof known] : undefined;
  if (list) checkOne(id, [...list.keys(), ...broken], name, { file, offset: start });
}

function checkValue(placed: Placed<Value>, register: Register): void {
  const { mark, file, inside } = placed;
  const known = knownIds(mark, register);
  if (known && !known.includes(mark.id)) {
    report(file, "unknown-value", mark.start, {
      message: `{{${mark.family}.${mark.id}}} names nothing that exists.`,
      help: suggest(mark.id, known),
    });
    return;
  }
  for (const form of mark.forms) {
    if (mark.family === "term" && TERM_FORMS.includes(form)) continue;
    report(file, "unknown-value", mark.start, {
      message: `"${form}" is no form of {{${mark.family}.${mark.id}}}.`,
      expected: mark.family === "term" ? "plural, a or capital" : "no form",
    });
  }
  if (mark.family === "fact")
    checkFact(mark.id, { file, offset: mark.start }, register, isTrainerOnly(inside));
  if (mark.family === "instrument" && register.instruments.get(mark.id)?.verified === "N") {
    report(file, "fact-unverified", mark.start, {
      message: `The wording of "${mark.id}" could not be verified.`,
      expected: "a legal text that is verified (Y or Y2)",
      help: "Take it out, or have a person compare it with its source and say so in register/instruments.yaml.",
    });
  }
}

function knownIds({ family }: Value, register: Register): string[] | undefined {
  switch (family) {
    case "audience":
      return ["name"];
    case "slot":
      return undefined; // tailoring asks each audience that sees it
    default:
      return [...register[`${family}s`].keys()];
  }
}

/** Reports what keeps a fact from being shown where it is named; `trainerOnly` where only trainers read. */
export function checkFact(
  id: string,
  { file, offset }: Origin,
  register: Register,
  trainerOnly = false,
): void {
  const fact = register.facts.get(id);
  if (!fact) return;
  if (fact.verified === "N") {
    report(file, "fact-unverified", offset, {
      message: `The fact "${id}" could not be verified.`,
      expected: "a fact that is verified (Y or Y2)",
      help: "Take it out, or have a person check its source and say so in register/facts.yaml.",
    });
  } else if (fact.verified === "Y2" && fact.inForce === undefined && !trainerOnly) {
    report(file, "fact-second-hand", offset, {
      message: `The statistic "${id}" was only read on a second-hand page.`,
      expected: "a statistic read at its source (Y) where participants see it",
      help: "Move it into :::notes, or check it at its source and say so in register/facts.yaml.",
    });
  }
  if (fact.inForce !== undefined && fact.inForce !== "yes" && !trainerOnly) {
    report(file, "law-not-in-force", offset, {
      message: `Whether "${id}" is in force: ${fact.inForce}.`,
      expected: "law that is in force",
      help: "Teach it when it is; until then it may stand in :::notes.",
    });
  }
}

function checkUnused({ scenarios }: Programme, profiles: Profiles): void {
  const used = new Set([...profiles.values()].flatMap(({ scenarios: ids }) => ids));
  for (const { id, softens, origin } of scenarios.values()) {
    if (used.has(softens ?? id) || (softens !== undefined && scenarios.get(softens)?.softens))
      continue;
    report(origin.file, "unused-scenario", origin.offset, {
      message: `No audience's profile names the scenario "${softens ?? id}".`,
      help: "Add it to the scenarios of a profile in audiences/.",
    });
  }
}
