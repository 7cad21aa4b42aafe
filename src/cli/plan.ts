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
}

/** When what is taught, from 09:30 on. */
export function planOf({ slides, minutes, audience, leftOut }: ParticipantEdition): Plan {
  let at = 9 * 60 + 30;
  const items = slides.map((slide): PlanItem => {
    const start = clock(at);
    at += slide.minutes;
    const kind = slide.kind === "exercise" ? "exercise" : "slide";
    return { start, minutes: round(slide.minutes), kind, id: slide.id, title: slide.title };
  });
  return { minutes: round(minutes), asked: audience.minutes.default, items, leftOut };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`;

const round = (minutes: number): number => Math.round(minutes * 10) / 10;
