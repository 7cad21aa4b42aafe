/** A number of things: 1 page, 8 pages. */
export const count = (number: number, one: string): string =>
  `${number}\u00a0${one}${number === 1 ? "" : "s"}`;

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
