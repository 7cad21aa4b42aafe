import type { BuildResult } from "../build.ts";
import type { LeftOut, ParticipantEdition } from "../model/edition.ts";
import type { PlanItem } from "../model/session.ts";

/** The plan of an edition, as `--json` prints it. */
export interface Plan {
  /** What it takes, breaks included. */
  minutes: number;
  asked: number;
  /** What its slides and exercises alone take. */
  content: number;
  start: string;
  end: string;
  items: readonly PlanItem[];
  /** Slides whose exercise is run in its shorter form. */
  shortened: readonly string[];
  leftOut: readonly LeftOut[];
  /** Said where the minutes are not used up; empty otherwise. */
  note: string;
  /** Slides whose text was made smaller so that they fit: `size` in pixels of 1280 × 720. */
  steppedDown: readonly { slide: string; step: number; size: number }[];
}

/** When what is taught. */
export function planOf(
  { name, plan, leftOut }: ParticipantEdition,
  steppedDown: BuildResult["steppedDown"],
): Plan {
  const { minutes, asked, content, start, end, items, shortened, note } = plan;
  return {
    ...{ minutes, asked, content, start, end, items, shortened, note },
    leftOut: leftOut.map(({ id, why }) => ({ id, why })),
    steppedDown: steppedDown
      .filter(({ edition }) => edition === name)
      .map(({ slide, step, size }) => ({ slide, step, size })),
  };
}

/** What was made smaller to fit, a line an edition: `police: made smaller to fit: signs (27 px)`. */
export function steppedDownLines(steppedDown: BuildResult["steppedDown"]): string[] {
  const slides = new Map<string, string[]>();
  for (const { edition, slide, size } of steppedDown) {
    slides.set(edition, [...(slides.get(edition) ?? []), `${slide} (${size} px)`]);
  }
  return [...slides].map(
    ([edition, list]) => `${edition}: made smaller to fit: ${list.join(", ")}`,
  );
}
