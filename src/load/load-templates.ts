import { basename, join } from "node:path";
import { VFile } from "vfile";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import type { TemplateFiles } from "../model/templates.ts";
import { listFiles } from "./list-files.ts";
import { loadFonts } from "./load-fonts.ts";
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
