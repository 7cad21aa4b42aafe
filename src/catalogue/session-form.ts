import type { AudienceProfile } from "../model/audience.ts";
import { commandWords } from "./command.ts";
import { capital } from "./words.ts";

/** Whose form it is. */
export interface SessionOf {
  id: string;
  name: string;
  /** Undefined where the project has it no longer: then its slots are not known. */
  profile: AudienceProfile | undefined;
  /** The minutes it takes where nothing else is said. */
  usual: number;
}

/** As long as what one writes on a line: see `src/schemas/session.ts`. */
const LONGEST = 120;

/**
 * What only the people of one session know: a form, which writes `session.yaml`, and the same file
 * with its lines still to be filled in, for who has no script.
 */
export function drawSessionForm(
  { id, name, profile, usual }: SessionOf,
  fill: (template: string, data: object) => string,
): string {
  const slots = Object.entries(profile?.slots ?? {}).map(([slot, label]) => ({
    // Beside its blank the label needs no more words; here nothing says whose number it is.
    ...{ slot, label: `${capital(slot.replaceAll("-", " "))}: ${label}`, longest: LONGEST },
  }));
  const standard = profile?.minutes.standard ?? [];
  return fill("catalogue/session-form", {
    ...{ id, name, usual, slots },
    hasSlots: slots.length > 0,
    lengths: standard.join(", "),
    command: commandWords("--session", "session.yaml"),
    yaml: [
      `audience: ${JSON.stringify(id)}`,
      ...['# title: ""', '# date: "2027-01-31"', '# place: ""', '# trainer: ""'],
      '# start: "09:30"',
      `# minutes: ${usual}`,
      ...(slots.length > 0 ? ["# slots:"] : []),
      ...slots.map(({ slot, label }) => `#   ${slot}: "" # ${label.replace(/\s+/g, " ")}`),
      "",
    ].join("\n"),
  });
}
