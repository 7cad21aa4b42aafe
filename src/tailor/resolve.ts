import type { AudienceProfile } from "../model/audience.ts";
import { type Finding, report, siteOf } from "../model/diagnostics.ts";
import type { Citation, Insert } from "../model/edition.ts";
import type { Value } from "../model/programme.ts";
import type { Contact, Fact, Register, Source, Term } from "../model/register.ts";
import type { RuleId } from "../model/rules.ts";
import type { SourceFile } from "../model/source.ts";
import { printFact } from "../text/print-fact.ts";
import { suggest } from "../text/suggest.ts";

/** Numbers sources in the order they are first cited. */
export interface Citations {
  cite(source: Source, detail?: string): number;
  list(): Citation[];
}

/** Starts counting sources for one edition. */
export function startCitations(register: Register): Citations {
  const cited = new Map<string, { number: number; source: Source; details: Set<string> }>();
  return {
    cite(source, detail) {
      const entry = cited.get(source.id) ?? { number: cited.size + 1, source, details: new Set() };
      cited.set(source.id, entry);
      if (detail !== undefined) entry.details.add(detail);
      return entry.number;
    },
    list: () =>
      [...cited.values()].map((entry) => ({
        ...entry,
        details: [...entry.details],
        site: siteOf(register.at("sources", entry.source.id)),
      })),
  };
}

/** What values are looked up in. Without `citations`, sources are named in the text itself. */
export interface Lookup {
  profile: AudienceProfile;
  register: Register;
  citations?: Citations;
  /** Those that are, one by one. */
  named?: Set<Source>;
}

/**
 * What stands for a value in this audience's text. Ids that exist nowhere were reported before;
 * they give nothing here.
 */
export function resolveValue(value: Value, file: SourceFile, lookup: Lookup): Insert {
  const { register, profile } = lookup;
  const complain = (rule: RuleId, finding: Finding) =>
    report(file, rule, value.start, { ...finding, edition: profile.id });
  switch (value.family) {
    case "audience":
      return { kind: "text", text: profile.name };
    case "slot":
      return resolveSlot(value.id, lookup, complain);
    case "contact": {
      const contact = register.contacts.get(value.id);
      if (contact && !isContactFor(contact, profile)) complain(...notForAudience(contact, profile));
      const text = contact ? reachOf(contact) : "";
      const site = siteOf({ file, offset: value.start });
      return { kind: "text", text, contact: contact && { id: contact.id, site } };
    }
    case "term":
      return { kind: "text", text: resolveTerm(value, lookup, complain) };
    case "source":
      return cited("", register.sources.get(value.id), undefined, lookup);
    case "instrument": {
      const instrument = register.instruments.get(value.id);
      if (!instrument) return { kind: "text", text: "" };
      const { text, article, title, short = title } = instrument;
      const insert = cited(
        text,
        register.sources.get(instrument.source),
        `${title}, ${article}`,
        lookup,
      );
      const from = `${short}, ${article}`;
      return insert.kind === "fact" ? { ...insert, kind: "quotation", from } : insert;
    }
    case "fact": {
      const fact = register.facts.get(value.id);
      return fact ? resolveFact(fact, lookup) : { kind: "text", text: "" };
    }
  }
}

/** A fact's value with its source cited. */
export function resolveFact(
  fact: Fact,
  lookup: Lookup,
): Extract<Insert, { kind: "text" | "fact" | "citation" }> {
  const text = printFact(fact, lookup.profile.language);
  const detail = `${text}: ${fact.counts} (${fact.jurisdiction}, ${fact.year})`;
  return cited(text, lookup.register.sources.get(fact.source), detail, lookup);
}

/** How a contact is reached, as it is printed: a number that goes over a line's end is misread. */
export const reachOf = ({ number, address }: Contact): string =>
  number?.replaceAll(" ", "\u00A0") ?? address ?? "";

/** Whether an audience may be told a contact. What is not verified is told to nobody. */
export function isContactFor(contact: Contact, profile: AudienceProfile): boolean {
  return contact.verified !== "N" && contact.forWhom.some((id) => profile.lineage.includes(id));
}

