import { describe, expect, test } from "vitest";
import { tailor } from "../../src/tailor/tailor.ts";
import { makeProfile, makeProgramme, slide, slides } from "./make-programme.ts";

const scenario = (id: string, settings: string, text: string) => `---
id: ${id}
title: Title of ${id}
form: labour
fictional: true
${settings}
---

- Beat of ${text}

## Questions

- Question of ${text}

:::key
Key of ${text}
:::
`;

const exercise = (settings: string) => `---
id: sort
title: Sort
kind: sort
aim: An aim
minutes: 12
group: Pairs
room: Tables
${settings}
items:
  - text: Item text
    key: Item key
---

## Steps

- Step one

:::notes
Notes of steps
:::

:::key
Key of steps
:::

## Debrief

Debrief text

:::notes
Notes of debrief
:::

:::key
Key of debrief
:::
`;

const { programme } = makeProgramme({
  modules: {
    m: slides(
      slide("start", "## Start\n\nText"),
      slide("door", "::scenario{#door}\n\n:::notes\nOwn notes\n:::\n\n:::key\nOwn key\n:::"),
      slide("sort", "::exercise{#sort}\n\n:::notes\nOwn notes\n:::"),
    ),
  },
  scenarios: {
    door: scenario("door", "sensitivity: 3", "full"),
    "door-b": scenario("door-b", "sensitivity: 2\nsoftens: door", "softer"),
    "door-c": scenario("door-c", "sensitivity: 1\ntopics: doors\nsoftens: door-b", "softest"),
  },
  exercises: { sort: exercise("scenarios: [door]") },
});

const tailorFor = (profile: Parameters<typeof makeProfile>[1]) =>
  tailor(programme, makeProfile("x", { scenarios: ["door"], ...profile }));

describe("the least softened version that an audience may see", () => {
  test.each<[profile: Parameters<typeof makeProfile>[1], version: string | undefined]>([
    [{ maxSensitivity: 3 }, "door"],
    [{ maxSensitivity: 2 }, "door-b"],
    [{ maxSensitivity: 1 }, "door-c"],
    [{ maxSensitivity: 0 }, undefined],
    [{ maxSensitivity: 1, notTopics: ["doors"] }, undefined],
    [{ maxSensitivity: 2, notTopics: ["doors"] }, "door-b"],
    [{ maxSensitivity: 3, scenarios: [] }, undefined],
    [{ maxSensitivity: 3, scenarios: ["door-b"] }, undefined],
  ])("%o", (profile, version) => {
    const shown = tailorFor(profile).participant.slides.find(({ kind }) => kind === "scenario");
    expect(shown && "scenario" in shown ? shown.scenario : undefined).toBe(version);
  });

  test("brings its own text and its own key, and no other's", () => {
    const { participant, trainer } = tailorFor({ maxSensitivity: 2 });
    const [, beats, questions] = participant.slides;
    expect(beats).toMatchObject({ id: "door", body: "- Beat of softer", minutes: 0.8 });
    expect(questions).toMatchObject({ id: "door-questions", body: "- Question of softer" });
    expect(questions?.minutes).toBeCloseTo(1.2);
    expect(trainer.trainer.get("door")).toMatchObject({ notes: "Own notes", key: "" });
    expect(trainer.trainer.get("door-questions")?.key).toBe("Own key\n\nKey of softer");
  });
});

describe("an exercise", () => {
  test.each<[scenarios: string[], kept: boolean, why: string]>([
    [["door"], true, ""],
    [[], false, "this audience sees none of its scenarios"],
  ])("with the scenarios %j of the audience", (scenarios, kept, why) => {
    const { slides: left, leftOut } = tailorFor({ scenarios }).participant;
    expect(left.some(({ id }) => id === "sort")).toBe(kept);
    expect(leftOut.find(({ id }) => id === "sort")?.why ?? "").toBe(why);
  });

  test("that names no scenario is for all", () => {
    const made = makeProgramme({
      modules: { m: slide("sort", "::exercise{#sort}") },
      exercises: { sort: exercise("") },
    });
    expect(tailor(made.programme, makeProfile("x")).participant.slides).toHaveLength(1);
  });

  test("takes its minutes from its file, and keeps keys and debrief for the trainer", () => {
    const { participant, trainer } = tailorFor({});
    const shown = participant.slides.find(({ id }) => id === "sort");
    expect(shown).toMatchObject({ title: "Sort", minutes: 12, body: "- Step one" });
    const bodies = participant.slides.map(({ body }) => body).join("\n");
    expect(bodies).not.toMatch(/Item key|Debrief|Key of|Notes of/);
    const text = trainer.trainer.get("sort");
    expect(text?.notes).toBe("Own notes");
    expect(text?.debrief?.replaceAll(/\ue000\d+\ue001/g, "#")).toBe(
      "**How to run it.** Notes of steps\n\nNotes of debrief\n\n**Debrief.** Debrief text",
    );
    expect(text?.key).toBe("- **Item text** Item key\n\nKey of steps\n\nKey of debrief");
  });
});
