import type { Origin } from "./source.ts";

/** What an item of the source documents can be. */
export const ITEM_KINDS = [
  "title",
  "framework",
  "outline",
  "product",
  "definition",
  "altered-quotation",
  "quotation",
  "statistic",
  "claim",
  "list",
  "table",
  "comparison",
  "principles",
  "diagram",
  "picture",
  "scenario",
  "exercise",
  "contact",
  "reconstruction",
  "contradiction",
] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** Kinds that are about other items; what they are about decides why they may be dropped. */
export const KINDS_ABOUT_OTHERS: readonly ItemKind[] = ["reconstruction", "contradiction"];

/**
 * Why something the source documents hold may be left out, and of which kinds of item that may be
 * said. What is on no list (a definition, a scenario) must be carried by something.
 */
export const DROP_REASONS = {
  statistic: ["statistic"],
  contact: ["contact"],
  claim: ["claim"],
  "altered-quotation": ["altered-quotation", "quotation"],
  "lost-picture": ["picture", "diagram"],
} as const satisfies Record<string, readonly ItemKind[]>;

export type DropReason = keyof typeof DROP_REASONS;

/** One thing that the source documents hold. */
export interface InventoryItem {
  /** Written whole, like 000-1 or C-19. */
  id: string;
  kind: ItemKind;
  /** For a reconstruction or contradiction: the kind of what it is about. */
  about?: ItemKind;
  /** What it says, in a line of our own. */
  content: string;
  /** Where it stands in its source document, or what it corrects. */
  lines: string;
  origin: Origin;
}

/** What can carry an item: lists of the programme and its register. */
export const CARRIERS = [
  "slides",
  "scenarios",
  "exercises",
  "figures",
  "facts",
  "instruments",
  "contacts",
  "countries",
] as const;

export type Carrier = (typeof CARRIERS)[number];

/** What became of an item: what carries it, or why it was dropped. */
export interface CoverageEntry {
  /** The item's id. */
  id: string;
  carriedBy: readonly { list: Carrier; id: string; origin: Origin }[];
  dropped?: { reason: DropReason; why: string; origin: Origin };
  origin: Origin;
}

/** What the source documents hold and what became of it; both empty where nobody keeps them. */
export interface Coverage {
  inventory: readonly InventoryItem[];
  entries: readonly CoverageEntry[];
}