function notForAudience(contact: Contact, profile: AudienceProfile): [RuleId, Finding] {
  return [
    "contact-not-for-audience",
    {
      message:
        contact.verified === "N"
          ? `The contact "${contact.id}" could not be verified.`
          : `The contact "${contact.id}" is not for ${profile.id}; it is for ${contact.forWhom.join(", ")}.`,
      help: "Put this sentence into a :::for block, or name another contact or a slot.",
    },
  ];
}

/**
 * A slot is filled with what the session says, or with what was checked about the profile's
 * country, with its source; anything that is not known there stays a blank. What was only read second-hand may stand here like law and
 * contacts may, since a person signs no version before they looked at it.
 */
function resolveSlot(
  id: string,
  lookup: Lookup,
  complain: (rule: RuleId, finding: Finding) => void,
): Insert {
  const { profile } = lookup;
  const label = Object.hasOwn(profile.slots, id) ? profile.slots[id] : undefined;
  if (label === undefined) {
    complain("slot-undeclared", {
      message: `The slot "${id}" is not declared for this audience.`,
      expected: `slots: { ${id}: … } in its profile`,
      help: suggest(id, Object.keys(profile.slots)),
    });
  }
  return (
    (label === undefined ? undefined : resolveFilledSlot(id, label, lookup)) ?? {
      kind: "slot",
      id,
      label: label ?? id,
    }
  );
}

/**
 * What fills a slot: what the session says of itself, else what the profile's country has, cited;
 * undefined where that is nothing sure.
 */
export function resolveFilledSlot(id: string, label: string, lookup: Lookup): Insert | undefined {
  const { profile, register } = lookup;
  const local = localValue(id, profile);
  if (local !== undefined) return { kind: "text", text: local, slotId: id };
  const country = register.countries.get(profile.country ?? "");
  const slot = country?.slots.get(id);
  if (!country || !slot || slot.verified === "N") return undefined;
  const detail = `${slot.value}: ${label} (${country.name})`;
  const source = register.sources.get(slot.source ?? "");
  const insert = cited(slot.value, source, detail, lookup);
  return insert.kind === "citation" ? insert : { ...insert, slotId: id };
}

/** What a session fills a slot with; undefined where it does not. */
export const localValue = (id: string, { local = {} }: AudienceProfile): string | undefined =>
  Object.hasOwn(local, id) ? local[id] : undefined;

function cited(
  text: string,
  source: Source | undefined,
  detail: string | undefined,
  { citations, named }: Lookup,
): Extract<Insert, { kind: "text" | "fact" | "citation" }> {
  if (!source) return { kind: "text", text };
  if (!citations) {
    named?.add(source);
    return { kind: "text", text: `${text} (${source.publisher}, ${source.year})`.trim() };
  }
  const citation = citations.cite(source, detail);
  return text === "" ? { kind: "citation", citation } : { kind: "fact", text, citation };
}

/** Forms a `{{term.x form form}}` may ask for, and how each changes the word. */
function resolveTerm(
  value: Value,
  { profile, register }: Lookup,
  complain: (rule: RuleId, finding: Finding) => void,
): string {
  const used = Object.hasOwn(profile.vocabulary, value.id)
    ? profile.vocabulary[value.id]
    : value.id;
  const term: Term | undefined = register.terms.get(used ?? "");
  if (!term) return "";
  const missing = (form: string, setting: string): string => {
    complain("term-form-missing", {
      message: `The term "${term.id}" has no ${form}.`,
      expected: `${setting}: … at "${term.id}" in register/terms.yaml`,
    });
    return term.singular;
  };
  const forms = new Set(value.forms);
  let text = term.singular;
  if (forms.has("plural")) text = term.plural ?? missing("plural", "plural");
  else if (forms.has("a") || forms.has("an")) {
    text = `${term.article ?? missing("article", "article")} ${term.singular}`;
  }
  return forms.has("capital") ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
