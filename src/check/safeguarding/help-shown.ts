import type { AudienceProfile, RouteStep } from "../../model/audience.ts";
import type { EditionSlide, Insert, ParticipantEdition } from "../../model/edition.ts";
import { tokensIn } from "../../text/tokens.ts";

/** Where help is to be had, as a slide prints it: a contact, or a slot for a local one. */
export interface Help {
  kind: "contact" | "slot";
  id: string;
}

/** The help that a slide prints, in the order in which it is read. */
export function helpOn(
  { body }: Pick<EditionSlide, "body">,
  { inserts }: Pick<ParticipantEdition, "inserts">,
): Help[] {
  const inText = (text: string): Help[] =>
    tokensIn(text).flatMap((index) => {
      const insert = inserts[index];
      return insert ? inInsert(insert) : [];
    });
  const inInsert = (insert: Insert): Help[] => {
    switch (insert.kind) {
      case "text":
        return helpOf(insert.contact?.id, insert.slotId);
      case "fact":
        return helpOf(undefined, insert.slotId);
      case "slot":
        return [{ kind: "slot", id: insert.id }];
      case "contacts":
        return insert.contacts.map(({ id }) => ({ kind: "contact", id }));
      case "figure":
        return [
          ...inText(JSON.stringify([insert.figure.title, insert.figure.data])),
          ...insert.route.flatMap(({ contact, slotId }) => helpOf(contact?.id, slotId)),
        ];
      default:
        return [];
    }
  };
  return inText(body);
}

/** A step prints its contact above its slot. */
const helpOf = (contact: string | undefined, slot: string | undefined): Help[] => [
  ...(contact === undefined ? [] : [{ kind: "contact" as const, id: contact }]),
  ...(slot === undefined ? [] : [{ kind: "slot" as const, id: slot }]),
];

/** Whom to call in danger: the first urgent step of an audience's route that names somebody. */
export function emergencyOf({ route }: AudienceProfile): Help | undefined {
  const steps: RouteStep[] = route.filter(({ urgent }) => urgent);
  return steps.flatMap(({ contact, slot }) => helpOf(contact, slot))[0];
}

export const isSame = (a: Help | undefined, b: Help | undefined): boolean =>
  a !== undefined && a.kind === b?.kind && a.id === b.id;

/** As an author writes it. */
export const written = ({ kind, id }: Help): string => `{{${kind}.${id}}}`;
