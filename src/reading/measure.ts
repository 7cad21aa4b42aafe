import type { ParticipantEdition } from "../model/edition.ts";
import type { Programme } from "../model/programme.ts";
import { proseOf } from "./prose.ts";
import { type ReadingScore, scoreText } from "./score.ts";

/** How hard a slide is to read. */
export interface SlideReading extends ReadingScore {
  id: string;
  title: string;
}

/** How hard a module or an edition is to read, with its hardest slides. */
export interface TextReading extends ReadingScore {
  id: string;
  hardest: SlideReading[];
}

/** Slides with fewer words are not called hard: one long word would make them so. */
const MIN_SLIDE_WORDS = 20;

/** How many of the hardest slides are named. */
const HARDEST = 3;

/** Measures what participants of an edition read. */
export function measureEdition(edition: ParticipantEdition): TextReading {
  const slides = edition.slides.map((slide) => ({ slide, blocks: proseOf(slide, edition) }));
  return {
    id: edition.name,
    ...scoreText(slides.flatMap(({ blocks }) => blocks)),
    hardest: slides
      .map(({ slide: { id, title }, blocks }) => ({ id, title, ...scoreText(blocks) }))
      .filter(({ words }) => words >= MIN_SLIDE_WORDS)
      .sort((one, other) => other.grade - one.grade)
      .slice(0, HARDEST),
  };
}

/**
 * Measures each module by what all of these editions read of it, each wording once; modules of
 * which none reads anything are left out.
 */
export function measureModules(
  editions: readonly ParticipantEdition[],
  { modules }: Programme,
): TextReading[] {
  return modules.flatMap(({ id, slides }) => {
    const own = new Set(slides.map((slide) => slide.id));
    const blocks = new Set<string>();
    const hardest = new Map<string, SlideReading>();
    for (const edition of editions) {
      for (const slide of edition.slides) {
        if (!own.has(slide.from)) continue;
        const prose = proseOf(slide, edition);
        for (const block of prose) blocks.add(block);
        const score = { id: slide.id, title: slide.title, ...scoreText(prose) };
        const known = hardest.get(slide.id);
        if (score.words >= MIN_SLIDE_WORDS && score.grade > (known?.grade ?? -1)) {
          hardest.set(slide.id, score);
        }
      }
    }
    if (blocks.size === 0) return [];
    const sorted = [...hardest.values()].sort((one, other) => other.grade - one.grade);
    return [{ id, ...scoreText(blocks), hardest: sorted.slice(0, HARDEST) }];
  });
}
