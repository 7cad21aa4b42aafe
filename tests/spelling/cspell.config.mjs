// British spelling, as the house style has it: `npm run spelling`. The dictionary knows both
// "recognise" and "recognize"; the second is refused here, save in names.
import { readFileSync } from "node:fs";

/** @param {string} name */
const here = (name) => new URL(name, import.meta.url);
/** @param {string} name */
const lines = (name) => readFileSync(here(name), "utf8").split(/\s+/).filter(Boolean);

const ENDINGS = ["ize", "izes", "ized", "izing", "izer", "izers", "izable", "ization", "izations"];

/** American spellings that the British dictionary lets through. */
const AMERICAN = ["center", "centers", "centered", "gray", "grays", "gotten"];

export default {
  version: "0.2",
  language: "en-GB",
  // Other dictionaries hold words of programming, like "color" and "analyze".
  loadDefaultConfiguration: false,
  import: ["@cspell/dict-en-gb/cspell-ext.json"],
  globRoot: "../..",
  files: [
    "*.md",
    "decks/**/*.{md,yaml}",
    "audiences/*.yaml",
    "templates/**/*.hbs",
    "src/**/*.ts",
    "tests/**/*.ts",
  ],
  dictionaryDefinitions: [{ name: "ours", path: "./words.txt", addWords: true }],
  dictionaries: ["ours"],
  flagWords: [
    ...lines("ize-stems.txt").flatMap((stem) => ENDINGS.map((ending) => stem + ending)),
    ...AMERICAN,
  ],
  patterns: [
    { name: "code", pattern: "/`[^`\\n]*`/g" },
    {
      name: "address",
      pattern: "/https?:\\/\\/\\S+|[\\w.+-]+@[\\w.-]+|\\b[\\w.-]+\\.(?:com|int|net|org|uk)\\b/g",
    },
    { name: "digest", pattern: "/\\b[0-9a-f]{16,}\\b/g" },
    {
      name: "picture",
      pattern: "/\\b[\\w-]+\\.(?:png|svg|yaml|md|ts|js|css|hbs|pdf|html|json)\\b/g",
    },
    { name: "environment", pattern: "/\\b[A-Z]+(?:_[A-Z]+)+\\b/g" },
    { name: "pdf", pattern: "/\\/[A-Z]\\w+|\\bAppArmor\\b/g" },
    // Names that bodies and treaties gave themselves.
    {
      name: "names",
      pattern:
        '/International Organization for Migration|Organization of American States|World Health Organization|Organization for Security and Co-operation in Europe|Transnational Organized Crime|"Organized"|International Labour Organization/g',
    },
  ],
  ignoreRegExpList: ["address", "digest", "picture", "environment", "pdf", "names"],
  // What is not to be printed, as others print it.
  ignorePaths: ["decks/*/register/wording.yaml"],
  overrides: [
    {
      // Titles and names that others gave.
      filename: "**/register/sources.yaml",
      ignoreRegExpList: ["/^ +(?:title|publisher): .*$/gm"],
    },
    {
      filename: "**/*.{md,yaml}",
      ignoreRegExpList: [
        "code",
        "/\\{\\{[^}]*\\}\\}/g",
        "/^# yaml-language-server.*$/gm",
        "/^[ -]*(?:id|source|fact|contact): [\\w-]+$/gm",
      ],
    },
    {
      // Of code, what people read: comments, and where it speaks to people its sentences too.
      filename: "tests/**/*.ts",
      languageId: "typescript",
      includeRegExpList: ["/\\/\\*\\*?[\\s\\S]*?\\*\\//g", "/(?<![:\\w])\\/\\/ .*/g"],
    },
    {
      filename: "src/**/*.ts",
      languageId: "typescript",
      includeRegExpList: [
        "/\\/\\*\\*?[\\s\\S]*?\\*\\//g",
        "/(?<![:\\w])\\/\\/ .*/g",
        // Sentences in strings: what has a space in it. Names of code have none.
        '/"[^"\\n]* [^"\\n]*"|(?<=[\\s(])`[^`\\n]* [^`\\n]*`/g',
      ],
      ignoreRegExpList: ["/\\$\\{[^}]*\\}/g"],
    },
    {
      // Of templates, what stands between tags.
      filename: "**/*.hbs",
      languageId: "handlebars",
      ignoreRegExpList: ["/\\{\\{[\\s\\S]*?\\}\\}/g", "/<[^>]*>/g"],
    },
  ],
};
