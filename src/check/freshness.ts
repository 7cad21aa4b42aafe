import { report } from "../model/diagnostics.ts";
import type { Register } from "../model/register.ts";
import type { Origin } from "../model/source.ts";

/**
 * Reports facts, contacts and details of countries whose day to be checked again has come. `today`
 * is year-month-day.
 */
export function checkFreshness(register: Register, today: string): void {
  for (const list of ["facts", "contacts"] as const) {
    for (const entry of register[list].values())
      checkDue(entry.id, entry, register.at(list, entry.id), today);
  }
  for (const { id, slots } of register.countries.values()) {
    for (const [slot, entry] of slots) checkDue(`${id}: ${slot}`, entry, entry.origin, today);
  }
}

function checkDue(
  what: string,
  { checkedOn, checkAgain }: { checkedOn: string; checkAgain: string },
  { file, offset }: Origin,
  today: string,
): void {
  if (checkAgain > today) return;
  report(file, "fact-stale", offset, {
    message: `"${what}" was checked on ${checkedOn} and is due again since ${checkAgain}.`,
    help: "Look at its source, correct what changed, and set checked-on and check-again.",
  });
}
