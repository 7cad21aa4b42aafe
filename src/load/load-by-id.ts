import { join } from "node:path";
import type * as z from "zod";
import type { SourceFile } from "../model/source.ts";
import type { YamlRead } from "../yaml/read.ts";
import { listFiles } from "./list-files.ts";
import { readData } from "./read-data.ts";
import { reportDuplicate } from "./report-duplicate.ts";

/**
 * Reads a folder in which each YAML file is one thing with an id. A file with mistakes is left
 * out, its mistakes reported; of two with one id the second is reported, and stands.
 */
export async function loadById<S extends z.ZodType<{ id: string }>, T>(
  folder: string,
  schema: S,
  make: (read: YamlRead<z.output<S>>, file: SourceFile) => T,
): Promise<{ files: SourceFile[]; byId: Map<string, T> }> {
  const paths = await listFiles(folder, [".yaml"]);
  const all = await Promise.all(paths.map((path) => readData(join(folder, path), schema)));
  const byId = new Map<string, T>();
  for (const { file, read } of all) {
    if (!read) continue;
    const { id } = read.value;
    if (byId.has(id)) reportDuplicate(file, read.offsetOf(["id"]), id);
    byId.set(id, make(read, file));
  }
  return { files: all.map(({ file }) => file), byId };
}
