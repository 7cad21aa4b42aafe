import type { AudienceProfile } from "../model/audience.ts";
import type { Insert } from "../model/edition.ts";
import type { Value } from "../model/programme.ts";
import type { Contact, Register } from "../model/register.ts";
import { tokensIn } from "../text/tokens.ts";
import type { EditionComposer } from "./composer.ts";
import { localValue } from "./resolve.ts";

/**
 * What a trainer is told of a value that was only read on a second-hand page (`Y2`), and that a
 * person has to look at before a version is approved; undefined for all other values.
 */
export function secondHandValue(
  { family, id }: Pick<Value, "family" | "id">,
  { profile, register }: { profile: AudienceProfile; register: Register },
): string | undefined {
  const from = (source: string | undefined) =>
    register.sources.get(source ?? "")?.publisher ?? "no source";
  switch (family) {
    case "fact": {
      const fact = register.facts.get(id);
      return fact?.verified === "Y2" ? `${fact.value} (${from(fact.source)})` : undefined;
    }
    case "instrument": {
      const known = register.instruments.get(id);
      return known?.verified === "Y2"
        ? `${known.title}, ${known.article} (${from(known.source)})`
        : undefined;
    }
    case "contact":
      return secondHandContact(register.contacts.get(id), register);
    case "slot": {
      if (localValue(id, profile) !== undefined) return undefined;
      const slot = register.countries.get(profile.country ?? "")?.slots.get(id);
      return slot?.verified === "Y2" ? `${slot.value} (${from(slot.source)})` : undefined;
    }
    default:
      return undefined;
  }
}

/** The same of a contact that is printed in a list or in a route. */
export function secondHandContact(
  contact: Contact | undefined,
  register: Register,
): string | undefined {
  if (contact?.verified !== "Y2") return undefined;
  return `${contact.name} (${register.sources.get(contact.source)?.publisher ?? "no source"})`;
}

/** All that a text, with its figures, takes from second-hand pages, each said once. */
export function secondHandIn(text: string, composer: EditionComposer): string[] {
  const found = new Set<string>();
  visitInserts(text, composer.inserts, (_, number) => {
    for (const says of composer.secondHand.get(number) ?? []) found.add(says);
  });
  return [...found];
}

/** Calls back for each insert whose token stands in a text, or in a figure that stands there. */
export function visitInserts(
  text: string,
  inserts: readonly Insert[],
  visit: (insert: Insert, number: number) => void,
): void {
  for (const number of tokensIn(text)) {
    const insert = inserts[number];
    if (!insert) continue;
    visit(insert, number);
    if (insert.kind === "figure") {
      const { title, data } = insert.figure;
      visitInserts(JSON.stringify([title, data, insert.route]), inserts, visit);
    }
  }
}
