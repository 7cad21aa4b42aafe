import type { ParticipantEdition } from "../model/edition.ts";
import { longDate } from "./status.ts";

/** What differs from session to session: known for a local copy, else a blank. */
export function sessionFacts({
  local,
  audience,
}: ParticipantEdition): { label: string; value: string }[] {
  const { title = "", date = "", place = "", trainer = "" } = local ?? {};
  return [
    ...(title === "" ? [] : [{ label: "Session", value: title }]),
    { label: "Date", value: date === "" ? "" : longDate(date, audience.language) },
    { label: "Place", value: place },
    { label: "Trainer", value: trainer },
  ];
}
