import type { PageRules } from "../model/document.ts";
import { UsageError } from "../model/usage-error.ts";
import { chooseByIds } from "../text/choose.ts";

/** A way to set a document otherwise than usual, for those who need it. Only PDFs are: pages on screens adapt. */
export interface Variant {
  /** The name people ask for it by, of its styles in `templates/variants`, and in the names of files. */
  id: string;
  name: string;
  /** What it is, in one line. */
  about: string;
  /** How its pages are looked at, where the usual ones are looked at so. */
  pages(rules: PageRules): PageRules;
  /** Whether all is set anew: slides are text and no small pictures, cards come one by one. */
  isSetAnew: boolean;
}

/** A variant that a kind of document has. */
export interface OwnVariant {
  id: string;
  /** Whether it is made where nobody asked for it. */
  isUsual?: boolean;
}

/** 18 pt, for all there is to read: where 4 px are 3 pt. */
const LARGE = 24;

export const variants: readonly Variant[] = [
  {
    id: "large-print",
    name: "Large print",
    about: "every letter at least 18 pt, set anew on A4",
    pages: (rules) => ({
      selector: rules.selector,
      sizes: { body: LARGE, small: LARGE },
      // What the margins in its styles leave of the sheet.
      ...(rules.paper && { paper: { width: (174 / 25.4) * 96, height: (249 / 25.4) * 96 } }),
    }),
    isSetAnew: true,
  },
  {
    id: "mono",
    name: "Black and white",
    about: "for a printer or a copier without colours",
    pages: (rules) => rules,
    isSetAnew: false,
  },
];

/** Formats that variants are made in. */
export const VARIANT_FORMATS: readonly string[] = ["pdf"];

/** These variants; one that none of these kinds has is a usage error, like one that there is not. */
export function chooseVariants(
  ids: readonly string[],
  kinds: readonly { variants?: readonly OwnVariant[] }[],
): string[] {
  if (ids.length === 0) return [];
  const chosen = chooseByIds("variant", ids, variants).map(({ id }) => id);
  const own = new Set(kinds.flatMap((kind) => kind.variants ?? []).map(({ id }) => id));
  const lacking = chosen.find((id) => !own.has(id));
  if (lacking !== undefined)
    throw new UsageError(
      `None of these documents has the variant "${lacking}".`,
      "`lectern list` says of which documents there is one.",
    );
  return chosen;
}
