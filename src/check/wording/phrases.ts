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
