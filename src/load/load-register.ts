import { createHash } from "node:crypto";
import { join } from "node:path";
import { report } from "../model/diagnostics.ts";
import type { Register, RegisterList } from "../model/register.ts";
import type { Origin, SourceFile } from "../model/source.ts";
import { dataSchemas } from "../schemas/schemas.ts";
import { suggest } from "../text/suggest.ts";
import { loadCountries } from "./load-countries.ts";
import { loadCoverage } from "./load-coverage.ts";
import { loadIndex } from "./load-index.ts";
import { type DataFile, readData, readIfThere } from "./read-data.ts";
import { reportDuplicate } from "./report-duplicate.ts";

/** Reads `register/`; a list with mistakes counts as empty, its mistakes reported. */
export async function loadRegister(
  folder: string,
): Promise<{ files: SourceFile[]; register: Register; complete: boolean }> {
  const [facts, sources, instruments, contacts, terms, approvals, wording] = await Promise.all([
    readData(join(folder, "facts.yaml"), dataSchemas.facts),
    readData(join(folder, "sources.yaml"), dataSchemas.sources),
    readData(join(folder, "instruments.yaml"), dataSchemas.instruments),
    readData(join(folder, "contacts.yaml"), dataSchemas.contacts),
    readData(join(folder, "terms.yaml"), dataSchemas.terms),
    readData(join(folder, "approvals.yaml"), dataSchemas.approvals),
    readIfThere(join(folder, "wording.yaml"), dataSchemas.wording),
  ]);
  const [countries, coverage, wordIndex] = await Promise.all([
    loadCountries(join(folder, "countries")),
    loadCoverage(folder),
    loadIndex(folder),
  ]);
  const origins = new Map<string, Origin>();
  const index = <T extends { id: string }>(list: RegisterList, { file, read }: DataFile<T[]>) => {
    const byId = new Map<string, T>();
    for (const [place, entry] of (read?.value ?? []).entries()) {
      const offset = read?.offsetOf([place, "id"]) ?? 0;
      if (byId.has(entry.id)) reportDuplicate(file, offset, entry.id);
      byId.set(entry.id, entry);
      origins.set(`${list} ${entry.id}`, { file, offset });
    }
    return byId;
  };
  const register: Register = {
    facts: index("facts", facts),
    sources: index("sources", sources),
    instruments: index("instruments", instruments),
    contacts: index("contacts", contacts),
    terms: index("terms", terms),
    wording: wording ? index("wording", wording) : new Map(),
    approvals: approvals.read?.value ?? [],
    index: wordIndex.entries,
    countries: countries.byId,
    coverage: coverage.coverage,
    at: (list, id) => origins.get(`${list} ${id}`) as Origin,
  };
  const all = [
    facts,
    sources,
    instruments,
    contacts,
    terms,
    approvals,
    ...(wording ? [wording] : []),
  ];
  const complete = all.every(({ read }) => read !== undefined);
  if (complete) checkEntries(register);
  const files = [
    ...all.map(({ file }) => file),
    ...countries.files,
    ...coverage.files,
    ...wordIndex.files,
  ];
  return { files, register, complete };
}

function checkEntries(register: Register): void {
  for (const country of register.countries.values()) {
    for (const [slot, { source, sourceOrigin }] of country.slots) {
      if (source === undefined || register.sources.has(source)) continue;
      report(sourceOrigin.file, "unknown-reference", sourceOrigin.offset, {
        message: `"${slot}" names the source "${source}", which is not in sources.yaml.`,
        help: suggest(source, register.sources.keys()),
      });
    }
  }
  for (const list of ["facts", "instruments", "contacts"] as const) {
    for (const { id, source } of register[list].values()) {
      if (register.sources.has(source)) continue;
      const { file, offset } = register.at(list, id);
      report(file, "unknown-reference", offset, {
        message: `"${id}" names the source "${source}", which is not in sources.yaml.`,
        help: suggest(source, register.sources.keys()),
      });
    }
  }
  for (const { id, text, sha256 } of register.instruments.values()) {
    const real = createHash("sha256").update(text, "utf8").digest("hex");
    if (real === sha256) continue;
    const { file, offset } = register.at("instruments", id);
    report(file, "instrument-altered", offset, {
      message: `The text of "${id}" is not the text that was frozen.`,
      expected: `a text with sha256 ${sha256}; this one has ${real}`,
      help: "Put the official wording back. If the wording itself was corrected against the treaty, change the sha256 too.",
    });
  }
}
