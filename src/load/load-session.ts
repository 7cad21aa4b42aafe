import type * as z from "zod";
import type { SourceFile } from "../model/source.ts";
import { UsageError } from "../model/usage-error.ts";
import { dataSchemas } from "../schemas/schemas.ts";
import type { YamlRead } from "../yaml/read.ts";
import { readIfThere } from "./read-data.ts";

/** What the file of a session says, and where. */
export type SessionRead = YamlRead<z.output<typeof dataSchemas.session>>;

/** Reads the file of a session; `read` is undefined where it has mistakes. */
export async function loadSession(
  path: string,
): Promise<{ file: SourceFile; read: SessionRead | undefined }> {
  const data = await readIfThere(path, dataSchemas.session);
  if (data) return data;
  throw new UsageError(
    `There is no file "${path}" for this session.`,
    'Look at its name and folder. It is a YAML file that says, for example, "minutes: 60" and "slots:".',
  );
}
