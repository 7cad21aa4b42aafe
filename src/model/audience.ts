import type { Origin } from "./source.ts";

/** Ages in whole years, both included; `to` is open for "16+". */
export interface AgeRange {
  from: number;
  to: number;
}

/** One step of the way a concern takes, as this audience takes it. */
export interface RouteStep {
  who: string;
  does: string;
  /** What must be so for this step to be taken; a step without is always taken. */
  when?: string;
  /** Whether it comes before all others wherever its `when` is so. */
  urgent?: boolean;
  slot?: string;
  contact?: string;
  /** Whether the people in the room take it themselves. */
  self?: boolean;
  /** Whether it is the referral itself, which only first responders make. */
  refers?: boolean;
  /** Whether it is the report that public bodies under the duty to notify make. */
  notifies?: boolean;
}

/** Who an edition is for. Everything inherited through `extends` is already filled in. */
export interface AudienceProfile {
  id: string;
  /** The profile itself, then those it extends, nearest first. `for{x}` means any of them. */
  lineage: readonly string[];
  name: string;
  /** What its documents are called; the programme's title where not set. */
  title?: string;
  abstract: boolean;
  language: string;
  jurisdiction: string;
  responder: "yes" | "no" | "own-mechanism";
  route: readonly RouteStep[];
  maxSensitivity: number;
  notTopics: readonly string[];
  ages?: AgeRange;
  /** Term id to the id of the term this audience uses in its place. */
  vocabulary: Readonly<Record<string, string>>;
  scenarios: readonly string[];
  minutes: { default: number; standard: readonly number[] };
  /** 2 doubles all talking time, for consecutive interpreting. */
  pace: number;
  slides: { min: number; max: number };
  /** The age whose reading its slides may ask for, at most; not looked at where not set. */
  readingAge?: number;
  theme: string;
  /** The colour people know this audience's documents by; the theme's own where not set. */
  colour?: string;
  /** The pattern on covers and section slides; plain where not set. */
  motif?: string;
  /** The partner whose name, logo and colour its documents carry. */
  branding?: string;
  /** Documents this audience gets; all where not set. */
  documents?: readonly string[];
  /** What its worksheet says about who reads it, before anybody writes. */
  worksheetRules: readonly string[];
  /** What its worksheet asks people to write down for the week after. */
  nextWeek: readonly string[];
  /** What its pocket card shows; it has none where no figure is named. */
  card: {
    /** The figure whose signs it shows. */
    figure?: string;
    /** What to keep to, whatever one notices. */
    rules: readonly string[];
  };
  /** Slips to write a question on; there are none where nothing is asked. */
  questionSlips: {
    /** What is asked for. */
    prompt?: string;
    /** What holds for who reads it, and for what does not belong on it. */
    rules: readonly string[];
    /** Whether there is a line for how to reach whoever asks. */
    asksName: boolean;
  };
  /** The form that asks what people think of a session; there is none without statements. */
  evaluation: {
    /** Who reads it, and that nobody's name is on it. */
    rules: readonly string[];
    /** What people agree with or not. */
    statements: readonly string[];
    /** How much they agree, beside each statement. */
    answers: readonly string[];
    /** Something asked twice, as it was before the session and as it is after, with its answers. */
    confidence?: { ask: string; answers: readonly string[] };
    /** What is answered in words. */
    questions: readonly string[];
  };
  /** Whether an attendance sheet has people's names, or how many there were and no more. */
  attendance: "names" | "head-count";
  /** Slot id to the label beside its blank. */
  slots: Readonly<Record<string, string>>;
  /** The country whose checked details stand in its slots; all slots are blanks where not set. */
  country?: string;
  /** What one session fills slots with, by slot id; no file of the project says it. */
  local?: Readonly<Record<string, string>>;
  /** Where one of its settings was written, in this profile or the one it comes from. */
  at: (path: readonly PropertyKey[]) => Origin;
}

/** "11-14" or "16+" as a range; undefined where the text is neither. */
export function parseAges(text: string): AgeRange | undefined {
  const match = /^(\d{1,3})(?:-(\d{1,3})|\+)$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = match[2] === undefined ? Number.POSITIVE_INFINITY : Number(match[2]);
  return from <= to ? { from, to } : undefined;
}

/** Profiles that make an edition, by id. */
export function withEdition(profiles: ReadonlyMap<string, AudienceProfile>): AudienceProfile[] {
  return [...profiles.values()].filter(({ abstract }) => !abstract);
}
