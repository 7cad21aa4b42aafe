import { stat } from "node:fs/promises";
import type * as z from "zod";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import { readYaml, type YamlRead } from "../yaml/read.ts";
import { readSource } from "./read-source.ts";

/** A YAML file as read by its schema; `read` is undefined where it has mistakes. */
export interface DataFile<T> {
  file: SourceFile;
  read: YamlRead<T> | undefined;
}

/** Reads one YAML file by a schema and reports what is wrong with it. */
export async function readData<S extends z.ZodType>(
  path: string,
  schema: S,
): Promise<DataFile<z.output<S>>> {
  const file = await readSource(path);
  if (file.messages.some((message) => message.fatal)) return { file, read: undefined };
  const read = readYaml(String(file.value), schema, ({ rule, offset, message, expected }) =>
    report(file, rule, offset, {
      message,
      expected,
      help:
        rule === "yaml-syntax"
          ? "Look for a missing quote, colon or space near this place."
          : "See the recipes in CONTRIBUTING.md, or let your editor complete it from the JSON Schema.",
    }),
  );
  return { file, read };
}

/** The same for a file that a programme may do without; undefined where it does. */
export async function readIfThere<S extends z.ZodType>(
  path: string,
  schema: S,
): Promise<DataFile<z.output<S>> | undefined> {
  const isThere = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
  );
  return isThere ? readData(path, schema) : undefined;
}
