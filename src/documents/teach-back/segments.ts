import type { EditionSlide, ParticipantEdition } from "../../model/edition.ts";

/** A stretch of a session that one trainer practises on others. */
export interface Segment {
  title: string;
  minutes: number;
  slides: readonly EditionSlide[];
}

/** How long one is to be, in minutes: enough to teach something, short enough to be talked about. */
const SHORTEST = 5;
const LONGEST = 12;

/** What speaks against a segment; the least of all together is chosen. */
const COST = { any: 1, tooShort: 2, tooLong: 3, mixed: 4, cutInModule: 1, cutInCase: 100 };

interface Step {
  slide: EditionSlide;
  minutes: number;
  /** Its module, or its story or exercise. */
  run: string;
  /** What that is called. */
  name: string;
  isCase: boolean;
}

/**
 * The whole session in segments of about five to twelve minutes, in its order. Stories keep their
 * questions; a new segment begins where something new does, as far as the minutes allow.
 */
export function segmentsOf({ plan, slides }: ParticipantEdition): Segment[] {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  const steps = plan.items.flatMap(({ id, minutes }): Step[] => {
    const slide = byId.get(id);
    return slide ? [stepOf(slide, minutes)] : [];
  });
  const cuts = bestCuts(steps);
  const drafts = cuts.map((from, index) => steps.slice(from, cuts[index + 1]));
  const names = drafts.map(nameOf);
  return drafts.map((draft, index) => {
    const name = names[index] ?? "";
    const same = names.flatMap((other, at) => (other === name ? [at] : []));
    return {
      title: same.length > 1 ? `${name} (part ${same.indexOf(index) + 1})` : name,
      minutes: minutesOf(draft),
      slides: draft.map(({ slide }) => slide),
    };
  });
}

function stepOf(slide: EditionSlide, minutes: number): Step {
  if (slide.kind === "text")
    return { slide, minutes, run: `module ${slide.module}`, name: slide.module, isCase: false };
  const title = slide.title.replace(/: questions$/, "");
  const name = slide.kind === "exercise" ? `Exercise: ${title}` : `Story: ${title}`;
  return { slide, minutes, run: `case ${slide.from}`, name, isCase: true };
}

const minutesOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** What is in it, each thing once; of more than two the first and the last. */
function nameOf(steps: readonly Step[]): string {
  const names = [...new Set(steps.map(({ name }) => name))];
  if (names.length <= 2) return names.join(" – ");
  return `From “${names[0]}” to “${names.at(-1)}”`;
}

/** Where segments begin, so that least speaks against them together. */
function bestCuts(steps: readonly Step[]): number[] {
  const best: { cost: number; cuts: readonly number[] }[] = [{ cost: 0, cuts: [] }];
  for (let end = 1; end <= steps.length; end++) {
    let found: (typeof best)[number] | undefined;
    for (let from = 0; from < end; from++) {
      const before = best[from];
      if (!before) continue;
      const cost = before.cost + costOf(steps, from, end);
      if (found === undefined || cost < found.cost) found = { cost, cuts: [...before.cuts, from] };
    }
    if (found) best.push(found);
  }
  return [...(best.at(-1)?.cuts ?? [])];
}

function costOf(steps: readonly Step[], from: number, end: number): number {
  const inside = steps.slice(from, end);
  const minutes = minutesOf(inside);
  const changes = inside.filter(({ run }, index) => index > 0 && inside[index - 1]?.run !== run);
  const [first, before] = [steps[from], steps[from - 1]];
  const isCut = first !== undefined && first.run === before?.run;
  const cut = first?.isCase ? COST.cutInCase : COST.cutInModule;
  return (
    COST.any +
    COST.tooShort * Math.max(0, SHORTEST - minutes) ** 2 +
    (inside.length > 1 ? COST.tooLong * Math.max(0, minutes - LONGEST) : 0) +
    COST.mixed * changes.length +
    (isCut ? cut : 0)
  );
}
