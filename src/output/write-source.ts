import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { OutputError } from "./swap.ts";

/** Writes a file that must not be there yet. */
export async function writeNew(path: string, text: string): Promise<void> {
  await orExplain(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: "wx" });
  });
}

/** Puts new text into a file, whole or not at all. */
export async function replaceText(path: string, text: string): Promise<void> {
  await orExplain(path, async () => {
    const beside = `${path}.${process.pid}.new`;
    try {
      await writeFile(beside, text, { flag: "wx" });
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  });
}

async function orExplain(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code, path: at } = error as NodeJS.ErrnoException;
    throw new OutputError(
      `${path} cannot be written (${code}).`,
      code === "EEXIST" && at === path
        ? "It is there already, and nothing of yours is overwritten. Choose another name."
        : "Check that its folder may be written to and that the disk is not full.",
    );
  }
}
