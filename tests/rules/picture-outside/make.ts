import { symlink } from "node:fs/promises";
import { join } from "node:path";

/** A picture that is a symbolic link, even to one inside, is no picture of the programme's. */
export async function make(folder: string): Promise<void> {
  await symlink("door.png", join(folder, "programme/pictures/linked.png"));
}
