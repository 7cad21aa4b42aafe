import { execFile } from "node:child_process";
import { promisify } from "node:util";

const PROBE_MS = 20_000;

/** Asks a browser for its version; returns why it does not answer, or undefined where it does. */
export async function probeBrowser(
  executable: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  try {
    const options = { env, timeout: PROBE_MS };
    const { stdout } = await promisify(execFile)(executable, ["--version"], options);
    return /\d+\./.test(stdout) ? undefined : "it does not tell its version";
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr?.trim() || message).split("\n")[0];
  }
}
