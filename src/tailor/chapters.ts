import type { AudienceProfile } from "../model/audience.ts";
import { siteOf } from "../model/diagnostics.ts";
import type { ChapterShown } from "../model/edition.ts";
import type { Programme } from "../model/programme.ts";
import { composeShown } from "./compose.ts";
import type { EditionComposer } from "./composer.ts";
import { secondHandIn } from "./second-hand.ts";
import { whyNotFor } from "./select.ts";

/** The chapters of the guide that are for an audience's trainers. */
export function chaptersFor(
  { chapters }: Programme,
  profile: AudienceProfile,
  hidden: EditionComposer,
): ChapterShown[] {
  return chapters
    .filter(({ filter }) => whyNotFor(filter, profile) === undefined)
    .map(({ id, title, part, checklists, body: passage, origin }) => {
      const body = composeShown(passage, hidden).trim();
      const secondHand = secondHandIn(body, hidden);
      return { id, title, part, checklists, body, secondHand, site: siteOf(origin, passage) };
    });
}
