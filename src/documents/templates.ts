import Handlebars from "handlebars";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import type { TemplateFiles } from "../model/templates.ts";
import { namesBelow } from "../text/choose.ts";
import { suggest } from "../text/suggest.ts";

/** Fills templates. A mistake in one is reported on its file; the result is then empty. */
export interface Templates {
  has(path: string): boolean;
  /** HTML or Markdown of the template at `path` (below `templates/`, without `.hbs`). */
  fill(path: string, data: object): string;
  /** Known template names below a folder. */
  below(folder: string): string[];
}

/**
 * Compiles our own templates, strictly: a template that names a missing value is an error. No
 * author's text is ever compiled.
 */
export function compileTemplates(files: TemplateFiles["templates"]): Templates {
  const handlebars = Handlebars.create();
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const compile = (path: string): HandlebarsTemplateDelegate => {
    const known = compiled.get(path);
    if (known) return known;
    const template = handlebars.compile(String(files.get(path)?.value), {
      strict: true,
      knownHelpersOnly: true,
      preventIndent: true,
    });
    compiled.set(path, template);
    return template;
  };
  return {
    has: (path) => files.has(path),
    below: (folder) => namesBelow(folder, files.keys()),
    fill(path, data) {
      const file = files.get(path);
      if (!file)
        throw new Error(`There is no template ${path}.hbs. ${suggest(path, files.keys())}`);
      try {
        return compile(path)(data);
      } catch (error) {
        reportTemplateError(file, error as Error & { lineNumber?: number; column?: number });
        return "";
      }
    },
  };
}

function reportTemplateError(
  file: SourceFile,
  error: Error & { lineNumber?: number; column?: number },
): void {
  // Strict templates say `"x" not defined in [object Object] - 3:10`; syntax errors `on line 3`.
  const at = / - (\d+):(\d+)$/.exec(error.message);
  const line = Number(at?.[1] ?? /line (\d+)/.exec(error.message)?.[1] ?? error.lineNumber ?? 1);
  const column = Number(at?.[2] ?? error.column ?? 0) + 1;
  const name = /^"(.+)" not defined in/.exec(error.message)?.[1];
  report(
    file,
    "template-error",
    { line, column },
    {
      message: name
        ? `The template names "${name}", which it is not given.`
        : `The template cannot be read: ${error.message.split("\n", 1)[0]}`,
      help: "Check the spelling against the other templates of its folder.",
    },
  );
}
