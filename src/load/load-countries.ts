import { report } from "../model/diagnostics.ts";
import type { Country, CountrySlot } from "../model/register.ts";
import { dataSchemas } from "../schemas/schemas.ts";
import { loadById } from "./load-by-id.ts";

/** Reads `register/countries/`, a file a country. */
export function loadCountries(folder: string) {
  return loadById(folder, dataSchemas.country, ({ value, offsetOf }, file): Country => {
    const { id, name, jurisdiction } = value;
    if (id !== file.stem) {
      report(file, "id-differs-from-file", offsetOf(["id"]), {
        message: `This file is called ${file.basename}, but its id is "${id}".`,
        expected: `id: ${file.stem}`,
        help: "Rename one of them.",
      });
    }
    const slots = Object.entries(value.slots).map(([slot, entry]): [string, CountrySlot] => {
      const origin = { file, offset: offsetOf(["slots", slot], "key") };
      const sourceOrigin = { file, offset: offsetOf(["slots", slot, "source"]) };
      return [slot, { ...entry, origin, sourceOrigin }];
    });
    return { id, name, jurisdiction, slots: new Map(slots) };
  });
}
