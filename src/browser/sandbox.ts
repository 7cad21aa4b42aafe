import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Whether to use Chromium's sandbox, and one sentence why. */
interface SandboxChoice {
  sandbox: boolean;
  sandboxWhy: string;
}

/** Decides from signs alone, without a trial start, whether Chromium can use its sandbox here. */
export async function chooseSandbox(
  env: NodeJS.ProcessEnv,
  executable: string,
  packaged: boolean,
): Promise<SandboxChoice> {
  const off = (sandboxWhy: string) => ({ sandbox: false, sandboxWhy });
  const on = (sandboxWhy: string) => ({ sandbox: true, sandboxWhy });
  if (env.LECTERN_SANDBOX === "off") return off("Off, because LECTERN_SANDBOX=off asks for it.");
  if (process.platform !== "linux") return on("On, as always on this system.");
  if (process.getuid?.() === 0) return off("Off, because Chromium refuses its sandbox to root.");
  if (await isContainer(env)) {
    return off("Off, because in a container Chromium may not make the namespaces it needs.");
  }
  if (await hasHelper(executable)) return on("On, by the setuid helper beside the browser.");
  const [perUser, perUserDebian, restricted] = await Promise.all([
    setting("/proc/sys/user/max_user_namespaces"),
    setting("/proc/sys/kernel/unprivileged_userns_clone"),
    setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
  ]);
  if (perUser === "0" || perUserDebian === "0") {
    return off("Off, because this system gives users no namespaces, which the sandbox needs.");
  }
  // Packaged browsers bring an AppArmor profile of their own; a bare binary has none.
  if (restricted === "1" && !packaged) {
    return off("Off, because AppArmor here gives namespaces to packaged browsers only.");
  }
  return on("On, by user namespaces.");
}

async function isContainer(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (env.container || env.KUBERNETES_SERVICE_HOST) return true;
  const marks = ["/.dockerenv", "/run/.containerenv"].map((path) =>
    stat(path).then(isTrue, isFalse),
  );
  if ((await Promise.all(marks)).includes(true)) return true;
  const groups = await readFile("/proc/1/cgroup", "utf8").catch(() => "");
  return /docker|kubepods|containerd|libpod|lxc/.test(groups);
}

async function hasHelper(executable: string): Promise<boolean> {
  try {
    const found = await stat(join(dirname(await realpath(executable)), "chrome-sandbox"));
    return found.uid === 0 && (found.mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}

async function setting(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );
}

const isTrue = () => true;
const isFalse = () => false;
