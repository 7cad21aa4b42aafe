import { describe, expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { type AudienceProfile, withEdition } from "../../src/model/audience.ts";
import type { EditionSlide, ParticipantEdition } from "../../src/model/edition.ts";
import type { Programme } from "../../src/model/programme.ts";
import type { PlanItem } from "../../src/model/session.ts";
import { tailor } from "../../src/tailor/tailor.ts";

/** Lengths of session that people ask for. */
const USUAL = [45, 60, 90, 150, 240];

/** Tests the plans of every edition of the real programme, at usual lengths and at so many others. */
export async function describePlans(others: number): Promise<void> {
  const { programme, profiles } = await readProgramme(
    { programme: "decks/counter-trafficking", audiences: "audiences", templates: "templates" },
    "2026-11-21",
  );
  if (!programme) throw new Error("The real programme cannot be read.");
  const random = startRandom(20261121);
  const lengths = Array.from({ length: others }, () => 20 + Math.floor(random() * 460));
  const known = withEdition(profiles);
  const cases = [
    ...known.map((profile) => ({ name: profile.id, profile, asked: [...USUAL, ...lengths] })),
    // Everything said twice, so that days with lunch come up whatever the content.
    ...known.map((profile) => ({
      name: `${profile.id}, interpreted`,
      profile: { ...profile, pace: 2 },
      asked: lengths.slice(0, others / 4),
    })),
  ];

  describe.each(cases)("$name", ({ profile, asked }) => {
    test("plans keep to their minutes, hold the core, keep the order and add up", () => {
      const all = tailor(programme, profile, { minutes: 100_000 }).participant;
      const wrong = asked.flatMap((minutes) => {
        const { edition, needed } = tailored(programme, profile, minutes);
        if (needed === undefined) return problemsOf(edition, all, minutes);
        return needed > minutes ? [] : [`${minutes} minutes are refused, and ${needed} would do`];
      });
      expect(wrong).toEqual([]);
      // Too few are refused with how many it needs, and those are enough.
      const needed = tailored(programme, profile, 1).needed as number;
      expect(tailored(programme, profile, needed - 1).needed).toBe(needed);
      const accepted = tailored(programme, profile, needed);
      expect(accepted.needed).toBeUndefined();
      expect(problemsOf(accepted.edition, all, needed)).toEqual([]);
    });
  });
}

/** An edition of so many minutes, or the minutes that it needs. */
function tailored(programme: Programme, profile: AudienceProfile, asked: number) {
  const { file } = profile.at([]);
  const files = new Set([file, profile.at(["minutes", "default"]).file]);
  const others = [...profile.minutes.standard.keys()].map((at) =>
    profile.at(["minutes", "standard", at]),
  );
  for (const other of others) files.add(other.file);
  for (const one of files) one.messages.length = 0;
  const edition = tailor(programme, profile, { minutes: asked }).participant;
  const refusals = [...files]
    .flatMap(({ messages }) => messages)
    .filter(({ ruleId }) => ruleId === "too-few-minutes");
  const needed = /takes (\d+) minutes/.exec(refusals[0]?.reason ?? "")?.[1];
  return { edition, needed: needed === undefined ? undefined : Number(needed) };
}

/** What is wrong with the plan of an edition. `all` has everything there is. */
function problemsOf(edition: ParticipantEdition, all: ParticipantEdition, asked: number): string[] {
  const { plan, slides } = edition;
  const ids = slides.map(({ id }) => id);
  const needed = all.slides.filter((one) => one.role !== undefined || one.priority === "core");
  const inOrder = all.slides.map(({ id }) => id).filter((id) => ids.includes(id));
  const taught = plan.items.filter(({ kind }) => kind === "slide" || kind === "exercise");
  const sum = (items: readonly { minutes: number }[]) =>
    items.reduce((all, { minutes }) => all + minutes, 0);
  const wrong = [
    plan.minutes > asked && `it takes ${plan.minutes}`,
    ...needed.map(({ id }) => !ids.includes(id) && `it lacks ${id}`),
    `${inOrder}` !== `${ids}` && `its order is ${ids}`,
    `${taught.map(({ id }) => id)}` !== `${ids}` && "its plan has other slides",
    plan.start !== "09:30" && `it starts at ${plan.start}`,
    ...plan.items.map(
      ({ id, start }, index) =>
        minutesOf(start) !== (minutesOf("09:30") + sum(plan.items.slice(0, index))) % 1440 &&
        `${id} starts at ${start}`,
    ),
    sum(plan.items) !== plan.minutes && `its items take ${sum(plan.items)}`,
    ...taught.map(({ id, minutes, kind }, index) => {
      const exact = (slides[index] as EditionSlide).minutes;
      const isOff = kind === "exercise" ? minutes !== exact : Math.abs(minutes - exact) >= 1.5;
      return (isOff || minutes < 1) && `${id} has ${minutes} of ${exact}`;
    }),
    ...breakProblems(plan.items, slides, plan.minutes),
  ];
  // Time is used, or it says how much there is to use it for.
  if (plan.minutes < asked * 0.8) {
    const content = Number(/(\d+) minutes of content/.exec(plan.note)?.[1]);
    // What was left out counts at its shortest.
    const most = sum(all.slides);
    const least = sum(slides) + sum(plan.leftOut);
    wrong.push(
      !(content >= Math.floor(least) && content <= Math.ceil(most)) && `it says "${plan.note}"`,
    );
  }
  return wrong.filter((one) => one !== false).map((one) => `${edition.name}, ${asked}: ${one}`);
}

/** Work between breaks is at most 75 minutes, or one thing; lunch comes once, in a long day. */
function breakProblems(
  items: readonly PlanItem[],
  slides: readonly EditionSlide[],
  minutes: number,
): (string | false)[] {
  const from = new Map(slides.map((slide) => [slide.id, slide.from]));
  const parts: PlanItem[][] = [[]];
  const wrong: (string | false)[] = [];
  for (const item of items) {
    if (from.has(item.id)) parts.at(-1)?.push(item);
    else {
      const isRight =
        item.kind === "lunch" ? item.minutes === 45 : item.kind === "break" && item.minutes === 15;
      wrong.push(!isRight && `${item.kind} takes ${item.minutes}`);
      parts.push([]);
    }
  }
  for (const part of parts) {
    const work = part.reduce((sum, item) => sum + item.minutes, 0);
    const things = new Set(part.map(({ id }) => from.get(id))).size;
    wrong.push(things === 0 && "a break has nothing before or after it");
    wrong.push(things > 1 && work > 75 && `there are ${work} minutes without a break`);
  }
  const lunches = items.filter(({ kind }) => kind === "lunch");
  wrong.push(lunches.length !== (minutes > 300 ? 1 : 0) && `there are ${lunches.length} lunches`);
  for (const lunch of lunches) {
    const share = (minutesOf(lunch.start) - minutesOf("09:30")) / minutes;
    wrong.push((share < 0.25 || share > 0.7) && `lunch is at ${lunch.start}`);
  }
  return wrong;
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function startRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
