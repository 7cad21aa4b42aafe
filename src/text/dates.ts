/** Midnight UTC of a day written year-month-day. */
const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * The date that documents bear: `SOURCE_DATE_EPOCH` (seconds since 1970) where it is set, else the
 * programme's release date. Never today's, so that equal input gives equal output.
 */
export function documentDate(releaseDate: string, env: NodeJS.ProcessEnv): Date {
  const epoch = env.SOURCE_DATE_EPOCH;
  return epoch !== undefined && /^\d+$/.test(epoch)
    ? new Date(Number(epoch) * 1000)
    : midnight(releaseDate);
}

/** A day written year-month-day as people of a language write it: 19 February 2026. */
export function printDay(day: string, language: string): string {
  return midnight(day).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}
