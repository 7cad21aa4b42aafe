import type { Priority } from "../model/programme.ts";
import { minutesWithBreaks, type Stretch } from "./breaks.ts";

/** A slide as the time it takes. */
export interface TimedItem {
  minutes: number;
  /** The least an exercise takes; other things have one length. */
  minutesShort: number;
  priority: Priority;
  /** Whether every session has it, however short. */
  isFixed: boolean;
  /** Whether it only opens what follows it: it comes and goes with that. */
  isSection: boolean;
  /** A section opens no more than what its own module has. */
  module: string;
}

/** What of a session's items there is time for. */
export interface Fitted {
  /** The minutes each gets, in the order of the items; undefined where there is no time for it. */
  minutes: readonly (number | undefined)[];
  /** What all of them take, with breaks. */
  total: number;
  /** What cannot be left out takes more than there is. */
  isTooMuch: boolean;
}

/**
 * Chooses what there is time for: what is core or fixed, then what is extended, then what is
 * optional, each in the order of the programme and as far as it still fits, breaks counted in.
 * Exercises come in their short form and grow while there is room, in their order: so they shrink
 * before anything is dropped. Where not even the first fits, that is what it gives.
 */
export function fitToMinutes(items: readonly TimedItem[], asked: number): Fitted {
  const isNeeded = ({ isFixed, priority }: TimedItem) => isFixed || priority === "core";
  // Times of day are whole minutes, and so is a session.
  const room = Math.floor(asked);
  const minutes = items.map((item) =>
    isNeeded(item) && !opensOnly(item) ? item.minutesShort : undefined,
  );
  const total = () => minutesWithBreaks(stretchesOf(items, minutes).map(({ stretch }) => stretch));
  const isTooMuch = isOver(total(), room);
  const tryOut = (index: number, length: number): void => {
    const before = minutes[index];
    minutes[index] = length;
    if (isOver(total(), room)) minutes[index] = before;
  };
  if (!isTooMuch) {
    for (const priority of ["extended", "optional"] as const) {
      for (const [index, item] of items.entries()) {
        if (item.priority === priority && !isNeeded(item) && !opensOnly(item))
          tryOut(index, item.minutesShort);
      }
    }
    for (const [index, item] of items.entries()) {
      if (minutes[index] !== undefined) tryOut(index, item.minutes);
    }
  }
  for (const { members } of stretchesOf(items, minutes)) {
    for (const index of members) minutes[index] ??= (items[index] as TimedItem).minutes;
  }
  return { minutes, total: total(), isTooMuch };
}

/** Sums of tenths of a minute are not exact. */
const isOver = (minutes: number, room: number): boolean => minutes > room + 1e-6;

/** Whether something only opens what follows; a section with a role is taught like any slide. */
export const opensOnly = ({ isSection, isFixed }: TimedItem): boolean => isSection && !isFixed;

/** A stretch of work and the items it is made of, by number: a section with what it opens. */
export interface ItemStretch {
  stretch: Stretch;
  members: readonly number[];
}

/** What no break may come between, of the items that have minutes. */
export function stretchesOf(
  items: readonly TimedItem[],
  minutes: readonly (number | undefined)[],
): ItemStretch[] {
  const stretches: ItemStretch[] = [];
  let section: number | undefined;
  for (const [index, item] of items.entries()) {
    if (opensOnly(item)) {
      section = index;
      continue;
    }
    if (section !== undefined && items[section]?.module !== item.module) section = undefined;
    const own = minutes[index];
    if (own === undefined) continue;
    const opener = section === undefined ? undefined : items[section];
    const last = items[stretches.at(-1)?.members.at(-1) ?? -1];
    stretches.push({
      stretch: {
        minutes: own + (opener?.minutes ?? 0),
        opensPart: opener !== undefined || item.isSection || last?.module !== item.module,
      },
      members: section === undefined ? [index] : [section, index],
    });
    section = undefined;
  }
  return stretches;
}
