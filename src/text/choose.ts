import { UsageError } from "../model/usage-error.ts";
import { suggest } from "./suggest.ts";

/** The entries with these ids, or all where none is named; an unknown id is a usage error. */
export function chooseByIds<T extends { id: string }>(
  what: string,
  ids: readonly string[],
  known: readonly T[],
): T[] {
  const names = new Set(known.map(({ id }) => id));
  for (const id of ids) {
    if (!names.has(id)) throw new UsageError(`There is no ${what} "${id}".`, suggest(id, names));
  }
  return known.filter(({ id }) => ids.length === 0 || ids.includes(id));
}

/** Names below a folder, of paths that begin with it. */
export function namesBelow(folder: string, paths: Iterable<string>): string[] {
  return [...paths]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
}
