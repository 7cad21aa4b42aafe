import type { AudienceProfile, RouteStep } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { ContactShown, Insert, RouteStepShown } from "../model/edition.ts";
import type { Figure, Leaf, PictureFile, Programme, Value } from "../model/programme.ts";
import type { Contact, Source } from "../model/register.ts";
import type { SourceFile } from "../model/source.ts";
import { pictureAddress, token } from "../text/tokens.ts";
import { showChart } from "./chart.ts";
import type { Composer } from "./compose.ts";
import { tailorFigure } from "./figures.ts";
import {
  type Citations,
  isContactFor,
  reachOf,
  resolveFilledSlot,
  resolveValue,
} from "./resolve.ts";
import { secondHandContact, secondHandValue } from "./second-hand.ts";
import { whyNotFor } from "./select.ts";

/** A composer for one audience, and what its tokens and picture addresses stand for. */
export interface EditionComposer extends Composer {
  inserts: Insert[];
  pictures: PictureFile[];
  /** What was only read second-hand, by the number of the insert that prints it. */
  secondHand: Map<number, readonly string[]>;
  /** The sources its texts name themselves. */
  named: ReadonlySet<Source>;
  /** A token for an insert of one's own making. */
  add(insert: Insert): string;
  /** Everyone this audience may be told of. */
  contacts(): ContactShown[];
  /** The way a concern takes, urgent steps first. */
  route(): RouteStepShown[];
}

/**
 * Without `citations`, text names its sources itself: what trainers read has no sources slide. With
 * `beside`, tokens stand for inserts of that composer's list, so that both texts fit one edition.
 */
export function startComposer(
  programme: Programme,
  profile: AudienceProfile,
  citations?: Citations,
  beside?: EditionComposer,
): EditionComposer {
  const { register } = programme;
  const inserts: Insert[] = beside?.inserts ?? [];
  const pictures: PictureFile[] = beside?.pictures ?? [];
  const named = new Set<Source>();
  const secondHand = beside?.secondHand ?? new Map<number, string[]>();
  const add = (insert: Insert, ...unchecked: (string | undefined)[]): string => {
    const number = inserts.push(insert) - 1;
    const says = unchecked.filter((one) => one !== undefined);
    if (says.length > 0) secondHand.set(number, says);
    return token(number);
  };
  const value = (mark: Value, file: SourceFile): string =>
    add(
      resolveValue(mark, file, { profile, register, citations, named }),
      secondHandValue(mark, { profile, register }),
    );
  return {
    inserts,
    pictures,
    secondHand,
    named,
    add,
    contacts: contactsShown,
    route: routeShown,
    includes: ({ name, audiences }) =>
      whyNotFor(
        name === "for" ? { for: audiences, notFor: [] } : { for: [], notFor: audiences },
        profile,
      ) === undefined,
    value,
    leaf: (mark, file) => {
      const insert = leafInsert(mark, file);
      const contacts = contactsIn(insert).map(({ id }) => register.contacts.get(id));
      return `\n${add(insert, ...contacts.map((one) => secondHandContact(one, register)))}\n`;
    },
    // A paragraph of its own on each side of a box, so that Markdown goes on inside it.
    edge: (kind, { name }) => `\n${add({ kind, block: name })}\n`,
    pictureAddress: ({ path }) => {
      const picture = programme.pictures.get(path);
      return picture ? pictureAddress(pictures.push(picture) - 1) : "";
    },
  };

  function contactsShown(): ContactShown[] {
    const contacts = [...register.contacts.values()];
    return contacts.filter((contact) => isContactFor(contact, profile)).map(showContact);
  }

  function routeShown(): RouteStepShown[] {
    return urgentFirst(profile.route).map(routeStep);
  }

  function leafInsert(mark: Leaf, file: SourceFile): Insert {
    if (mark.name === "contacts") {
      const contacts = contactsShown();
      if (contacts.length === 0) {
        report(file, "empty-slide", mark.start, {
          message: "There are no contacts for this audience in the register.",
          expected: "contacts whose for-whom names it",
          help: "Add them to register/contacts.yaml, or keep this line from this audience.",
          edition: profile.id,
        });
      }
      return { kind: "contacts", contacts };
    }
    const figure: Figure | undefined = programme.figures.get(mark.id);
    // One that is not there was reported before; the slide is not called empty for it.
    if (!figure) return { kind: "text", text: "" };
    return {
      kind: "figure",
      figure: tailorFigure(figure, profile, value),
      route: figure.hasRoute ? routeShown() : [],
      chart: figure.chart && showChart(figure.chart, { profile, register, citations, named }),
    };
  }

  function routeStep({ who, does, when, urgent, slot, contact }: RouteStep): RouteStepShown {
    const known = contact === undefined ? undefined : register.contacts.get(contact);
    const label = slot === undefined ? undefined : profile.slots[slot];
    const filled =
      slot === undefined || label === undefined
        ? undefined
        : resolveFilledSlot(slot, label, { profile, register, citations, named });
    return {
      who,
      does,
      when,
      urgent: urgent ?? false,
      slot: label,
      filled:
        filled &&
        add(filled, secondHandValue({ family: "slot", id: slot ?? "" }, { profile, register })),
      slotId: slot,
      contact: known && showContact(known),
    };
  }
}

/** Nobody reads a route to its end to find the number for danger. */
function urgentFirst(route: readonly RouteStep[]): RouteStep[] {
  return [...route].sort((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false));
}

function contactsIn(insert: Insert): readonly ContactShown[] {
  if (insert.kind === "contacts") return insert.contacts;
  return insert.kind === "figure" ? insert.route.flatMap(({ contact }) => contact ?? []) : [];
}

function showContact(contact: Contact): ContactShown {
  const { id, name, serves, hours } = contact;
  return { id, name, reach: reachOf(contact), serves, hours };
}
