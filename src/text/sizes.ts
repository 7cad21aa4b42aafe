/** A size as people say it: 840 KB, 1.2 MB. */
export function printSize(bytes: number): string {
  const [size, unit] = bytes < 999_500 ? [bytes / 1e3, "KB"] : [bytes / 1e6, "MB"];
  const digits = unit === "MB" && size < 99.5 ? 1 : 0;
  return `${Math.max(size, digits === 0 ? 1 : 0.1).toFixed(digits)}\u00a0${unit}`;
}
