import type { AudienceProfile } from "../../model/audience.ts";
import { type Finding, report } from "../../model/diagnostics.ts";
import type { Register, WordEntry, WordKind } from "../../model/register.ts";
import type { RuleId } from "../../model/rules.ts";
import type { Span } from "../../model/source.ts";
import { type MayHave, mayHave, phrasePattern, wordsOf } from "../../text/phrases.ts";
import { suggest } from "../../text/suggest.ts";
import type { Piece } from "./piece.ts";
import type { Pieces } from "./pieces.ts";

/** A kind of words: the rule that finds them, and what is said of them. */
interface Kind {
  rule: RuleId;
  /** Whether they may stand in an `:::avoid` block, as words not to use. */
  mayBeShown: boolean;
  message(found: string, why: string): string;
  help: string;
}

const SHOW = "Where it is shown as something not to say, put it into an :::avoid block.";

const KINDS: Readonly<Record<WordKind, Kind>> = {
  never: {
    rule: "banned-word",
    mayBeShown: true,
    message: (found, why) => `"${found}" is not to be printed here. ${why}`,
    help: SHOW,
  },
  dead: {
    rule: "dead-string",
    mayBeShown: false,
    message: (found, why) => `"${found}" is out of date or was never true. ${why}`,
    help: "Take it out, or say what holds today; what still teaches it is not to be copied.",
  },
  disclosure: {
    rule: "invites-disclosure",
    mayBeShown: true,
    message: (found, why) => `"${found}" may make people tell of themselves in the room. ${why}`,
    help: `Ask about the people in a made-up case. ${SHOW}`,
  },
  promise: {
    rule: "false-promise",
    mayBeShown: true,
    message: (found, why) => `"${found}" promises what nobody here can keep. ${why}`,
    help: `Say what will be done, and by whom. ${SHOW}`,
  },
  sensitive: {
    rule: "sensitivity-too-low",
    mayBeShown: false,
    message: (found, why) => `"${found}" stands where nothing warns of it. ${why}`,
    help: "Set its sensitivity (0 none, 1 named, 2 described, 3 explicit), so that only those see it who may; or say it in other words.",
  },
};

/** Words to look for, ready to be found. */
interface Search extends Pick<WordEntry, "for" | "why" | "level"> {
  kind: WordKind;
  pattern: RegExp;
  mayHave: MayHave;
  expected: string;
}

/** Reports words that are not to be printed, at all or for those who get them. */
export function checkWords(
  pieces: Pieces,
  register: Register,
  profiles: ReadonlyMap<string, AudienceProfile>,
  broken: ReadonlySet<string>,
): void {
  const searches = searchesIn(register);
  const general = searches.filter((search) => search.for.length === 0);
  find(pieces.everything(), general, (search, piece, span) => {
    if (piece.valueOf(span)) return undefined; // found where the register says it
    if (search.kind !== "sensitive") return {};
    const { sensitivity } = piece;
    if (sensitivity === undefined || sensitivity >= search.level) return undefined;
    return { expected: `sensitivity: ${search.level} or more; it is ${sensitivity}` };
  });
  for (const profile of profiles.values()) {
    if (profile.abstract) continue;
    const isYoung = (profile.ages?.from ?? 0) < 18;
    const own = searches.filter(
      (search) =>
        search.for.some((id) => profile.lineage.includes(id)) ||
        (isYoung && search.kind === "sensitive" && search.for.length === 0),
    );
    find(pieces.heldBy(profile), own, ({ kind, level }, piece, span) => {
      const edition = profile.id;
      // Found where the profile says it.
      if (/^(?:slot|audience)$/.test(piece.valueOf(span)?.family ?? "")) return undefined;
      if (kind !== "sensitive") return { edition };
      if (isYoung) {
        const words = piece.text.slice(span.start, span.end);
        return {
          edition,
          message: `"${words}" is not for people under 18, whatever sensitivity is declared.`,
          expected: profile.ages
            ? "other words, or none"
            : `other words, or ages: "18+" in the profile ${edition}, which names none`,
          help: "Say it in other words, or keep it from them: with for: or not-for:, or in a :::not-for block.",
        };
      }
      const { sensitivity } = piece;
      if (sensitivity === undefined || sensitivity >= level) return undefined;
      return { edition, expected: `sensitivity: ${level} or more; it is ${sensitivity}` };
    });
  }
  checkAudiences(register, new Set([...profiles.keys(), ...broken]));
}

function searchesIn({ terms, wording }: Register): Search[] {
  return [
    ...[...terms.values()]
      .filter(({ sayInsteadOf }) => sayInsteadOf.length > 0)
      .map(({ id, sayInsteadOf }) => ({
        kind: "never" as const,
        pattern: phrasePattern(sayInsteadOf),
        mayHave: mayHave(sayInsteadOf),
        expected: `{{term.${id}}}, or other words`,
        why: "It harms the people it speaks of.",
        for: [],
        level: 0,
      })),
    ...[...wording.values()].map(({ words, say, ...entry }) => {
      return { ...entry, pattern: phrasePattern(words), mayHave: mayHave(words), expected: say };
    }),
  ];
}

interface Match extends Span {
  search: Search;
  finding: Partial<Finding>;
}

/** Reports what `judge` lets through; of two findings of a kind over one another, the longer. */
function find(
  pieces: readonly Piece[],
  searches: readonly Search[],
  judge: (search: Search, piece: Piece, span: Span) => Partial<Finding> | undefined,
): void {
  if (searches.length === 0) return;
  for (const piece of pieces) {
    const words = wordsOf(piece.text);
    const isShown = piece.inside.some(({ name }) => name === "avoid");
    const matches = searches.flatMap((search): Match[] => {
      if (!search.mayHave(words)) return [];
      if (isShown && KINDS[search.kind].mayBeShown) return [];
      return [...piece.text.matchAll(search.pattern)].flatMap((match) => {
        const span = { start: match.index, end: match.index + match[0].length };
        const finding = judge(search, piece, span);
        return finding ? [{ ...span, search, finding }] : [];
      });
    });
    for (const match of longest(matches)) {
      const { kind, expected, why } = match.search;
      const { rule, message, help } = KINDS[kind];
      const found = piece.text.slice(match.start, match.end).replace(/\s+/g, " ");
      piece.report(rule, match, {
        message: message(found, why),
        expected,
        help,
        ...match.finding,
      });
    }
  }
}

function longest(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of [...matches].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const isCovered = kept.some(
      ({ search, start, end }) =>
        search.kind === match.search.kind && start < match.end && match.start < end,
    );
    if (!isCovered) kept.push(match);
  }
  return kept;
}

function checkAudiences(register: Register, known: ReadonlySet<string>): void {
  for (const { id, for: audiences } of register.wording.values()) {
    for (const audience of audiences) {
      if (known.has(audience)) continue;
      const { file, offset } = register.at("wording", id);
      report(file, "unknown-audience", offset, {
        message: `The words "${id}" are for "${audience}", which is no audience.`,
        help: suggest(audience, known),
      });
    }
  }
}
