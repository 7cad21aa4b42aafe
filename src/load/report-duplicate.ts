import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";

/** Reports an id that is taken already. */
export function reportDuplicate(file: SourceFile, offset: number, id: string): void {
  report(file, "duplicate-id", offset, {
    message: `The id "${id}" is used twice.`,
    expected: "an id of its own",
    help: "Rename one of them, and what refers to it.",
  });
}
