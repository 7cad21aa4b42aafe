/** How long people work between two breaks, at most; what takes longer stands alone. */
const MOST_WORK = 75;
const BREAK = 15;
const LUNCH = 45;
/** A day on the clock that is longer than this has lunch. */
const DAY_WITHOUT_LUNCH = 300;
/** What a break in the middle of a part weighs: as much as two stretches 14 minutes off even. */
const MID_PART = 400;
/** Sums of tenths of a minute are not exact. */
const SLACK = 1e-6;

/** Something no break may interrupt: what is shown or done at one go. */
export interface Stretch {
  minutes: number;
  /** Whether a section or module begins with it: a good place for the break before. */
  opensPart: boolean;
}

/** A break and how long it is. */
export interface Break {
  kind: "break" | "lunch";
  minutes: number;
}

/** What these take with their breaks, in minutes on the clock. */
export function minutesWithBreaks(stretches: readonly Stretch[]): number {
  const breaks = fewestParts(stretches) - 1;
  const clock = sum(stretches) + Math.max(breaks, 0) * BREAK;
  return hasLunch(clock, breaks) ? clock + LUNCH - BREAK : clock;
}

/**
 * The breaks, by the number of the stretch that each comes before. There are as few as can be;
 * among places for them it takes those that come before a section or module and part the time evenly.
 */
export function placeBreaks(stretches: readonly Stretch[]): Map<number, Break> {
  const parts = fewestParts(stretches);
  const places = parts > 1 ? evenPlaces(stretches, parts) : [];
  const work = sum(stretches);
  const isMidday = hasLunch(work + places.length * BREAK, places.length)
    ? nearestTo(
        work / 2,
        places.map((place) => sum(stretches.slice(0, place))),
      )
    : -1;
  return new Map(
    places.map((place, index): [number, Break] => [
      place,
      index === isMidday ? { kind: "lunch", minutes: LUNCH } : { kind: "break", minutes: BREAK },
    ]),
  );
}

const hasLunch = (clock: number, breaks: number): boolean =>
  breaks > 0 && clock > DAY_WITHOUT_LUNCH + SLACK;

const sum = (stretches: readonly Stretch[]): number =>
  stretches.reduce((all, { minutes }) => all + minutes, 0);

/** Filling each part before the next is begun gives the fewest. */
function fewestParts(stretches: readonly Stretch[]): number {
  let parts = 0;
  let inPart = Number.POSITIVE_INFINITY;
  for (const { minutes } of stretches) {
    if (inPart + minutes <= MOST_WORK + SLACK) inPart += minutes;
    else {
      parts += 1;
      inPart = minutes;
    }
  }
  return parts;
}

/** Where so many parts begin, but the first. */
function evenPlaces(stretches: readonly Stretch[], parts: number): number[] {
  const even = sum(stretches) / parts;
  /** The best way to divide what comes before `end`, by how many parts it is divided into. */
  let best: (Division | undefined)[] = [{ weight: 0, places: [] }];
  for (let part = 1; part <= parts; part += 1) {
    const next: (Division | undefined)[] = [];
    for (let end = part; end <= stretches.length; end += 1) {
      next[end] = lightest(best, stretches, { end, even });
    }
    best = next;
  }
  return best[stretches.length]?.places.slice(1) ?? [];
}

interface Division {
  weight: number;
  places: readonly number[];
}

function lightest(
  before: readonly (Division | undefined)[],
  stretches: readonly Stretch[],
  { end, even }: { end: number; even: number },
): Division | undefined {
  let found: Division | undefined;
  let minutes = 0;
  for (let start = end - 1; start >= 0; start -= 1) {
    const stretch = stretches[start] as Stretch;
    minutes += stretch.minutes;
    if (minutes > MOST_WORK + SLACK && end - start > 1) break;
    const rest = before[start];
    if (!rest) continue;
    const place = start === 0 || stretch.opensPart ? 0 : MID_PART;
    const weight = rest.weight + (minutes - even) ** 2 + place;
    if (!found || weight < found.weight) found = { weight, places: [...rest.places, start] };
  }
  return found;
}

function nearestTo(wanted: number, values: readonly number[]): number {
  let nearest = 0;
  for (const [index, value] of values.entries()) {
    if (Math.abs(value - wanted) < Math.abs((values[nearest] as number) - wanted)) nearest = index;
  }
  return nearest;
}
