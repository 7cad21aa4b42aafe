import { slide } from "../tailor/make-programme.ts";

/** Who sees a word, of the two audiences there are. Nobody: it is for trainers, or should be. */
export type Sees = readonly ("police" | "church")[];

/** A module made at random, and who may see each of its words. */
export interface RandomDocument {
  text: string;
  words: ReadonlyMap<string, Sees>;
}

/** Random numbers that are the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number;
  pick<T>(choices: readonly T[]): T;
}

/** Starts dice (mulberry32). */
function startDice(seed: number): Dice {
  let state = seed * 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const roll = (sides: number) => Math.floor(next() * sides);
  return { roll, pick: (choices) => choices[roll(choices.length)] as (typeof choices)[number] };
}

const BOTH: Sees = ["police", "church"];
const NOBODY: Sees = [];
const BREAKS = ["---", "***", "___", "- - -", "----"];

/** Makes one module of one to three slides; a fifth of them is hurt in one place. */
export function makeDocument(seed: number): RandomDocument {
  const dice = startDice(seed);
  const words = new Map<string, Sees>();
  const word = (sees: Sees): string => {
    const name = `q${seed}w${words.size}x`;
    words.set(name, sees);
    return name;
  };
  const parts = Array.from({ length: 1 + dice.roll(3) }, (_, index) => {
    const [settings, sees] = dice.pick<[string, Sees]>([
      ["", BOTH],
      ["", BOTH],
      ["for: police", ["police"]],
      ["not-for: police", ["church"]],
    ]);
    const body = Array.from({ length: 1 + dice.roll(3) }, () =>
      fragment({ dice, word, sees, depth: 0 }),
    );
    const text = `## ${word(sees)}\n\n${word(sees)}\n\n${body.join(dice.pick(["\n\n", "\n\n", "\n"]))}`;
    return slide(`s${seed}-${index}`, dice.roll(5) === 0 ? hurt(text, dice) : text, settings);
  });
  return { text: parts.join(`\n${dice.pick(BREAKS)}\n\n`), words };
}

/** What a fragment is made with: who sees it where it stands, and how deep that is. */
interface Place {
  dice: Dice;
  word: (sees: Sees) => string;
  sees: Sees;
  depth: number;
}

function fragment(place: Place): string {
  const { dice, depth } = place;
  const kind = dice.roll(24);
  if (kind === 0) return slip(place);
  if (kind === 1) return oddity(place);
  return kind < 12 && depth < 3 ? block(place) : plainText(place);
}

function plainText({ dice, word, sees }: Place): string {
  const w = () => word(sees);
  return dice.pick([
    () => `${w()} *${w()}* **${w()}** \`${w()}\` ~~${w()}~~ [${w()}](#s)`,
    () => `${w()}\n${w()}  \n${w()}\\\n${w()}`,
    () => `- ${w()}\n- ${w()}\n  - ${w()}\n\n    ${w()}`,
    () => `1. ${w()}\n2. ${w()}\n\n3. ${w()}`,
    () => `| ${w()} | ${w()} |\n| - | :-: |\n| ${w()} | ${w()} |`,
    () => `> ${w()}\n> - ${w()}\n>\n> ${w()}`,
    () => `\`\`\`text\n${w()}\n\`\`\``,
    () => `~~~~\n${w()}\n\n:::text ${w()}\n:::\n~~~~`,
    () => `\`${w()} :::notes\` ${w()}`,
    () => `    ${w()}`,
    () => `### ${w()} ###`,
    () => `{{fact.x}}. ${w()} {{ fact.x }} ${w()}`,
    () => `${w()} at 9:30, a::b, &amp; < ${w()} > &#58;&#58;&#58; \\* ${w()}`,
    () => `{{fact.x}}\n${w()}: {{fact.x}}`,
  ])();
}

