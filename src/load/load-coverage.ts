import { join } from "node:path";
import type * as z from "zod";
import {
  CARRIERS,
  type Coverage,
  type CoverageEntry,
  type InventoryItem,
} from "../model/coverage.ts";
import type { SourceFile } from "../model/source.ts";
import { dataSchemas } from "../schemas/schemas.ts";
import { type DataFile, readIfThere } from "./read-data.ts";
import { reportDuplicate } from "./report-duplicate.ts";

/** Reads what the source documents hold and what became of it. A programme may keep neither. */
export async function loadCoverage(
  folder: string,
): Promise<{ files: SourceFile[]; coverage: Coverage }> {
  const [inventory, coverage] = await Promise.all([
    readIfThere(join(folder, "inventory.yaml"), dataSchemas.inventory),
    readIfThere(join(folder, "source-coverage.yaml"), dataSchemas.coverage),
  ]);
  return {
    files: [inventory, coverage].flatMap((read) => (read ? [read.file] : [])),
    // Where one of them cannot be read, all the other says would seem wrong.
    coverage:
      (inventory && !inventory.read) || (coverage && !coverage.read)
        ? { inventory: [], entries: [] }
        : { inventory: itemsOf(inventory), entries: entriesOf(coverage) },
  };
}

function itemsOf(data: DataFile<z.output<typeof dataSchemas.inventory>> | undefined) {
  const taken = new Set<string>();
  return (data?.read?.value ?? []).map((item, index): InventoryItem => {
    const { file, read } = data as NonNullable<typeof data>;
    const offset = read?.offsetOf([index, "id"]) ?? 0;
    if (taken.has(item.id)) reportDuplicate(file, offset, item.id);
    taken.add(item.id);
    return { ...item, origin: { file, offset } };
  });
}

function entriesOf(data: DataFile<z.output<typeof dataSchemas.coverage>> | undefined) {
  return Object.entries(data?.read?.value ?? {}).map(
    ([id, { carriedBy, dropped }]): CoverageEntry => {
      const { file, read } = data as NonNullable<typeof data>;
      const at = (path: readonly PropertyKey[], part?: "key") => ({
        file,
        offset: read?.offsetOf([id, ...path], part) ?? 0,
      });
      return {
        id,
        carriedBy: CARRIERS.flatMap((list) =>
          (carriedBy?.[list] ?? []).map((name, index) => {
            return { list, id: name, origin: at(["carried-by", list, index]) };
          }),
        ),
        dropped: dropped && { ...dropped, origin: at(["dropped", "reason"]) },
        origin: at([], "key"),
      };
    },
  );
}
