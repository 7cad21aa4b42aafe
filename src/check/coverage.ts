import {
  type Carrier,
  type CoverageEntry,
  DROP_REASONS,
  type DropReason,
  type InventoryItem,
} from "../model/coverage.ts";
import { report } from "../model/diagnostics.ts";
import type { Programme } from "../model/programme.ts";
import { suggest } from "../text/suggest.ts";

/** Ids that some edition shows, of those lists of which that can be said. */
export type Shown = Partial<Record<Carrier, ReadonlySet<string>>>;

/**
 * Reports items of the source documents of which nobody says what became of them, items that were
 * dropped for a reason that does not fit, and what is said to carry one and does not. `findShown` is
 * asked where there are carriers; where it gives nothing, because files have mistakes and what they
 * hold is not known, nothing is said about these.
 */
export function checkCoverage(programme: Programme, findShown: () => Shown | undefined): void {
  const { inventory, entries } = programme.register.coverage;
  const items = new Map(inventory.map((item) => [item.id, item]));
  const covered = new Set(entries.map(({ id }) => id));
  const there = idsIn(programme);
  const shown = entries.length > 0 ? findShown() : undefined;
  for (const { id, content, origin } of inventory) {
    if (covered.has(id)) continue;
    report(origin.file, "coverage-missing", origin.offset, {
      message: `Nothing says what became of ${id}: ${content}`,
      expected: `${id}: with carried-by: or dropped: in register/source-coverage.yaml`,
      help: "Name the slides, scenarios, exercises or facts that carry it; or why it was dropped.",
    });
  }
  for (const entry of entries) {
    const item = items.get(entry.id);
    if (!item) {
      report(entry.origin.file, "coverage-dangling", entry.origin.offset, {
        message: `There is no item ${entry.id} in register/inventory.yaml.`,
        help: suggest(entry.id, items.keys()),
      });
    } else checkDropped(item, entry);
    if (shown) checkCarriers(entry, there, shown);
  }
}

function checkDropped({ id, kind, about = kind }: InventoryItem, { dropped }: CoverageEntry): void {
  if (!dropped || (DROP_REASONS[dropped.reason] as readonly string[]).includes(about)) return;
  const fitting = (Object.keys(DROP_REASONS) as DropReason[]).filter((reason) =>
    (DROP_REASONS[reason] as readonly string[]).includes(about),
  );
  const { file, offset } = dropped.origin;
  report(file, "coverage-dropped", offset, {
    message: `${id} is a ${about}, and cannot be dropped as a ${dropped.reason}.`,
    expected:
      fitting.length > 0
        ? `the reason ${fitting.join(" or ")}, or carried-by:`
        : "carried-by: with what carries it; this kind of item is never dropped",
    help: "Name what carries it, or write what will; if its kind is wrong in inventory.yaml, put that right.",
  });
}

/** Every id there is, by list. */
function idsIn({ modules, register, ...lists }: Programme): Record<Carrier, ReadonlySet<string>> {
  return {
    slides: new Set(modules.flatMap(({ slides }) => slides.map(({ id }) => id))),
    scenarios: new Set(lists.scenarios.keys()),
    exercises: new Set(lists.exercises.keys()),
    figures: new Set(lists.figures.keys()),
    facts: new Set(register.facts.keys()),
    instruments: new Set(register.instruments.keys()),
    contacts: new Set(register.contacts.keys()),
    countries: new Set(register.countries.keys()),
  };
}

function checkCarriers(
  { id: item, carriedBy }: CoverageEntry,
  there: Record<Carrier, ReadonlySet<string>>,
  shown: Shown,
): void {
  for (const { list, id, origin } of carriedBy) {
    const isThere = there[list].has(id);
    if (isThere && (shown[list]?.has(id) ?? true)) continue;
    report(origin.file, "coverage-dangling", origin.offset, {
      message: isThere
        ? `${item} is carried by "${id}" of the ${list}, which no edition shows.`
        : `${item} is carried by "${id}", which is not among the ${list}.`,
      expected: `an id of the ${list} that some edition shows`,
      help: isThere
        ? "Name it in a profile or take off what keeps it out of every edition; or name what carries the item now."
        : suggest(id, there[list]),
    });
  }
}
