/** Minutes as they are printed: to a tenth, since a scenario shares its minutes out. */
export const shortMinutes = (minutes: number): number => Math.round(minutes * 10) / 10;

/** The same in words: "1 minute", "2.5 minutes". */
export const inMinutes = (minutes: number): string =>
  `${shortMinutes(minutes)} ${shortMinutes(minutes) === 1 ? "minute" : "minutes"}`;
