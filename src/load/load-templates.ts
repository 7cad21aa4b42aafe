import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { VFile } from "vfile";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import type { FontFace, TemplateFiles } from "../model/templates.ts";
import { listFiles } from "./list-files.ts";
import { readSource } from "./read-source.ts";

/** Reads `templates/` and the fonts. A folder without templates is reported on its own file. */
export async function loadTemplates(
  folder: string,
): Promise<{ files: SourceFile[]; templates: TemplateFiles }> {
  const paths = await listFiles(folder, [".hbs", ".css", ".js"]);
  const files = await Promise.all(
    paths.map(async (path) => ({ path, file: await readSource(join(folder, path)) })),
  );
  const byEnding = (ending: string) => files.filter(({ path }) => path.endsWith(ending));
  const named = (list: typeof files, name: (path: string) => string) =>
    new Map(list.map(({ path, file }) => [name(path), file]));
  const isTheme = ({ path }: { path: string }) => path.startsWith("themes/");
  if (files.length === 0) {
    const missing = new VFile({ path: folder, value: "" });
    report(missing, "template-error", undefined, {
      message: `There are no templates in ${folder}.`,
      help: "Run Lectern from the project's folder, or name the right one with --templates.",
    });
    files.push({ path: folder, file: missing });
  }
  return {
    files: files.map(({ file }) => file),
    templates: {
      templates: named(byEnding(".hbs"), (path) => path.slice(0, -".hbs".length)),
      themes: named(byEnding(".css").filter(isTheme), (path) => basename(path, ".css")),
      assets: named(
        [...byEnding(".css"), ...byEnding(".js")].filter((entry) => !isTheme(entry)),
        (path) => path,
      ),
      fonts: await loadFonts(),
    },
  };
}

const FAMILY = "Source Sans 3";
const PACKAGE = "@fontsource/source-sans-3";
/** Real weights: a bold that the browser makes up becomes a font that PDFs cannot search. */
const FACES = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 700, style: "normal" },
];
/** Latin, and the rest of Latin with arrows and ticks, in the ranges of Google's subsets. */
const SUBSETS = [
  {
    name: "latin",
    range:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  },
  {
    name: "latin-ext",
    range:
      "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
  },
];

/** The fonts of every document, one face a weight, style and part of the alphabet. */
async function loadFonts(): Promise<FontFace[]> {
  const require = createRequire(import.meta.url);
  const faces = FACES.flatMap(({ weight, style }) =>
    SUBSETS.map(async ({ name, range }): Promise<FontFace> => {
      const path = `${PACKAGE}/files/source-sans-3-${name}-${weight}-${style}.woff2`;
      const bytes = await readFile(require.resolve(path));
      const url = `data:font/woff2;base64,${bytes.toString("base64")}`;
      return {
        css: `@font-face{font-family:"${FAMILY}";font-style:${style};font-weight:${weight};src:url(${url}) format("woff2");unicode-range:${range}}`,
        ranges: range.split(",").map((part) => {
          const [first = "", last = first] = part.replace("U+", "").split("-");
          return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
        }),
      };
    }),
  );
  return Promise.all(faces);
}
