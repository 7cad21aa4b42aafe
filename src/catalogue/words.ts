/** A size as people say it: 840 KB, 1.2 MB. */
export function printSize(bytes: number): string {
  const [size, unit] = bytes < 999_500 ? [bytes / 1e3, "KB"] : [bytes / 1e6, "MB"];
  const digits = unit === "MB" && size < 99.5 ? 1 : 0;
  return `${Math.max(size, digits === 0 ? 1 : 0.1).toFixed(digits)}\u00a0${unit}`;
}

/** A number of things: 1 page, 8 pages. */
export const count = (number: number, one: string): string =>
  `${number}\u00a0${one}${number === 1 ? "" : "s"}`;

/** An id as words: "large-print" is "Large print". */
export const asWords = (id: string): string => capital(id.replaceAll("-", " "));

/** A text that begins with a capital letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A line that ends as a sentence does. */
export const sentence = (text: string): string => {
  const line = capital(text.trim());
  return line === "" || /[.!?]$/.test(line) ? line : `${line}.`;
};

/** What a language calls itself in English: "British English" is "English" to who looks for it. */
export function languageName(tag: string): string {
  const names = new Intl.DisplayNames("en-GB", { type: "language" });
  return names.of(tag.split("-")[0] ?? tag) ?? tag;
}
