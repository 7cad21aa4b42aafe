import { report } from "../model/diagnostics.ts";
import type { ParticipantEdition } from "../model/edition.ts";
import { suggest } from "../text/suggest.ts";

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
  if (slides.length < min || slides.length > max) {
    const { file, offset } = audience.at(["slides"]);
    report(file, "slide-count", offset, {
      message: `The edition ${name} has ${slides.length} slides.`,
      expected: `${min} to ${max}`,
      help: "Move slides between core, extended and optional, or change the plan in the profile.",
    });
  }
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
