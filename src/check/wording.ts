import { report } from "../model/diagnostics.ts";
import type { Programme } from "../model/programme.ts";
import type { Register } from "../model/register.ts";
import type { RuleId } from "../model/rules.ts";
import type { Span } from "../model/source.ts";
import { allPassages, figureRuns, isTrainerOnly, passageRuns, type Run } from "./passages.ts";

interface Pattern {
  rule: RuleId;
  pattern: RegExp;
  /** Whether it holds for trainers' text too. */
  everywhere: boolean;
  message: (found: string) => string;
  expected: string;
  help: string;
}

const CONTACT_HELP =
  "Put it into register/contacts.yaml with its source and the date it was checked, and name it from there. A local number is a slot.";

const PATTERNS: readonly Pattern[] = [
  {
    rule: "typed-contact",
    // A telephone number: an international or national one of eight digits and more.
    pattern: /(?<![\w.,])(?:\+\d[\d ()*_-]{7,}\d|0\d(?:[ ()*_-]{0,2}\d){6,})(?![\w])/g,
    everywhere: true,
    message: (found) => `A telephone number is typed here: ${found}`,
    expected: "{{contact.its-id}}",
    help: CONTACT_HELP,
  },
  {
    rule: "typed-contact",
    pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    everywhere: true,
    message: (found) => `An e-mail address is typed here: ${found}`,
    expected: "{{contact.its-id}}",
    help: CONTACT_HELP,
  },
  {
    rule: "typed-contact",
    pattern:
      /\b(?:https?:\/\/|www\.)[^\s)>\]]+|\b[\w-]+\.(?:org|com|gov|net|info|int|eu|uk)(?:\.[a-z]{2})?\b(?:\/[^\s)>\]]*)?/gi,
    everywhere: true,
    message: (found) => `A web address is typed here: ${found}`,
    expected: "{{contact.its-id}}, or {{source.its-id}} for where something was read",
    help: CONTACT_HELP,
  },
  {
    rule: "typed-figure",
    pattern:
      /\d[\d,.]*\s?(?:%|per ?cent\b|million\b|billion\b|thousand\b)|\b\d{1,3}(?:,\d{3})+\b|(?<![\d-])\b(?!(?:19|20)\d\d\b)\d{4,}\b/gi,
    everywhere: false,
    message: (found) => `A figure without a source: ${found}`,
    expected: "{{fact.its-id}}",
    help: "Put it into register/facts.yaml with what it counts, its source and its year.",
  },
  {
    rule: "typed-law",
    pattern:
      /\b(?:[A-Z][\w’'-]+,? (?:and |of |the |on |for )*)+(?:Act|Regulations|Convention|Protocol) (?:\([^)]*\) )?(?:18|19|20)\d\d\b|\bDirective \d{4}\/\d+/g,
    everywhere: false,
    message: (found) => `A law is named without its source: ${found}`,
    expected: "{{fact.its-id}}, with in-force: yes",
    help: "Put it into register/facts.yaml with its source and whether it is in force.",
  },
];

/** Reports contacts, figures, laws and harmful words that authors typed themselves. */
export function checkWording(programme: Programme): void {
  // Contacts come first: the last digits of a number to call are no figure of their own.
  const patterns = [...PATTERNS, ...registeredNumbers(programme.register)].sort(
    (a, b) => Number(b.rule === "typed-contact") - Number(a.rule === "typed-contact"),
  );
  const banned = bannedWords(programme.register);
  const runs = [
    ...allPassages(programme).flatMap(passageRuns),
    ...[...programme.figures.values()].flatMap(figureRuns),
  ];
  for (const run of runs) {
    const taken: Span[] = [];
    for (const pattern of patterns) checkPattern(run, pattern, taken);
    for (const pattern of banned) checkPattern(run, pattern, [], "avoid");
  }
}

/** Reports what a pattern finds, but for what an earlier one found already (`taken`). */
function checkPattern(
  { text, file, at, inside }: Run,
  { pattern, ...rule }: Pattern,
  taken: Span[],
  except?: string,
): void {
  if (!rule.everywhere && isTrainerOnly(inside)) return;
  if (except !== undefined && inside.some(({ name }) => name === except)) return;
  for (const match of text.matchAll(pattern)) {
    const found = { start: match.index, end: match.index + match[0].length };
    if (taken.some((span) => span.start < found.end && found.start < span.end)) continue;
    taken.push(found);
    report(file, rule.rule, at(found.start), {
      message: rule.message(match[0].trim()),
      expected: rule.expected,
      help: rule.help,
    });
  }
}

/** Short numbers like 999 are only known to be contacts because the register has them. */
function registeredNumbers({ contacts }: Register): Pattern[] {
  return [...contacts.values()].flatMap(({ id, number }) => {
    const digits = number?.replace(/\D/g, "") ?? "";
    if (digits === "" || digits.length > 7) return [];
    return {
      rule: "typed-contact" as const,
      pattern: new RegExp(`(?<![\\w.,])${[...digits].join("[ ]?")}(?![\\w%]|[.,]\\d)`, "g"),
      everywhere: true,
      message: (found: string) => `A number to call is typed here: ${found}`,
      expected: `{{contact.${id}}}`,
      help: "Named from the register, it changes everywhere at once and only shows to those it is for.",
    };
  });
}

function bannedWords({ terms }: Register): Pattern[] {
  return [...terms.values()].flatMap(({ id, sayInsteadOf }) =>
    sayInsteadOf.map((word) => ({
      rule: "banned-word" as const,
      pattern: new RegExp(
        `(?<![\\w-])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`,
        "gi",
      ),
      everywhere: false,
      message: (found: string) => `"${found}" harms the people it speaks of.`,
      expected: `{{term.${id}}}, or other words`,
      help: "Where it is shown as a word not to use, put it into an :::avoid block.",
    })),
  );
}
