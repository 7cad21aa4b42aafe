import type { BuildResult } from "../build.ts";
import type { ParticipantEdition } from "../model/edition.ts";

/** One thing that happens in a session. `start` is a clock time, `minutes` its length. */
interface PlanItem {
  start: string;
  minutes: number;
  kind: "slide" | "exercise";
  id: string;
  title: string;
}

/** The plan of an edition, as `--json` prints it. */
export interface Plan {
  minutes: number;
  asked: number;
  items: PlanItem[];
  leftOut: readonly { id: string; why: string }[];
  /** Slides whose text was made smaller so that they fit: `size` in pixels of 1280 × 720. */
  steppedDown: readonly { slide: string; step: number; size: number }[];
}

/** When what is taught, from 09:30 on. */
export function planOf(
  { name, slides, minutes, audience, leftOut }: ParticipantEdition,
  steppedDown: BuildResult["steppedDown"],
): Plan {
  let at = 9 * 60 + 30;
  const items = slides.map((slide): PlanItem => {
    const start = clock(at);
    at += slide.minutes;
    const kind = slide.kind === "exercise" ? "exercise" : "slide";
    return { start, minutes: round(slide.minutes), kind, id: slide.id, title: slide.title };
  });
  return {
    minutes: round(minutes),
    asked: audience.minutes.default,
    items,
    leftOut,
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

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`;

const round = (minutes: number): number => Math.round(minutes * 10) / 10;
