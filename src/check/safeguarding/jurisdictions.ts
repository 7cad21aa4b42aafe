import type { AudienceProfile } from "../../model/audience.ts";
import { type Site, siteOf } from "../../model/diagnostics.ts";
import type { Insert, TrainerEdition } from "../../model/edition.ts";
import type { Programme } from "../../model/programme.ts";
import type { Contact, Register } from "../../model/register.ts";
import { suggest } from "../../text/suggest.ts";

/** The places a programme knows, and the services there. */
export interface Jurisdictions {
  /** A place to the places within it. */
  within: Readonly<Record<string, readonly string[]>>;
  contacts: Register["contacts"];
}

export const jurisdictionsOf = ({ settings, register }: Programme): Jurisdictions => ({
  within: settings.jurisdictions,
  contacts: register.contacts,
});

/** Whether a contact is a service for some other place. Of an unknown place that is not known. */
export function isElsewhere(
  { jurisdiction }: Contact,
  { jurisdiction: place }: AudienceProfile,
  places: Jurisdictions,
): boolean {
  const known = knownPlaces(places.within);
  return known.has(jurisdiction) && known.has(place) && !serves(jurisdiction, place, places);
}

const knownPlaces = (within: Jurisdictions["within"]): ReadonlySet<string> =>
  new Set(Object.entries(within).flat(2));

/** Whether a service for one place is there for another: for the same, or for one within it. */
function serves(service: string, place: string, { within }: Jurisdictions): boolean {
  const seen = new Set<string>();
  const reaches = (from: string): boolean => {
    if (from === place) return true;
    if (seen.has(from)) return false; // places that contain one another
    seen.add(from);
    return Object.hasOwn(within, from) && (within[from] ?? []).some(reaches);
  };
  return reaches(service);
}

/** Reports places of profiles and contacts that the programme does not know. */
export function checkJurisdictions(
  programme: Programme,
  profiles: ReadonlyMap<string, AudienceProfile>,
): void {
  const { settings, register } = programme;
  const known = knownPlaces(settings.jurisdictions);
  const check = (name: string, what: string, site: Site): void => {
    if (known.has(name)) return;
    site.report("unknown-jurisdiction", {
      message: `${what} is for "${name}", a place that programme.yaml does not know.`,
      expected: "a name in its jurisdictions",
      help:
        known.size === 0
          ? "List the places under jurisdictions: in programme.yaml, each with the places within it."
          : suggest(name, known),
    });
  };
  for (const { id, jurisdiction, at } of profiles.values()) {
    const origin = at(["jurisdiction"]);
    const isOwn = origin.file.stem === id; // what is inherited is said of the profile that says it
    if (jurisdiction !== "" && isOwn) check(jurisdiction, `The profile "${id}"`, siteOf(origin));
  }
  for (const { id, jurisdiction } of register.contacts.values()) {
    check(jurisdiction, `The contact "${id}"`, siteOf(register.at("contacts", id)));
  }
}

/** Reports each contact that an edition prints, for participants or trainers, and that is not there for them. */
export function checkContacts(edition: TrainerEdition, programme: Programme): void {
  const { shown, inserts } = edition;
  const { audience } = shown;
  const places = jurisdictionsOf(programme);
  const check = (id: string, site: Site, help: string): void => {
    const contact = places.contacts.get(id);
    if (!contact || !isElsewhere(contact, audience, places)) return;
    site.report("contact-against-jurisdiction", {
      ...mismatch(contact, audience),
      help,
      edition: shown.name,
    });
  };
  for (const insert of [...shown.inserts, ...inserts]) {
    for (const { id, site } of namedIn(insert)) {
      check(id, site, "Put this sentence into a :::for block, or name another contact or a slot.");
    }
    if (insert.kind !== "contacts") continue;
    for (const { id } of insert.contacts) {
      const site = siteOf(programme.register.at("contacts", id));
      check(id, site, "Take the audience out of its for-whom, which ::contacts goes by.");
    }
  }
  // There, a wrong contact is a matter of the route: one mistake is one finding.
  if (audience.responder === "own-mechanism") return;
  for (const [index, { contact }] of audience.route.entries()) {
    if (contact === undefined) continue;
    const site = siteOf(audience.at(["route", index, "contact"]));
    check(contact, site, "Name another contact, or make this step a slot.");
  }
}

const namedIn = (insert: Insert) =>
  insert.kind === "text" && insert.contact ? [insert.contact] : [];

const mismatch = ({ id, jurisdiction }: Contact, { jurisdiction: place }: AudienceProfile) => ({
  message: `The contact "${id}" is a service for ${jurisdiction}, and stands in a deck for ${place}.`,
  expected: `a contact for ${place}, or for a place that contains it`,
});