/** A block, mostly as it should be, with colons for its depth. */
function block(place: Place): string {
  const { dice, sees, depth } = place;
  const [name, inside] = dice.pick<[string, Sees]>([
    ["for{police}", sees.filter((id) => id === "police")],
    ["for{church moi}", sees.filter((id) => id === "church")],
    ["not-for{police}", sees.filter((id) => id === "church")],
    ["not-for{church}", sees.filter((id) => id === "police")],
    ["for{police church}", sees],
    ["notes", NOBODY],
    ["key", NOBODY],
    ["background", NOBODY],
    ["warning", sees],
    ["avoid", sees],
  ]);
  const inner = { ...place, sees: inside, depth: depth + 1 };
  const body = Array.from({ length: 1 + dice.roll(2) }, () => fragment(inner)).join("\n\n");
  const colons = ":".repeat(6 - depth);
  const whole = `${colons}${name}\n${body}\n${colons}`;
  // Now and then one is badly closed, or has the colons of the block around it.
  return dice.pick([
    ...Array.from({ length: 36 }, () => whole),
    `:${colons}${name}\n${body}\n:${colons}`,
    `${colons}${name}\n${body}`,
    `${colons}${name}\n${body}\n${colons.slice(1)}`,
    `\`\`\`js\n${whole}`,
  ]);
}

/** A block with a slip of the pen. Whether or not it is seen through, nobody may see its words. */
function slip({ dice, word, depth }: Place): string {
  const colons = ":".repeat(6 - depth);
  const open = dice.pick([
    `${colons} notes`,
    `${colons}notes label`,
    `${colons}for{moi, nhs}`,
    `${colons}for{moi,nhs}`,
    `${colons}for {moi}`,
    `${colons}for{moi`,
    `${colons}fro{moi}`,
    `${colons}Notes`,
    `::notes`,
    `:: notes`,
    `    ${colons}notes`,
    `\t${colons}notes`,
    `> ${colons}notes`,
    `- ${colons}notes`,
    `${word(NOBODY)} ${colons}notes`,
    `\\${colons}notes`,
    `${colons}${colons}notes`,
    `${colons.slice(1)}notes`,
    `<!-- ${colons}notes`,
  ]);
  const close = dice.pick([
    colons,
    colons,
    colons,
    "",
    `${colons}:`,
    colons.slice(1),
    `> ${colons}`,
  ]);
  const blank = dice.pick(["\n", "\n\n"]);
  return `${open}${blank}${word(NOBODY)}${blank}${close}`;
}

/** What is refused, or at least read otherwise than it looks. */
function oddity({ dice, word, sees }: Place): string {
  const w = () => word(sees);
  return dice.pick([
    () => `<!-- ${word(NOBODY)} -->`,
    () => `${w()} <!-- ${word(NOBODY)} --> ${w()}`,
    () => `<div>\n${w()}\n</div>`,
    () => `<style>\n${w()}\n</style>`,
    () => `${w()}\n---`,
    () => `${w()}\n\n---\n\n${w()}`,
    () => `${w()}[^1]\n\n[^1]: ${w()}`,
    () => `[${w()}][d]\n\n[d]: #s`,
    () => `- [ ] ${w()}`,
    () => `~${w()}~`,
    () => `\`\`\`js\n${w()}`,
    () => `- ${w()}\n  - ${w()}\n\n\n- ${w()}\n\n\n\n1. ${w()}`,
    () => `![${w()}](pictures/door.png)`,
    () => `${w()}**{{fact.x}}**${w()}`,
    () => `\`{{fact.x}} ${w()}\``,
    () => `<https://example.org/${w()}>`,
    () => `~~~~\n${w()}\n\n:::notes\n${word(NOBODY)}\n:::\n~~~~`,
  ])();
}

const HARM = [...":::{}  \n\t->#|*_\\<![]()&=+1."];

/** Takes out, doubles or puts in one character, though none of a word. */
function hurt(text: string, { roll, pick }: Dice): string {
  const places = [...text.matchAll(/[^a-z0-9`~]/g)].map(({ index }) => index);
  const at = pick(places);
  return pick([
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + text.charAt(at) + text.slice(at),
    () => text.slice(0, at) + pick(HARM) + text.slice(at + roll(2)),
  ])();
}
