import { report } from "../model/diagnostics.ts";
import type { Register } from "../model/register.ts";

/** Reports facts and contacts whose day to be checked again has come. `today` is year-month-day. */
export function checkFreshness(register: Register, today: string): void {
  for (const list of ["facts", "contacts"] as const) {
    for (const { id, checkAgain, checkedOn } of register[list].values()) {
      if (checkAgain > today) continue;
      const { file, offset } = register.at(list, id);
      report(file, "fact-stale", offset, {
        message: `"${id}" was checked on ${checkedOn} and is due again since ${checkAgain}.`,
        help: "Look at its source, correct what changed, and set checked-on and check-again.",
      });
    }
  }
}
