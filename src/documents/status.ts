import type { ParticipantEdition } from "../model/edition.ts";
import { makePalette, paletteCss } from "./palette.ts";

/** What every page says of the version it is. */
export function statusOf(edition: ParticipantEdition): string[] {
  const { version, factsAsOf } = edition.settings;
  const parts = [
    edition.status,
    `Version ${version}`,
    `Facts as of ${longDate(factsAsOf, edition.audience.language)}`,
  ];
  return parts.filter((part) => part !== "");
}

/** A day as people write it, from year-month-day. */
export function longDate(iso: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${iso}T00:00:00Z`));
}

/** CSS of the partner's colour, else the audience's; nothing where that of the tokens holds. */
export function paletteOf({ branding, audience }: ParticipantEdition): string {
  const colour = branding?.colour ?? audience.colour;
  return colour === undefined ? "" : paletteCss(makePalette(colour));
}
