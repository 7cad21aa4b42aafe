import type { Break } from "./break.ts";

const CHAPTER = "programme/guide/aftercare.md";
const EXERCISE = "programme/exercises/myth-or-fact.md";

/** Adds a paragraph at the end of a chapter of the guide. */
const addParagraph = (text: string) => (chapter: string) => `${chapter.trimEnd()}\n\n${text}\n`;

/** The first reason in an exercise's key, in one line. */
const FIRST_WHY = /^ {6}why: >-\n((?: {8}.*\n)+)/m;

/** Breaks in what a training day has beside its slides: chapters of the guide, and exercises. */
export const breaksOfTheDay: readonly Break[] = [
  {
    rule: "banned-word",
    name: "a word for nobody, in a chapter of the guide",
    file: CHAPTER,
    edit: addParagraph("Some were held **in\nchains**, it is said."),
    planted: "Some were held",
  },
  {
    rule: "dead-string",
    name: "a form of old, in a chapter of the guide",
    file: CHAPTER,
    edit: addParagraph("Fill in the MS1 form."),
    planted: "Fill in the MS1 form",
  },
  {
    rule: "typed-contact",
    name: "a number in a chapter of the guide",
    file: CHAPTER,
    edit: addParagraph("Call 0800 000 0000."),
    planted: "Call 0800 000 0000",
  },
  {
    rule: "false-promise",
    name: "secrecy, in a chapter of the guide",
    file: CHAPTER,
    edit: addParagraph("Say: I’ll keep it secret."),
    planted: "Say: I’ll keep",
  },
  {
    rule: "typed-contact",
    name: "a number in an exercise's key",
    file: EXERCISE,
    edit: (text) => text.replace(FIRST_WHY, "      why: Call 0800 000 0000 and ask.\n"),
    planted: "why: Call 0800",
  },
  {
    rule: "leak",
    name: "a reason of an exercise's key in one of its statements",
    file: EXERCISE,
    edit: (text) => {
      const reason = FIRST_WHY.exec(text)?.[1]?.trim().replace(/\s+/g, " ") ?? "";
      const clause = reason.split(/[.:;]/).find((one) => one.length > 45) ?? "";
      return text.replace(/^( {2}- text: ).*$/m, `$1Planted here, ${clause.trim()}`);
    },
    planted: "text: Planted here",
  },
  {
    rule: "bad-data",
    name: "a statement without its key",
    file: EXERCISE,
    edit: (text) => text.replace(/^ {4}key:\n(?: {6,}.*\n)+/m, ""),
    planted: (text) => text.indexOf("- text:", text.indexOf("items:")),
  },
];
