import type { Register } from "../model/register.ts";

/** Something a person must still check, and where. */
export interface ToVerify {
  list: "facts" | "contacts";
  id: string;
  why: string;
  address: string;
}

/** The reviewer's list: what was not read at its own source, and law of unknown force. */
export function toVerify({ facts, contacts, sources }: Register): ToVerify[] {
  const address = (source: string) => sources.get(source)?.address ?? "";
  const level = {
    Y: "",
    Y2: "only read on a second-hand page",
    N: "not verified, and never printed",
  };
  const rows = [
    ...[...facts.values()].map(({ id, verified, source, inForce }): ToVerify => {
      const force = inForce === "unknown" ? "whether it is in force is not known" : "";
      const why = [level[verified], force].filter(Boolean).join("; ");
      return { list: "facts", id, why, address: address(source) };
    }),
    ...[...contacts.values()].map(({ id, verified, source }): ToVerify => {
      return { list: "contacts", id, why: level[verified], address: address(source) };
    }),
  ];
  return rows.filter(({ why }) => why !== "");
}
