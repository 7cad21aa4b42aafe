/** What only the people of one session know, and what fills the slots of their documents. */
export interface LocalDetails {
  title?: string | undefined;
  /** The day, year-month-day. */
  date?: string | undefined;
  place?: string | undefined;
  trainer?: string | undefined;
  /** Slot id to what stands in it. */
  slots: Readonly<Record<string, string>>;
}

/** What one session asks of an edition. What it leaves open is as the profile has it. */
export interface Session {
  /** How long it may take, breaks included; the profile's default where not set. */
  minutes?: number;
  /** When it begins, in minutes after midnight. */
  start?: number;
  /** What the minutes of talk are multiplied by: 2 for consecutive interpreting. */
  pace?: number | undefined;
  /** Only with these is an edition a local copy. */
  local?: LocalDetails | undefined;
}

/** When sessions begin that say nothing of it: half past nine. */
export const DEFAULT_START = 9 * 60 + 30;

export type PlanKind = "slide" | "exercise" | "break" | "lunch";

/** One thing that happens in a session. `start` is a time of day like "09:30". */
export interface PlanItem {
  start: string;
  /** Whole minutes, so that times of day add up. */
  minutes: number;
  kind: PlanKind;
  /** A slide's id, or the break's own. */
  id: string;
  title: string;
}

/** A slide there was no time for. */
export interface NoTime {
  id: string;
  title: string;
  priority: string;
  /** The least it would take. */
  minutes: number;
  why: string;
}

/** When what is done in a session, and what there was no time for. */
export interface SessionPlan {
  /** The minutes there are. */
  asked: number;
  /** The minutes it takes, with its breaks. */
  minutes: number;
  /** The minutes of its slides and exercises alone. */
  content: number;
  start: string;
  end: string;
  items: readonly PlanItem[];
  /** Slides of exercises that are run in their shorter form. */
  shortened: readonly string[];
  leftOut: readonly NoTime[];
  /** Said where the minutes are not used up; empty otherwise. */
  note: string;
}
