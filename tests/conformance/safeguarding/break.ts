import type { RuleId } from "../../../src/model/rules.ts";

/** One mistake in the real programme, and the finding it must give. */
export interface Break {
  rule: RuleId;
  /** What is wrong, for whoever reads the test's name. */
  name: string;
  /** The file that is edited, below the copy's folder: `programme/…` or `audiences/…`. */
  file: string;
  edit: (text: string) => string;
  /** Text on whose line, or at whose end's line, the finding stands; or its offset. */
  planted: string | ((text: string) => number);
  /** The file of the finding, where it is another. */
  at?: string;
  /** The day of the check, where it matters. */
  today?: string;
}

/** What an edit leaves behind in YAML, to be found again. */
export const MARK = "# planted here";

/** Where the settings of the slide begin in which the mark stands. */
export const settingsAtMark = (text: string): number =>
  text.lastIndexOf("<!--", text.indexOf(MARK));

/** Replaces a setting of a slide by the mark, wherever it is set or only the first time. */
export const unset =
  (setting: string, { all = false } = {}) =>
  (text: string): string =>
    all ? text.replaceAll(setting, MARK) : text.replace(setting, MARK);

/** Adds a slide at the end of a module. */
export const addSlide =
  (body: string, settings = "") =>
  (text: string): string =>
    `${text.trimEnd()}\n\n---\n\n<!--\nid: planted\nminutes: 1\npriority: core\n${settings}${MARK}\n-->\n\n## Something planted\n\n${body}\n`;

/** Adds a step at the beginning of a route. */
export const addStep =
  (...lines: string[]) =>
  (text: string): string =>
    text.replace(/^route:\n/m, `route:\n  - ${lines.join("\n    ")} ${MARK}\n`);

/** Where the step begins that was added, or where the first one does. */
export const firstStep = (text: string): number => text.indexOf("route:\n") + "route:\n".length;
