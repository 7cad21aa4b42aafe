import type { EditionSlide } from "../model/edition.ts";
import { DEFAULT_START, type NoTime, type PlanItem, type SessionPlan } from "../model/session.ts";
import { clockTime } from "../text/clock.ts";
import { type Break, placeBreaks, type Stretch } from "./breaks.ts";

/** A stretch of a session with the slides it is made of. */
export interface PlannedStretch extends Stretch {
  slides: readonly EditionSlide[];
}

/** What a plan is made of beside what is taught. */
interface PlanFrame {
  asked: number;
  start?: number | undefined;
  shortened: readonly string[];
  leftOut: readonly NoTime[];
}

/** When what is taught, with breaks, in whole minutes of the clock. */
export function makePlan(stretches: readonly PlannedStretch[], frame: PlanFrame): SessionPlan {
  const { asked, start = DEFAULT_START, shortened, leftOut } = frame;
  const breaks = placeBreaks(stretches);
  const items: PlanItem[] = [];
  let clock = start;
  const add = (item: Omit<PlanItem, "start">): void => {
    items.push({ start: clockTime(clock), ...item });
    clock += item.minutes;
  };
  /** Minutes worked so far: only a session's whole is rounded, so that no rounding adds up. */
  let worked = 0;
  for (const { before, part } of partsBetween(stretches, breaks)) {
    if (before) add(breakItem(before, items));
    const slides = part.flatMap((stretch) => stretch.slides);
    const next = worked + slides.reduce((sum, { minutes }) => sum + minutes, 0);
    const whole = wholeMinutes(slides.map(timed), worked, next);
    for (const [index, { id, title, kind }] of slides.entries()) {
      const minutes = whole[index] ?? 0;
      add({ minutes, kind: kind === "exercise" ? "exercise" : "slide", id, title });
    }
    worked = next;
  }
  const content = toMinute(worked);
  const minutes = clock - start;
  return {
    asked,
    minutes,
    content,
    start: clockTime(start),
    end: clockTime(clock),
    items,
    shortened,
    leftOut,
    note: noteOn({ asked, minutes, content, shortened, leftOut }),
  };
}

/** A session that uses less than this share of its time says why. */
const WELL_USED = 0.8;
/** One that ends no more minutes before its time needs no word: rooms start late. */
const SPARE = 5;

function noteOn({
  asked,
  minutes,
  content,
  shortened,
  leftOut,
}: Pick<SessionPlan, "asked" | "minutes" | "content" | "shortened" | "leftOut">): string {
  const spare = asked - minutes;
  const isWellUsed = minutes >= asked * WELL_USED;
  if (isWellUsed && spare < SPARE) return "";
  if (leftOut.length + shortened.length === 0) return `only ${content} minutes of content`;
  if (isWellUsed)
    return `${spare} minutes in hand, which nothing that was left out fits with the break it may need`;
  const more = leftOut.reduce((sum, one) => sum + one.minutes, 0);
  return `${minutes} of ${asked} minutes used, since nothing that was left out fits the rest; there are ${toMinute(content + more)} minutes of content`;
}

/** The stretches between two breaks, each with the break before it. */
function partsBetween(
  stretches: readonly PlannedStretch[],
  breaks: ReadonlyMap<number, Break>,
): { before: Break | undefined; part: PlannedStretch[] }[] {
  const parts: { before: Break | undefined; part: PlannedStretch[] }[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const before = breaks.get(index);
    const last = parts.at(-1);
    if (before || !last) parts.push({ before, part: [stretch] });
    else last.part.push(stretch);
  }
  return parts;
}

function breakItem({ kind, minutes }: Break, items: readonly PlanItem[]): Omit<PlanItem, "start"> {
  if (kind === "lunch") return { minutes, kind, id: "lunch", title: "Lunch" };
  const number = items.filter((item) => item.kind === "break").length + 1;
  return { minutes, kind, id: `break-${number}`, title: "Break" };
}

/** How long something takes, and the least that the clock must show of it. */
interface Timed {
  minutes: number;
  least: number;
}

/** A slide of half a minute still has its minute; an exercise has all that was promised. */
const timed = ({ kind, minutes }: EditionSlide): Timed => ({
  minutes,
  least: kind === "exercise" ? Math.floor(minutes) : 1,
});

/**
 * Whole minutes for what happens from one time to another, with as little shifted as can be, and
 * none below its least as long as there is room for that.
 */
function wholeMinutes(things: readonly Timed[], from: number, to: number): number[] {
  const [first, last] = [toMinute(from), toMinute(to)];
  const isTight = things.reduce((sum, { least }) => sum + least, 0) > last - first;
  const least = things.map((thing) => (isTight ? 0 : thing.least));
  const ends: number[] = [];
  let at = from;
  for (const [index, { minutes }] of things.entries()) {
    at += minutes;
    ends.push(Math.max(toMinute(at), (ends.at(-1) ?? first) + (least[index] ?? 0)));
  }
  ends.splice(-1, 1, last);
  let limit = last;
  for (let index = ends.length - 1; index >= 0; index -= 1) {
    ends[index] = Math.min(ends[index] as number, limit);
    limit = (ends[index] as number) - (least[index] ?? 0);
  }
  return ends.map((end, index) => end - (ends[index - 1] ?? first));
}

/** The nearest whole minute. Sums of tenths are not exact, which would tell at the half. */
const toMinute = (minutes: number): number => Math.round(Math.round(minutes * 1000) / 1000);
