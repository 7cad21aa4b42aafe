import type { AudienceProfile } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { LeftOut } from "../model/edition.ts";
import type { Programme, Slide } from "../model/programme.ts";
import { chooseCase } from "./cases.ts";
import { shownMarks } from "./compose.ts";
import { startComposer } from "./composer.ts";
import { whyNotAllowed, whyNotFor } from "./select.ts";
import { type Chosen, opensNothing } from "./session.ts";

/** Steps 1 to 3 of `tailor`: what an audience may see, with the cases that its slides show. */
export function chooseSlides(
  programme: Programme,
  profile: AudienceProfile,
  leftOut: LeftOut[],
): Chosen[] {
  const selected = select(programme, profile, leftOut);
  const allowed = applyLimits(selected, profile, leftOut);
  return chooseCases(allowed, programme, profile, leftOut);
}

function select(programme: Programme, profile: AudienceProfile, leftOut: LeftOut[]): Slide[] {
  return programme.modules.flatMap((module) =>
    module.slides.filter((slide) => {
      const why = whyNotFor(module.filter, profile) ?? whyNotFor(slide.filter, profile);
      if (why !== undefined) leftOut.push({ id: slide.id, why, isForOthers: true });
      return why === undefined;
    }),
  );
}

function applyLimits(slides: Slide[], profile: AudienceProfile, leftOut: LeftOut[]): Slide[] {
  return slides.filter((slide) => {
    const why = whyNotAllowed(slide, profile);
    if (why !== undefined) leftOut.push({ id: slide.id, why });
    return why === undefined;
  });
}

function chooseCases(
  slides: Slide[],
  programme: Programme,
  profile: AudienceProfile,
  leftOut: LeftOut[],
): Chosen[] {
  const includes = startComposer(programme, profile).includes;
  return slides.flatMap((slide) => {
    const [leaf, second] = shownMarks(slide.body.marks, { includes })
      .filter((mark) => mark.kind === "leaf")
      .filter(({ name }) => name === "scenario" || name === "exercise");
    if (!leaf) return [{ slide }];
    if (second) {
      report(slide.body.file, "bad-block", second.start, {
        message: `A second case stands on the slide "${slide.id}", where it would not be shown.`,
        expected: "one ::scenario or ::exercise on a slide",
        help: "Give each a slide of its own.",
        edition: profile.id,
      });
    }
    const choice = chooseCase(leaf, programme, profile);
    if ("why" in choice) {
      leftOut.push({ id: slide.id, ...choice });
      return [];
    }
    return [{ slide, shows: choice }];
  });
}

/** Step 5: sections that open nothing of what is left. */
export function dropEmptySections(
  chosen: readonly Chosen[],
  profile: AudienceProfile,
  leftOut: LeftOut[],
): Chosen[] {
  return chosen.filter((one, index) => {
    const isEmpty = opensNothing(one, chosen[index + 1], profile);
    if (isEmpty) leftOut.push({ id: one.slide.id, why: "nothing of its section is left" });
    return !isEmpty;
  });
}
