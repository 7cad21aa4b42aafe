import { checkSessionFile, refuseUnknownSlots } from "./check/session.ts";
import { loadSession } from "./load/load-session.ts";
import type { AudienceProfile } from "./model/audience.ts";
import type { Programme } from "./model/programme.ts";
import type { Session } from "./model/session.ts";
import type { SourceFile } from "./model/source.ts";
import { type Editions, tailor } from "./tailor/tailor.ts";
import { chooseByIds } from "./text/choose.ts";

/** What is asked of a session: by its file, and before that by the command line. */
export interface AskedSession {
  /** How long, breaks included, or every length that a profile has as standard. */
  minutes?: number | "standard" | undefined;
  /** When it begins, in minutes after midnight. */
  start?: number | undefined;
  /** What stands in slots. */
  slots?: Readonly<Record<string, string>> | undefined;
  /** The path of its file. */
  file?: string | undefined;
}

/** Whether documents for this session are local copies, which may not be published. */
export const isLocal = ({ slots = {}, file }: AskedSession = {}): boolean =>
  file !== undefined || Object.keys(slots).length > 0;

/** Whose editions are asked for, and for what session. */
interface EditionsAsked {
  only: { audiences: readonly string[] };
  session?: AskedSession | undefined;
}

/** What editions are made of. */
interface Tailoring {
  programme: Programme;
  /** The audiences that have editions. */
  known: readonly AudienceProfile[];
  /** Profiles that cannot be used, and whose mistakes are the answer to who asks for them. */
  broken: ReadonlySet<string>;
  /** All files that were read; that of the session comes to them. */
  files: SourceFile[];
}

/** The editions that are asked for, by audience and length. */
export async function chooseEditions(
  asked: EditionsAsked,
  tailoring: Tailoring,
): Promise<{
  editions: Editions[];
  /** Those that have all there is, of audiences none of whose editions has. */
  longest: Editions[];
  local: Session["local"];
}> {
  const { programme } = tailoring;
  const { chosen, session } = await chooseSession(asked, tailoring);
  const editions = chosen.flatMap((profile) =>
    lengthsOf(profile, session).map((minutes) =>
      tailor(programme, profile, { ...session, minutes }),
    ),
  );
  const longest = chosen.flatMap((profile) => withAll(programme, profile, editions));
  return { editions, longest, local: session.local };
}

/** The audiences and the session that the command line and the session's file ask for. */
async function chooseSession(
  { only, session: asked = {} }: EditionsAsked,
  { known, broken, files }: Tailoring,
): Promise<{ chosen: AudienceProfile[]; session: ChosenSession }> {
  const loaded = asked.file === undefined ? undefined : await loadSession(asked.file);
  if (loaded) files.push(loaded.file);
  const { audience, audiences: several = [], ...said } = loaded?.read?.value ?? { slots: {} };
  const named = audience === undefined ? several : [audience];
  // A profile with mistakes was asked for rightly: its mistakes are the answer.
  const wanted = only.audiences.filter((id) => !broken.has(id));
  const inFile = known.filter(({ id }) => named.includes(id));
  const chosen =
    only.audiences.length === 0 && named.length > 0
      ? inFile
      : chooseByIds("audience", wanted, known);
  if (loaded?.read) {
    const { file, read } = loaded;
    const names = named.filter((id) => !broken.has(id));
    const slots = Object.keys(said.slots);
    checkSessionFile({ file, audiences: names, slots, offsetOf: read.offsetOf }, known, chosen);
  }
  refuseUnknownSlots(Object.keys(asked.slots ?? {}), chosen);
  const { start, minutes, pace, ...details } = said;
  return {
    chosen,
    session: {
      start: asked.start ?? start,
      minutes: asked.minutes ?? minutes,
      pace,
      local: isLocal(asked)
        ? { ...details, slots: { ...details.slots, ...asked.slots } }
        : undefined,
    },
  };
}

/** A session whose length may be as each profile has it. */
interface ChosenSession extends Omit<Session, "minutes"> {
  minutes: AskedSession["minutes"];
}

/** How long the editions of an audience take. */
function lengthsOf({ minutes }: AudienceProfile, session: ChosenSession): number[] {
  if (session.minutes !== "standard") return [session.minutes ?? minutes.default];
  return minutes.standard.length === 0 ? [minutes.default] : [...new Set(minutes.standard)];
}

/** The edition of an audience that has all there is, where none of these has. */
function withAll(
  programme: Programme,
  profile: AudienceProfile,
  editions: readonly Editions[],
): Editions[] {
  const own = editions.filter(({ participant }) => participant.audience.id === profile.id);
  if (own.some(({ participant }) => participant.plan.leftOut.length === 0)) return [];
  const { plan } = tailor(programme, profile, { minutes: Number.POSITIVE_INFINITY }).participant;
  return [tailor(programme, profile, { minutes: plan.minutes })];
}
