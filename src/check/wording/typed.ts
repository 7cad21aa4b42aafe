import { type Finding, report } from "../../model/diagnostics.ts";
import type { Programme } from "../../model/programme.ts";
import type { Register } from "../../model/register.ts";
import type { RuleId } from "../../model/rules.ts";
import type { Span } from "../../model/source.ts";
import { allPassages, dataRuns, isTrainerOnly, passageRuns, type Run } from "../passages.ts";
import type { Pieces } from "./pieces.ts";

export interface Pattern {
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
    pattern:
      /(?<![\w.,])(?:\+\d[\d \u00a0()*_–‑-]{7,}\d|0\d(?:(?:[ \u00a0()*_–‑-]{0,3}| ?\n ?)\d){6,})(?![\w])/g,
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
    rule: "typed-contact",
    // A postcode; "1st" and "2nd" are none of its letters.
    pattern:
      /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?(?!\d(?:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Z]{2})\b/gi,
    everywhere: true,
    message: (found) => `A postcode is typed here: ${found}`,
    expected: "{{contact.its-id}}, or {{slot.its-id}} for a local address",
    help: CONTACT_HELP,
  },
  {
    rule: "typed-contact",
    pattern:
      /\b\d{1,4}[a-z]?,? (?:[A-Z][\w’'-]+ ){1,4}(?:Street|Road|Avenue|Lane|Square|Crescent|Terrace|Gardens|Drive|Close|Embankment|Row|St|Rd|Ave)\b|\bP\.?O\.? Box \d+/g,
    everywhere: true,
    message: (found) => `A postal address is typed here: ${found}`,
    expected: "{{contact.its-id}}, or {{slot.its-id}} for a local address",
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

/** What is looked for in a programme with this register, contacts first. */
export function typedPatterns(register: Register): Pattern[] {
  // The last digits of a number to call are no figure of their own.
  return [...PATTERNS, ...registeredNumbers(register)].sort(
    (a, b) => Number(b.rule === "typed-contact") - Number(a.rule === "typed-contact"),
  );
}

/** Reports contacts, figures and laws that authors typed themselves. */
export function checkTyped(
  programme: Programme,
  pieces: Pieces,
  patterns: readonly Pattern[],
): void {
  const runs: Run[] = [
    ...allPassages(programme).flatMap(passageRuns),
    ...[...programme.figures.values(), ...programme.exercises.values()].flatMap(dataRuns),
  ];
  for (const { text, file, at, inside } of runs) {
    for (const typed of findTyped(text, isTrainerOnly(inside), patterns)) {
      report(file, typed.pattern.rule, at(typed.start), findingOf(typed));
    }
  }
  for (const piece of pieces.outsidePassages()) {
    for (const typed of findTyped(piece.text, isTrainerOnly(piece.inside), patterns)) {
      piece.report(typed.pattern.rule, typed, findingOf(typed));
    }
  }
}

/** What was typed, and the pattern that found it. */
interface Typed extends Span {
  found: string;
  pattern: Pattern;
}

const findingOf = ({ found, pattern: { message, expected, help } }: Typed): Finding => ({
  message: message(found),
  expected,
  help,
});

/** Finds what patterns match, but for what an earlier one found already. */
export function findTyped(
  text: string,
  isForTrainers: boolean,
  patterns: readonly Pattern[],
): Typed[] {
  const taken: Typed[] = [];
  for (const pattern of patterns) {
    if (isForTrainers && !pattern.everywhere) continue;
    for (const match of text.matchAll(pattern.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((span) => span.start < end && start < span.end)) continue;
      taken.push({ start, end, found: match[0].trim(), pattern });
    }
  }
  return taken;
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
