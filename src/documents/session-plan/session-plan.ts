import type { EditionSlide, ParticipantEdition } from "../../model/edition.ts";
import type { PlanItem } from "../../model/session.ts";
import { shortMinutes } from "../../text/minutes.ts";
import { slideNumbers } from "../deck/pages.ts";
import type { Kit, TrainerKind } from "../kit.ts";
import { composePaper, ownPart, SHEET } from "../paper/paper.ts";
import { sessionFacts } from "../session-facts.ts";

/** The day on one page, to lie beside the trainer. */
export const sessionPlan: TrainerKind = {
  id: "session-plan",
  name: "Session plan",
  about: "the session on one page: times, breaks, materials, and what was left out",
  printing: { moment: "before", for: "trainer" },
  reader: "trainer",
  formats: ["html", "pdf"],
  pages: { ...SHEET, mostPages: 1 },
  compose: ({ shown }, kit) =>
    composePaper(shown, kit, {
      kind: "Session plan",
      styles: ["paper/small-head.css", "session-plan/agenda.css", "session-plan/session-plan.css"],
      opening: kit.templates.fill("session-plan/opening", { facts: sessionFacts(shown) }),
      hasContents: false,
      parts: [
        ownPart(
          shown,
          "times",
          `From ${shown.plan.start} to ${shown.plan.end}`,
          agenda(shown, kit),
        ),
        ownPart(
          shown,
          "left-out",
          "What was left out, and why",
          kit.templates.fill("session-plan/left-out", leftOut(shown)),
        ),
      ],
    }),
};

/** What happens at a stretch: a break, an exercise, a story, or slides of one module. */
interface Row {
  start: string;
  minutes: number;
  title: string;
  /** "3" or "3–7": their numbers in the deck; empty for a break. */
  slides: string;
  isBreak: boolean;
}

/** When what happens, as a table. */
export function agenda(edition: ParticipantEdition, kit: Kit): string {
  const needs = new Set(edition.exercises.flatMap(({ materials }) => materials));
  return kit.templates.fill("session-plan/agenda", { rows: rowsOf(edition), needs: [...needs] });
}

function rowsOf({ plan, slides }: ParticipantEdition): Row[] {
  const numbers = slideNumbers(slides);
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  const rows: (Row & { run: string; from: number; to: number })[] = [];
  for (const item of plan.items) {
    const slide = byId.get(item.id);
    const number = numbers.get(item.id) ?? 0;
    const run = slide ? runOf(slide) : item.id;
    const last = rows.at(-1);
    if (last?.run === run) {
      last.minutes += item.minutes;
      last.to = number;
      continue;
    }
    rows.push({
      start: item.start,
      minutes: item.minutes,
      title: titleOf(item, slide),
      slides: "",
      isBreak: slide === undefined,
      run,
      from: number,
      to: number,
    });
  }
  const count = (run: string) => rows.filter((row) => row.run === run).length;
  return rows.map(({ run, from, to, ...row }) => ({
    ...row,
    // Where a module comes back after something else, its first slide tells one time from the next.
    title: count(run) > 1 ? (slides[from - 2]?.title ?? row.title) : row.title,
    slides: row.isBreak ? "" : from === to ? String(from) : `${from}–${to}`,
  }));
}

/** Slides with one name stand in one row. */
const runOf = (slide: EditionSlide): string =>
  slide.kind === "text" ? `module ${slide.module}` : `case ${slide.from}`;

const titleOf = (item: PlanItem, slide: EditionSlide | undefined): string => {
  if (slide?.kind === "exercise") return `Exercise: ${item.title}`;
  if (slide?.kind === "scenario") return `Story: ${item.title}`;
  return slide?.module ?? item.title;
};

function leftOut({ plan, leftOut: all }: ParticipantEdition) {
  const kept = all.filter(
    ({ id, isForOthers }) => !isForOthers && plan.leftOut.every((one) => one.id !== id),
  );
  const reasons = new Map<string, number>();
  for (const { why } of kept) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const titles = new Map(plan.items.map(({ id, title }) => [id, title]));
  return {
    noTime: plan.leftOut.map(({ title, minutes, priority }) => ({
      title,
      minutes: shortMinutes(minutes),
      priority,
    })),
    shortened: plan.shortened.map((id) => titles.get(id) ?? id),
    kept: [...reasons].map(([why, count]) => ({ why, count })),
    others: all.filter(({ isForOthers }) => isForOthers).length,
    note: plan.note,
  };
}
