import { describe, expect, test } from "vitest";
import { minutesWithBreaks, placeBreaks } from "../../src/tailor/breaks.ts";
import { fitToMinutes, type TimedItem } from "../../src/tailor/fit.ts";

/** An item as "priority minutes", with "/short" for an exercise, "role" or "section" after it. */
function item(text: string): TimedItem {
  const [priority, length = "", what] = text.split(" ");
  const [minutes, minutesShort = minutes] = length.split("/").map(Number);
  return {
    minutes: minutes ?? 0,
    minutesShort: minutesShort ?? 0,
    priority: priority as TimedItem["priority"],
    isFixed: what === "role",
    isSection: what === "section",
    module: "m",
  };
}

describe("what there is time for", () => {
  test.each<[asked: number, items: string[], minutes: (number | undefined)[]]>([
    // Core, then extended, then optional, whatever comes first in the programme.
    [20, ["optional 5", "extended 5", "core 15"], [undefined, 5, 15]],
    // In the order of the programme, and what is too long makes room for what is not.
    [20, ["core 10", "extended 8", "extended 9", "extended 2"], [10, 8, undefined, 2]],
    // An exercise shrinks before anything is dropped, and grows again while there is room.
    [20, ["core 10", "extended 9/4", "optional 6"], [10, 4, 6]],
    [26, ["core 10", "extended 9/4", "optional 6"], [10, 9, 6]],
    [24, ["core 10/6", "extended 9/4", "optional 6"], [10, 4, 6]],
    [28, ["core 10/6", "extended 9/4", "optional 6"], [10, 9, 6]],
    // What has a role stays, however short the session.
    [12, ["core 10", "optional 2 role", "extended 1"], [10, 2, undefined]],
    // A section comes and goes with what follows it, and costs its time.
    [12, ["core 10", "core 1 section", "extended 2"], [10, undefined, undefined]],
    [13, ["core 10", "core 1 section", "extended 2"], [10, 1, 2]],
    [11, ["core 10", "extended 1 section", "extended 9", "core 1 section"], [10, ...gone(3)]],
    // Its break is counted in: 75 minutes go without one, 76 take 91.
    [90, ["core 60", "extended 15", "extended 1"], [60, 15, undefined]],
    [91, ["core 60", "extended 15", "extended 1"], [60, 15, 1]],
  ])("in %i minutes of %j", (asked, items, minutes) => {
    const fitted = fitToMinutes(items.map(item), asked);
    expect(fitted).toMatchObject({ minutes, isTooMuch: false });
    expect(fitted.total).toBeLessThanOrEqual(asked);
  });

  test("what is core is there even where it is too much, with its exercises short", () => {
    expect(fitToMinutes(["core 30/20", "extended 1"].map(item), 10)).toEqual({
      minutes: [20, undefined],
      total: 20,
      isTooMuch: true,
    });
  });
});

function gone(count: number): undefined[] {
  return Array.from({ length: count }, () => undefined);
}

describe("breaks", () => {
  const work = (...minutes: number[]) =>
    minutes.map((length) => ({ minutes: Math.abs(length), opensPart: length < 0 }));

  test.each<[stretches: number[], clock: number, breaks: [before: number, kind: string][]]>([
    [[], 0, []],
    [[75], 75, []],
    [[25, 25, 25], 75, []],
    // In the middle, or near it where a section begins (written -).
    [[20, 20, 20, 20], 95, [[2, "break"]]],
    [[20, 20, 12, -30], 97, [[3, "break"]]],
    [[20, 20, 20, -20], 95, [[2, "break"]]],
    [[5, -30, 30, 20], 100, [[2, "break"]]],
    // What is longer stands alone.
    [
      [20, 90, 10],
      150,
      [
        [1, "break"],
        [2, "break"],
      ],
    ],
    // 255 minutes of work and three breaks are five hours; a minute more, and there is lunch.
    [
      [70, 60, 65, 60],
      300,
      [
        [1, "break"],
        [2, "break"],
        [3, "break"],
      ],
    ],
    [
      [70, 61, 65, 60],
      331,
      [
        [1, "break"],
        [2, "lunch"],
        [3, "break"],
      ],
    ],
    // One long thing has no middle to break at.
    [[310], 310, []],
  ])("of %j", (lengths, clock, breaks) => {
    const stretches = work(...lengths);
    expect(minutesWithBreaks(stretches)).toBe(clock);
    expect([...placeBreaks(stretches)].map(([before, { kind }]) => [before, kind])).toEqual(breaks);
  });
});
