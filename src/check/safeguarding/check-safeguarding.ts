import type { AudienceProfile } from "../../model/audience.ts";
import type { TrainerEdition } from "../../model/edition.ts";
import type { Programme } from "../../model/programme.ts";
import { checkContacts, checkJurisdictions, jurisdictionsOf } from "./jurisdictions.ts";
import { checkLengths } from "./lengths.ts";
import { checkRoute } from "./route.ts";
import { checkSafeSlides } from "./slides.ts";
import { checkUnfit } from "./unfit.ts";

/**
 * Reports what is unsafe in the build of a programme and its profiles, whoever the editions are
 * made for: nothing where the programme says `safeguarding: false`.
 */
export function checkSafeProgramme(
  programme: Programme,
  profiles: ReadonlyMap<string, AudienceProfile>,
): void {
  if (!programme.settings.safeguarding) return;
  checkJurisdictions(programme, profiles);
  checkUnfit(programme, profiles);
}

/** Reports what is unsafe in one audience's edition, and what its trainer cannot teach from. */
export function checkSafeEdition(edition: TrainerEdition, programme: Programme): void {
  if (!programme.settings.safeguarding) return;
  checkSafeSlides(edition.shown);
  checkRoute(edition.shown.audience, jurisdictionsOf(programme), programme.settings.routeWords);
  checkContacts(edition, programme);
  checkLengths(edition);
}
