/** Minutes as they are printed: in halves, since a scenario shares its minutes out. */
export const shortMinutes = (minutes: number): number =>
  minutes > 0 ? Math.max(0.5, Math.round(minutes * 2) / 2) : 0;

/** The same in words: "1 minute", "2.5 minutes". */
export const inMinutes = (minutes: number): string =>
  `${shortMinutes(minutes)} ${shortMinutes(minutes) === 1 ? "minute" : "minutes"}`;
