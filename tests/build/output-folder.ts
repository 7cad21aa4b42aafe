import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** Every file below a folder with the hash of its bytes: two that are equal are byte-identical. */
export async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const rows = await Promise.all(
    files.map(async ({ parentPath, name }): Promise<[string, string]> => {
      const path = join(parentPath, name);
      const hash = createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
      return [relative(folder, path), hash];
    }),
  );
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a path below the output folder is a page that leads to files, or says to programs what there is. */
const isIndex = (path: string): boolean =>
  /(?:^|\/)index\.html$|^public\/(?:catalogue\.json|feed\.json|robots\.txt)$/.test(path);

/** A snapshot without the indexes, which the manifest does not list. */
export const listed = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !isIndex(path)));
