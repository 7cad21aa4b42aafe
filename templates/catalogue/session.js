// @ts-check
/*
 * What stands in session.yaml. Whatever people type is one quoted text, in which nothing means
 * anything to YAML: JSON's quoting is YAML's, and signs that YAML wants escaped are escaped here.
 */

/**
 * @typedef {object} SessionFields
 * @property {string} audience an id
 * @property {string} title
 * @property {string} date year-month-day
 * @property {string} place
 * @property {string} trainer
 * @property {string} start hours and minutes
 * @property {string} minutes
 * @property {[slot: string, value: string][]} slots
 */

// biome-ignore lint/correctness/noUnusedVariables: trainer.js uses it, in the same classic script
const sessionYaml = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  /** Signs that no document can print, which nobody types but some paste. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ue000-\uf8ff\ufeff\ufffe\uffff]/g;

  /** One line, without space around it. @param {string} text */
  const oneLine = (text) => text.replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();

  /** @param {string} text */
  const quote = (text) => JSON.stringify(text);

  /**
   * The file, without what was left empty.
   * @param {SessionFields} fields
   */
  return function write({ audience, title, date, place, trainer, start, minutes, slots }) {
    const lines = [`audience: ${quote(audience)}`];
    const texts = { title, date, place, trainer, start };
    for (const [key, text] of Object.entries(texts)) {
      const value = oneLine(text);
      if (value !== "") lines.push(`${key}: ${quote(value)}`);
    }
    if (/^\d+$/.test(minutes)) lines.push(`minutes: ${Number(minutes)}`);
    const filled = slots.map(([slot, text]) => [slot, oneLine(text)]);
    const told = filled.filter(([, value]) => value !== "");
    if (told.length > 0) lines.push("slots:");
    for (const [slot, value] of told) lines.push(`  ${slot}: ${quote(value ?? "")}`);
    return `${lines.join("\n")}\n`;
  };
})();
