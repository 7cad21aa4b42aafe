import { report } from "../model/diagnostics.ts";
import type { EditionSlide, ParticipantEdition } from "../model/edition.ts";
import { suggest } from "../text/suggest.ts";
import { checkReading } from "./reading.ts";

/** Reports what is wrong with an edition as a whole. */
export function checkEdition(edition: ParticipantEdition): void {
  const { audience, slides, name } = edition;
  if (slides.length === 0) {
    const { file, offset } = audience.at([]);
    const reasons = edition.leftOut.slice(0, 3).map(({ id, why }) => `${id}: ${why}`);
    report(file, "empty-edition", offset, {
      message: `The edition ${name} has no slides. ${reasons.join("; ")}`,
      expected: "slides for this audience",
      help: "Look at for: and not-for: of the modules and slides, and at what the profile may see.",
    });
    return;
  }
  const { min, max } = audience.slides;
  // The plan in a profile is one for its own length.
  const isOwnLength = edition.plan.asked === audience.minutes.default;
  if (isOwnLength && (slides.length < min || slides.length > max)) {
    const { file, offset } = audience.at(["slides"]);
    report(file, "slide-count", offset, {
      message: `The edition ${name} has ${slides.length} slides.`,
      expected: `${min} to ${max}`,
      help: "Move slides between core, extended and optional, or change the plan in the profile.",
    });
  }
  checkTitles(slides, name);
  checkReading(edition);
  const ids = new Set(slides.map(({ id }) => id));
  for (const { body, site } of slides) {
    for (const [, target = ""] of body.matchAll(/\]\(#([^)\s]*)\)/g)) {
      if (ids.has(target)) continue;
      site.report("dead-link", {
        message: `A link leads to "#${target}", which this edition does not have.`,
        help: suggest(target, ids),
        edition: name,
      });
    }
  }
}

/** Two lines of the largest title fit some ninety letters; nobody reads out more than a sentence. */
export const MAX_TITLE = { words: 14, letters: 90 };

function checkTitles(slides: readonly EditionSlide[], edition: string): void {
  let previous: EditionSlide | undefined;
  for (const slide of slides) {
    const { id, title, titleSite } = slide;
    // A scenario's questions bear its title too, and would say the same of it again.
    const isSaidAlready = slide.kind === "scenario" && slide.part === "questions";
    const words = title.split(/\s+/).filter(Boolean).length;
    const letters = [...title].length;
    if (!isSaidAlready && (words > MAX_TITLE.words || letters > MAX_TITLE.letters)) {
      titleSite.report("title-too-long", {
        message: `The title of the slide "${id}" has ${words} words and ${letters} letters and signs.`,
        expected: `at most ${MAX_TITLE.words} words and ${MAX_TITLE.letters} letters and signs`,
        help: "Say the one thing the slide is about; the rest is its text, or the notes.",
        edition,
      });
    }
    if (previous && plain(previous.title) === plain(title)) {
      titleSite.report("same-title-twice", {
        message: `The slides "${previous.id}" and "${id}" follow one another and are both called "${title}"; the first is at ${previous.titleSite.at}.`,
        expected: "a title of its own for each",
        help: "Say in each title what this slide adds. Who goes by titles, by ear or in the outline, cannot tell them apart.",
        edition,
      });
    }
    previous = slide;
  }
}

/** A title as it is heard: without signs, spaces and capitals. */
const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
