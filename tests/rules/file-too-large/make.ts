import { writeInto } from "../check-project.ts";

/** No repository wants a file of three megabytes. */
export async function make(folder: string): Promise<void> {
  await writeInto(folder, "programme/modules/extra.md", "Too much of it. ".repeat(200_000));
}
