import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { prepareKit } from "../../src/documents/kinds.ts";
import type { Kit } from "../../src/documents/kit.ts";
import { quiz } from "../../src/documents/quiz/quiz.ts";
import { quizKey } from "../../src/documents/quiz-key/quiz-key.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import { withEdition } from "../../src/model/audience.ts";
import { type Editions, tailor } from "../../src/tailor/tailor.ts";
import { plainHtml, squash } from "../../src/text/html.ts";
import { buildProject, copyBase, writeInto } from "../rules/check-project.ts";

const REAL = {
  programme: "decks/counter-trafficking",
  audiences: "audiences",
  templates: "templates",
};

let kit: Kit;
/** Each as long as it is by default, and at its shortest. */
let editions: { normal: Editions; shortest: Editions }[];

beforeAll(async () => {
  kit = await prepareKit((await loadTemplates("templates")).templates, []);
  const { programme, profiles } = await readProgramme(REAL, "2026-11-21");
  if (!programme) throw new Error("The programme cannot be read.");
  editions = withEdition(profiles).map((profile) => {
    const { standard } = profile.minutes;
    return {
      normal: tailor(programme, profile),
      shortest: tailor(programme, profile, { minutes: Math.min(...standard) }),
    };
  });
});

const isYoung = ({ participant }: Editions): boolean =>
  (participant.audience.ages?.to ?? Number.POSITIVE_INFINITY) < 18;

test("every audience is asked a few statements, some of them true and some false", () => {
  expect(editions.length).toBeGreaterThanOrEqual(10);
  for (const { normal } of editions) {
    const { participant, trainer } = normal;
    const count = participant.quiz?.material.items.length ?? 0;
    expect(count, participant.name).toBeGreaterThanOrEqual(isYoung(normal) ? 6 : 8);
    expect(count, participant.name).toBeLessThanOrEqual(isYoung(normal) ? 8 : 10);
    const { items = [] } = trainer.exercises.get(participant.quiz?.id ?? "") ?? {};
    expect(new Set(items.map(({ answer }) => answer)), participant.name).toEqual(new Set([0, 1]));
  }
});

test("every answer is taught on a slide that even the shortest session has", () => {
  const untaught = editions.flatMap(({ normal, shortest }) =>
    [normal, shortest].flatMap(({ participant, trainer }) => {
      const has = new Set(participant.slides.map(({ from }) => from));
      const { items = [] } = trainer.exercises.get(participant.quiz?.id ?? "") ?? {};
      return items.flatMap(({ slides }, index) =>
        slides.some((id) => has.has(id))
          ? []
          : [`${participant.name}: ${participant.quiz?.material.items[index]}`],
      );
    }),
  );
  expect(untaught).toEqual([]);
});

test("it takes no time of the session, and stands on no slide and no other sheet", () => {
  for (const { normal } of editions) {
    const { exercises, slides, plan, quiz: asked } = normal.participant;
    expect(exercises.map(({ id }) => id)).not.toContain(asked?.id);
    expect(
      slides.filter((slide) => slide.kind === "exercise").map(({ exercise }) => exercise),
    ).not.toContain(asked?.id);
    expect(plan.items.map(({ title }) => title)).not.toContain(asked?.title);
  }
});

const documentOf = (html: string) => parseHTML(`<body>${html}</body>`).document;
const namesIn = (html: string): string[] =>
  [...documentOf(html).querySelectorAll("input, textarea")].map(
    (field) => field.getAttribute("name") ?? "",
  );

test("the sheets hold no key, and the key holds every answer and where it is taught", () => {
  for (const { normal } of editions) {
    const { participant, trainer } = normal;
    const { body } = quiz.compose(participant, kit);
    const sheet = squash(plainHtml(body));
    const answers = documentOf(quizKey.compose(trainer, kit).body);
    const asked = [...answers.querySelectorAll(".quiz-item")];
    const { items = [] } = trainer.exercises.get(participant.quiz?.id ?? "") ?? {};
    expect(asked.length).toBe(items.length);
    for (const [index, { answer, why }] of items.entries()) {
      const words = squash(why.replace(/[\u{e000}-\u{f8ff}].*$/su, ""));
      if (words.length > 20) expect(sheet).not.toContain(words);
      const ticks = [...(asked[index]?.querySelectorAll(".answer-tick") ?? [])];
      const right = ticks.map((tick) => tick.classList.contains("answer-right"));
      expect(right).toEqual([answer === 0, answer === 1, false]);
      expect(asked[index]?.querySelector(".quiz-slide")?.textContent).toMatch(/slide \d+, “.+”/);
    }
    expect(body).not.toContain("answer-");
  }
});

test("fields have names of their own; adults have a sign of their own, pupils none", () => {
  for (const { normal } of editions) {
    const { body } = quiz.compose(normal.participant, kit);
    const names = namesIn(body);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith("before-")).length).toBe(names.length / 2);
    expect(names.includes("before-sign")).toBe(!isYoung(normal));
    const counted = namesIn(quizKey.compose(normal.trainer, kit).body);
    expect(new Set(counted).size).toBe(counted.length);
    expect(counted.length).toBeGreaterThan(10);
  }
});

describe("a mistake is found where it is", () => {
  const FILE = "programme/programme.yaml";
  const QUIZ = "programme/exercises/ask-it.md";
  const withQuiz = async (name: string, exercise: string) => {
    const project = await copyBase();
    const settings = await readFile(join(project.folder, FILE), "utf8");
    await writeInto(project.folder, FILE, `${settings.trimEnd()}\nquiz: ${name}\n`);
    await writeInto(project.folder, QUIZ, exercise);
    const { diagnostics } = await buildProject(project);
    return diagnostics.filter(({ file }) => [FILE, QUIZ].includes(file ?? ""));
  };
  const exercise = (material: string) =>
    `---\nid: ask-it\ntitle: Ask it\nkind: quiz\naim: See it.\nminutes: 3\ngroup: alone\nroom: any\n${material}\n---\n\n## Steps\n\n- Ask.\n\n## Debrief\n\nRead it.\n`;
  const GOOD = `choices: ["True", "False"]\nitems:\n  - text: A door is a wall.\n    key: { answer: "False", why: It opens. }`;

  test("a name that names nothing", async () => {
    expect(await withQuiz("ask-ti", exercise(GOOD))).toMatchObject([
      { rule: "unknown-reference", file: FILE, help: expect.stringMatching(/ask-it/) },
    ]);
  });

  test("a quiz that nobody could count", async () => {
    const open = "items:\n  - text: What is a door?\n    key: It opens.";
    expect(await withQuiz("ask-it", exercise(open))).toMatchObject([
      { rule: "incomplete-case", file: FILE, expected: expect.stringMatching(/choices:/) },
    ]);
  });

  test("a key that names a slide which is not there", async () => {
    const wrong = GOOD.replace("It opens. }", "It opens., slides: [no-such-slide] }");
    expect(await withQuiz("ask-it", exercise(wrong))).toMatchObject([
      { rule: "unknown-reference", file: QUIZ, line: 12, message: expect.stringMatching(/slide/) },
    ]);
  });
});
