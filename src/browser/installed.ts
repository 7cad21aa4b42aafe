import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The first Chrome, Edge or Chromium installed in a usual place or on the PATH, if any. */
export async function findInstalled(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const path of places(env)) if (await isExecutable(path)) return path;
  return undefined;
}

/** Whether a path is a file that may be run. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function places(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === "darwin") return [...macPlaces(), ...pathPlaces(env, LINUX_NAMES)];
  if (process.platform === "win32") return [...windowsPlaces(env), ...pathPlaces(env, EXE_NAMES)];
  return [
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    ...pathPlaces(env, LINUX_NAMES),
    ...LINUX_NAMES.map((name) => `/usr/bin/${name}`),
    // Last: a snap sees neither our temporary folders nor hidden ones in the home folder.
    "/snap/bin/chromium",
  ];
}

const LINUX_NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
];
const EXE_NAMES = ["chrome.exe", "msedge.exe"];
const MAC_APPS = ["Google Chrome", "Microsoft Edge", "Chromium"];
const WINDOWS_PROGRAMS = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
  ["Chromium", "Application", "chrome.exe"],
];

function macPlaces(): string[] {
  const folders = ["/Applications", join(homedir(), "Applications")];
  return MAC_APPS.flatMap((app) =>
    folders.map((folder) => join(folder, `${app}.app`, "Contents", "MacOS", app)),
  );
}

function windowsPlaces(env: NodeJS.ProcessEnv): string[] {
  const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, ...program)));
}

function pathPlaces(env: NodeJS.ProcessEnv, names: string[]): string[] {
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter(Boolean);
  // Name by name, so that the better browser wins over the earlier folder.
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
