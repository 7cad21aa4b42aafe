import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";

/** Reports an id that is not the name of its file; `offset` is where the id stands. */
export function reportOtherId(file: SourceFile, id: string, offset: number): void {
  if (id === file.stem) return;
  report(file, "id-differs-from-file", offset, {
    message: `The file ${file.stem}.md holds the id "${id}".`,
    expected: `id: ${file.stem}`,
  });
}
