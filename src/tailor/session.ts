import type { AudienceProfile } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { Slide } from "../model/programme.ts";
import { inMinutes } from "../text/minutes.ts";
import type { ChosenCase } from "./cases.ts";
import { fitToMinutes, opensOnly, stretchesOf, type TimedItem } from "./fit.ts";

/** A slide on its way into an edition, with the scenario or exercise it shows. */
export interface Chosen {
  slide: Slide;
  shows?: ChosenCase;
}

/** What there is time for in a session. */
export interface SessionFit {
  /** In order, each with the minutes it gets; of sections, those that lost what they open too. */
  kept: readonly Chosen[];
  /** Ids of slides whose exercise is run in its shorter form. */
  shortened: readonly string[];
  noTime: readonly { chosen: Chosen; minutes: number; why: string }[];
}

/**
 * Fits slides to the minutes of a session. Where what is core alone takes longer, that is the
 * mistake of whoever plans so short a session.
 */
export function fitToSession(
  all: readonly Chosen[],
  profile: AudienceProfile,
  asked: number,
): SessionFit {
  const items = all.map((chosen) => timedItem(chosen, profile));
  const fitted = fitToMinutes(items, asked);
  if (fitted.isTooMuch) reportTooFew(profile, asked, Math.ceil(fitted.total - 1e-6));
  const kept: Chosen[] = [];
  const noTime: SessionFit["noTime"][number][] = [];
  const shortened: string[] = [];
  for (const [index, chosen] of all.entries()) {
    const item = items[index] as TimedItem;
    const minutes = fitted.minutes[index];
    if (minutes !== undefined) {
      kept.push(withMinutes(chosen, minutes));
      if (minutes < item.minutes) shortened.push(chosen.slide.id);
    } else if (opensOnly(item)) kept.push(chosen);
    else {
      const why = `no time: it is ${item.priority} and takes ${inMinutes(item.minutesShort)}`;
      noTime.push({ chosen, minutes: item.minutesShort, why });
    }
  }
  return { kept, shortened, noTime };
}

/** An edition's name: its audience, and the minutes where they are not those it has by default. */
export const nameOf = ({ id, minutes }: AudienceProfile, asked: number): string =>
  asked === minutes.default ? id : `${id}-${asked}min`;

/** Whether a section opens nothing that is left of its module. */
export function opensNothing(
  { slide }: Chosen,
  next: Chosen | undefined,
  profile: AudienceProfile,
): boolean {
  const isOpener = (one: Chosen) => opensOnly(timedItem(one, profile));
  if (!isOpener({ slide })) return false;
  return !next || isOpener(next) || moduleOf(next) !== moduleOf({ slide });
}

/** What no break comes between, of slides that have their minutes: by their numbers. */
export function stretchesIn(kept: readonly Chosen[], profile: AudienceProfile) {
  const items = kept.map((chosen) => timedItem(chosen, { ...profile, pace: 1 }));
  return stretchesOf(
    items,
    items.map(({ minutes }) => minutes),
  );
}

/**
 * How long a slide takes. An interpreter doubles what is said to all, slides and stories alike;
 * groups at an exercise work in their own language and at their own speed.
 */
function timedItem({ slide, shows }: Chosen, { pace }: AudienceProfile): TimedItem {
  const { priority, role, layout } = slide;
  const exercise = shows && "exercise" in shows ? shows.exercise : undefined;
  const minutes = exercise ? exercise.minutes : slide.minutes * pace;
  return {
    minutes,
    minutesShort: exercise ? Math.min(exercise.minutesShort, minutes) : minutes,
    priority,
    isFixed: role !== undefined,
    isSection: layout === "section",
    module: moduleOf({ slide }),
  };
}

const moduleOf = ({ slide }: Chosen): string => slide.origin.file.path;

function withMinutes({ slide, shows }: Chosen, minutes: number): Chosen {
  if (!shows) return { slide: { ...slide, minutes } };
  return "exercise" in shows
    ? { slide, shows: { exercise: { ...shows.exercise, minutes, minutesShort: minutes } } }
    : { slide: { ...slide, minutes }, shows };
}

function reportTooFew(profile: AudienceProfile, asked: number, needed: number): void {
  const { minutes } = profile;
  const standard = minutes.standard.indexOf(asked);
  const path =
    asked === minutes.default
      ? ["minutes", "default"]
      : ["minutes", ...(standard < 0 ? [] : ["standard", standard])];
  const { file, offset } = profile.at(path);
  report(file, "too-few-minutes", offset, {
    message: `What is core for ${profile.name} takes ${needed} minutes with its breaks, even with its exercises at their shortest; there are ${asked}.`,
    expected: `${needed} minutes or more`,
    help: `Plan ${needed} minutes, or say "priority: extended" in the settings of slides that a short session can do without. What tells people what to do and where help is stays in any case.`,
    edition: nameOf(profile, asked),
  });
}
