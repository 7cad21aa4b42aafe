import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { COMMAND } from "../support/lectern.ts";

/** A running `lectern`, in a process group of its own. */
export interface Started {
  process: ChildProcess;
  pid: number;
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>;
}

/** Starts the command without waiting for its end. */
export function start(args: readonly string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...env },
  });
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return { process: child, pid: child.pid as number, ended };
}

/** A process as /proc tells of it. `born` tells it from a later one with the same id. */
interface Row {
  pid: number;
  parent: number;
  born: string;
  command: string;
}

async function processes(): Promise<Row[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const rows = await Promise.all(
    pids.map(async (pid): Promise<Row | undefined> => {
      const [stat, command] = await Promise.all(
        ["stat", "cmdline"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "")),
      );
      const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
      // A zombie has ended; only nobody has asked about it yet.
      if (fields.length < 20 || fields[0] === "Z") return undefined;
      const [parent, born] = [Number(fields[1]), fields[19] as string];
      return { pid: Number(pid), parent, born, command: command ?? "" };
    }),
  );
  return rows.filter((row) => row !== undefined);
}

/** A process and all it started, and what those started. */
export async function familyOf(pid: number): Promise<Row[]> {
  const all = await processes();
  const family = all.filter((row) => row.pid === pid);
  for (const member of family) {
    family.push(...all.filter(({ parent }) => parent === member.pid));
  }
  return family;
}

/** Which of these processes are still there, and any browser whose profile is that of a process. */
export async function survivors(family: readonly Row[], pid: number): Promise<string[]> {
  const all = await processes();
  return all
    .filter(
      (row) =>
        family.some((old) => old.pid === row.pid && old.born === row.born) ||
        (row.command.includes("--user-data-dir=") && row.command.includes(`~${pid}~`)),
    )
    .map((row) => `${row.pid} ${row.command.replaceAll("\0", " ").slice(0, 120)}`);
}
