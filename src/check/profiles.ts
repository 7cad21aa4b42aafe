import type { AudienceProfile } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { Programme } from "../model/programme.ts";
import type { RuleId } from "../model/rules.ts";
import { suggest } from "../text/suggest.ts";

/** Names of things outside the programme that a profile may use. */
export interface KnownNames {
  themes: readonly string[];
  motifs: readonly string[];
  documents: readonly string[];
  /** Names of what is there, but has mistakes of its own. */
  broken: ReadonlySet<string>;
}

/** Reports every name in the profiles that names nothing. */
export function checkProfiles(
  profiles: ReadonlyMap<string, AudienceProfile>,
  programme: Programme,
  { themes, motifs, documents, broken }: KnownNames,
): void {
  const { register, settings } = programme;
  for (const profile of profiles.values()) {
    const check = (
      rule: RuleId,
      what: string,
      id: string,
      known: Iterable<string>,
      path: readonly PropertyKey[],
    ): void => {
      const names = [...known];
      if (names.includes(id) || broken.has(id)) return;
      const { file, offset } = profile.at(path);
      report(file, rule, offset, {
        message: `There is no ${what} "${id}".`,
        help: suggest(id, names),
      });
    };
    if (profile.theme !== "") check("unknown-theme", "theme", profile.theme, themes, ["theme"]);
    if (profile.motif !== undefined) {
      check("unknown-motif", "motif", profile.motif, motifs, ["motif"]);
    }
    if (profile.branding !== undefined) {
      const known = programme.brandings.keys();
      check("unknown-reference", "branding", profile.branding, known, ["branding"]);
    }
    if (profile.country !== undefined) {
      const known = register.countries.keys();
      check("unknown-reference", "country", profile.country, known, ["country"]);
    }
    if (profile.card.figure !== undefined) {
      const known = programme.figures.keys();
      check("unknown-reference", "figure", profile.card.figure, known, ["card", "figure"]);
    }
    for (const [index, id] of profile.notTopics.entries()) {
      check("unknown-topic", "topic", id, settings.topics, ["notTopics", index]);
    }
    for (const [index, id] of profile.scenarios.entries()) {
      check("unknown-reference", "scenario", id, programme.scenarios.keys(), ["scenarios", index]);
    }
    for (const [index, id] of (profile.documents ?? []).entries()) {
      check("unknown-reference", "document", id, documents, ["documents", index]);
    }
    for (const [id, used] of Object.entries(profile.vocabulary)) {
      for (const name of [id, used]) {
        check("term-unknown-in-vocabulary", "term", name, register.terms.keys(), [
          "vocabulary",
          id,
        ]);
      }
    }
    for (const [index, { slot, contact }] of profile.route.entries()) {
      if (slot !== undefined) {
        check("slot-undeclared", "slot", slot, Object.keys(profile.slots), [
          "route",
          index,
          "slot",
        ]);
      }
      if (contact !== undefined) {
        const path = ["route", index, "contact"];
        check("unknown-reference", "contact", contact, register.contacts.keys(), path);
        const known = register.contacts.get(contact);
        if (!known) continue;
        const isUnverified = known.verified === "N";
        const isFor = known.forWhom.some((audience) => profile.lineage.includes(audience));
        if (isFor && !isUnverified) continue;
        const { file, offset } = profile.at(path);
        report(file, "contact-not-for-audience", offset, {
          message: isUnverified
            ? `The contact "${contact}" could not be verified.`
            : `The contact "${contact}" is not for ${profile.id}; it is for ${known.forWhom.join(", ")}.`,
          help: "Name another contact, or make this step a slot.",
        });
      }
    }
  }
  const declared = new Set([...profiles.values()].flatMap(({ slots }) => Object.keys(slots)));
  for (const { name, slots } of broken.size > 0 ? [] : register.countries.values()) {
    for (const [slot, { origin }] of slots) {
      if (declared.has(slot)) continue;
      report(origin.file, "slot-undeclared", origin.offset, {
        message: `No audience's profile declares the slot "${slot}" that ${name} fills.`,
        expected: `slots: { ${slot}: … } in a profile`,
        help: suggest(slot, declared),
      });
    }
  }
  for (const { id, forWhom } of register.contacts.values()) {
    for (const audience of forWhom) {
      if (profiles.has(audience) || broken.has(audience)) continue;
      const { file, offset } = register.at("contacts", id);
      report(file, "unknown-audience", offset, {
        message: `The contact "${id}" is for "${audience}", which is no audience.`,
        help: suggest(audience, profiles.keys()),
      });
    }
  }
}
