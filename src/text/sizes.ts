/** A size of so many bytes as people of a language write it: "124 kB", "1.2 MB". */
export function sizeInWords(bytes: number, language: string): string {
  const isLarge = bytes >= 999_500;
  const format = new Intl.NumberFormat(language, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  });
  return format.format(isLarge ? bytes / 1e6 : Math.max(1, Math.round(bytes / 1e3)));
}
