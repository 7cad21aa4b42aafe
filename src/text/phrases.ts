/** Signs that stand for one another in what people type. */
const GAP = "[\"“”„'‘’]*[\\s\\-‐‑]+[\"“”„'‘’]*";

/**
 * Finds words and phrases, as whole words: in capitals or not, with any white space or a hyphen
 * between words, with either kind of apostrophe. `(a|b)` stands for either.
 */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const choices = [...phrases]
    // Of two that begin alike, the longer says more.
    .sort((a, b) => b.length - a.length)
    .map(phraseSource)
    .join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${choices})(?![\\p{L}\\p{N}])`, "giu");
}

function phraseSource(phrase: string): string {
  return phrase
    .trim()
    .split(/(\(|\)|\|)/)
    .map((part) => {
      if (part === "(") return "(?:";
      return part === ")" || part === "|" ? part : plainSource(part);
    })
    .join("");
}

/** The gap between two groups of digits is often left out. */
const plainSource = (words: string): string =>
  words
    .split(/((?<=\d)\s+(?=\d)|[\s\-‐‑]+|['’‘]|["“”])/)
    .map((part, index, all) => {
      if (index % 2 === 0) return part.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&");
      if (/['’‘]/.test(part)) return "['’‘ʼ]";
      if (/["“”]/.test(part)) return "[\"“”„'‘’]";
      const isInNumber = /\d$/.test(all[index - 1] ?? "") && /^\d/.test(all[index + 1] ?? "");
      return isInNumber ? "[\\s\\-‐‑]*" : GAP;
    })
    .join("");

/** Whether words stand in a text, asked quickly before they are looked for. */
export type MayHave = (wordsOfText: ReadonlySet<string>) => boolean;

/** All words of a text, in small letters. */
export const wordsOf = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** A quick answer for texts that have none of the words that phrases begin with. */
export function mayHave(phrases: readonly string[]): MayHave {
  const firsts = new Set(
    phrases
      .flatMap((phrase) => /^\s*\(([^)]*)\)/.exec(phrase)?.[1]?.split("|") ?? [phrase])
      .flatMap((choice) => [...wordsOf(choice)].slice(0, 1)),
  );
  // Digits are found however they are grouped.
  if ([...firsts].some((word) => /^\p{N}/u.test(word))) return () => true;
  return (words) => [...firsts].some((first) => words.has(first));
}
