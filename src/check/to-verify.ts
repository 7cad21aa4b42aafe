import type { Register, Verified } from "../model/register.ts";
import { printFact } from "../text/print-fact.ts";

/** Why something stands on the reviewer's list, most pressing first. */
export const REASONS = {
  due: "Due to be checked again, or soon",
  law: "Law of which it is not known whether it is in force: not taught until it is",
  unverified: "Not verified: never printed until someone has checked it",
  "second-hand": "Only read on a second-hand page: to be checked before a version is approved",
} as const;

type Reason = keyof typeof REASONS;

/** Something a person must still check, and where. */
export interface ToVerify {
  /** Why first; `why` says all. */
  reason: Reason;
  list: "facts" | "contacts" | "instruments" | "countries";
  id: string;
  /** What the register says. */
  says: string;
  why: string;
  note: string;
  address: string;
}

/** An entry of the register, as this list sees it. */
interface Entry {
  list: ToVerify["list"];
  id: string;
  says: string;
  verified: Verified;
  source: string | undefined;
  checkAgain?: string;
  isForceUnknown?: boolean;
  note?: string | undefined;
}

/** How long before its day an entry is listed. */
const SOON_DAYS = 60;

/**
 * The reviewer's list: what is due, law of unknown force, and what was not read at its own source;
 * by reason, list and id. `today` is year-month-day.
 */
export function toVerify(register: Register, today: string): ToVerify[] {
  const soon = new Date(Date.parse(today) + SOON_DAYS * 86_400_000).toISOString().slice(0, 10);
  const order = Object.keys(REASONS);
  return entriesOf(register)
    .flatMap((entry): ToVerify[] => {
      const { list, id, says, note = "" } = entry;
      const found = reasonsOf(entry, today, soon);
      const [first] = found;
      if (!first) return [];
      const why = found.map(({ why }) => why).join("; ");
      const address = register.sources.get(entry.source ?? "")?.address ?? "";
      return [{ reason: first.reason, list, id, says, why, note, address }];
    })
    .sort(
      (a, b) =>
        order.indexOf(a.reason) - order.indexOf(b.reason) ||
        compare(a.list, b.list) ||
        compare(a.id, b.id),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function reasonsOf(
  { verified, checkAgain, isForceUnknown }: Entry,
  today: string,
  soon: string,
): { reason: Reason; why: string }[] {
  const found: { reason: Reason; why: string }[] = [];
  if (checkAgain !== undefined && checkAgain <= soon) {
    const since = checkAgain <= today ? "since" : "on";
    found.push({ reason: "due", why: `due to be checked again ${since} ${checkAgain}` });
  }
  if (isForceUnknown) found.push({ reason: "law", why: "whether it is in force is not known" });
  if (verified === "N")
    found.push({ reason: "unverified", why: "not verified, and never printed" });
  if (verified === "Y2")
    found.push({ reason: "second-hand", why: "only read on a second-hand page" });
  return found;
}

function entriesOf({ facts, contacts, instruments, countries }: Register): Entry[] {
  return [
    ...[...facts.values()].map((fact): Entry => {
      const { id, counts, inForce } = fact;
      // With a space that a person can search for.
      const says = `${printFact(fact, "en-GB").replace("\u00a0", " ")}: ${counts}`;
      return { ...fact, list: "facts", id, says, isForceUnknown: inForce === "unknown" };
    }),
    ...[...contacts.values()].map((contact): Entry => {
      const { name, number, address } = contact;
      return { ...contact, list: "contacts", says: `${name}: ${number ?? address ?? ""}` };
    }),
    ...[...instruments.values()].map((instrument): Entry => {
      const { title, article, verified = "Y" } = instrument;
      return { ...instrument, list: "instruments", says: `${title}, ${article}`, verified };
    }),
    ...[...countries.values()].flatMap(({ id, slots }) =>
      [...slots].map(([slot, { value, ...entry }]): Entry => {
        const source = entry.source;
        return { ...entry, source, list: "countries", id: `${id}: ${slot}`, says: value };
      }),
    ),
  ];
}
