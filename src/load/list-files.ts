import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";

/**
 * Paths of the files below a folder with one of these endings, sorted, with `/`. A folder that is
 * not there has none. Symbolic links are not followed; `onLink` hears of them.
 */
export async function listFiles(
  folder: string,
  endings: readonly string[],
  onLink?: (path: string) => void,
): Promise<string[]> {
  const found: string[] = [];
  const visit = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) onLink?.(path);
      else if (entry.isDirectory()) await visit(path);
      else if (endings.includes(extname(entry.name).toLowerCase())) found.push(path);
    }
  };
  await visit("");
  return found.sort();
}
