import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import envPaths from "env-paths";
import { EnvironmentError } from "./errors.ts";
import { probeBrowser } from "./probe.ts";
import { unpackOnce } from "./unpack.ts";

const PACKAGE = "@sparticuz/chromium";
// Software 3D (swiftshader) is left out: printing and screenshots draw without it.
const ARCHIVES = ["chromium.br", "al2023.tar.br", "fonts.tar.br"];
// Counts up when what is unpacked changes while the package's version does not.
const LAYOUT = 1;
const FONT_SETTINGS = "fontconfig.xml";

// Only the embedded fonts and no settings of the machine or the user: the same page must give the
// same PDF everywhere, and with no font at all Chromium prints blank pages without a word.
const FONT_SETTINGS_TEXT = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

/** The embedded Chromium, unpacked, and the variables it needs. */
interface EmbeddedBrowser {
  executable: string;
  environment: Record<string, string>;
}

/** The folder for what Lectern may make again at any time; `LECTERN_CACHE` overrides it. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  return resolve(env.LECTERN_CACHE || envPaths("lectern", { suffix: "" }).cache);
}

/**
 * Unpacks the Chromium of the npm package, if need be, into Lectern's cache and tries it. Returns
 * the reason as a sentence where this machine cannot run it; throws an `EnvironmentError` where it
 * cannot be unpacked.
 */
export async function prepareEmbedded(env: NodeJS.ProcessEnv): Promise<EmbeddedBrowser | string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return `The embedded Chromium is for Linux on x64 only, and this is ${process.platform} on ${process.arch}.`;
  }
  const home = packageHome();
  if (!home) return `The package ${PACKAGE} is not installed.`;
  const folder = await unpack(home, env);
  const executable = join(folder, "chromium");
  const fonts = { FONTCONFIG_FILE: join(folder, FONT_SETTINGS) };
  const plain = await probeBrowser(executable, { ...env, ...fonts });
  if (plain === undefined) return { executable, environment: fonts };
  // The system's own libraries come first, because those of the package need glibc 2.34.
  const libraries = [join(folder, "lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const environment = { ...fonts, LD_LIBRARY_PATH: libraries };
  const problem = await probeBrowser(executable, { ...env, ...environment });
  if (problem === undefined) return { executable, environment };
  return `The embedded Chromium does not start from ${folder}: ${problem}.`;
}

// The package exports neither its manifest nor its binaries, so both are found beside its entry,
// which is not run: it changes process.env where it believes itself in a Lambda.
function packageHome(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    return resolve(dirname(entry), "..", "..");
  } catch {
    return undefined;
  }
}

async function unpack(home: string, env: NodeJS.ProcessEnv): Promise<string> {
  const cache = cacheFolder(env);
  try {
    const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
    const folder = join(cache, `chromium-${version}-${LAYOUT}`);
    const archives = ARCHIVES.map((name) => join(home, "bin", name));
    await unpackOnce({ archives, texts: { [FONT_SETTINGS]: FONT_SETTINGS_TEXT } }, folder);
    return folder;
  } catch (error) {
    throw new EnvironmentError(
      `The embedded Chromium could not be unpacked into ${cache}: ${(error as Error).message}`,
      "It needs 200 MB of disk that you may write to and run programs from. Name another folder in LECTERN_CACHE, or an installed Chrome, Edge or Chromium in LECTERN_BROWSER.",
      { cause: error },
    );
  }
}
