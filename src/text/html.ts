const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The text of HTML that we wrote: tags and styles gone, character references resolved. */
export function plainHtml(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (reference, decimal, hex, name) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return NAMED[name] ?? reference;
    });
}

const PART =
  /<!--[\s\S]*?-->|<(style|script|title|desc)\b[\s\S]*?<\/\1>|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Whether an element is one that readers of paper fill in. */
const isField = (name: string | undefined, attributes: string): boolean =>
  /^(?:input|textarea|select)$/i.test(name ?? "") &&
  !/\sdata-screen\b|\stype="hidden"/.test(attributes);

/**
 * The text of HTML that we wrote, by who gets it on paper: what assistive technology reads out,
 * and what it passes over (`aria-hidden`). What is only for screens (`data-screen`) is in neither,
 * nor is what stands for a picture. `fields` are the names of what is filled in.
 */
export function printedText(html: string): { read: string; hidden: string; fields: string[] } {
  const fields: string[] = [];
  const to = { read: "", hidden: "", screen: "" };
  const open: { name: string; kind: keyof typeof to }[] = [];
  let at = 0;
  for (const part of html.matchAll(PART)) {
    const kind = open.at(-1)?.kind ?? "read";
    to[kind] += `${html.slice(at, part.index)} `;
    at = part.index + part[0].length;
    const [, , slash, name, attributes = ""] = part;
    if (kind === "read" && !slash && isField(name, attributes)) {
      fields.push(plainHtml(/\sname="([^"]*)"/.exec(attributes)?.[1] ?? ""));
    }
    if (name === undefined || VOID.test(name) || attributes.endsWith("/")) continue;
    if (slash) open.splice(open.findLastIndex((one) => one.name === name));
    else if (kind !== "read") open.push({ name, kind });
    else if (isAlternative(name, attributes) || /\sdata-screen\b/.test(attributes))
      open.push({ name, kind: "screen" });
    else if (/\saria-hidden="true"/.test(attributes)) open.push({ name, kind: "hidden" });
    else open.push({ name, kind });
  }
  to[open.at(-1)?.kind ?? "read"] += html.slice(at);
  return { read: plainHtml(to.read), hidden: plainHtml(to.hidden), fields };
}

/** What is done on the way through the text of a page. */
export interface TextWalk {
  /** Told of every element that opens. */
  onOpen(name: string): void;
  /** Whether text inside this element stays as it is. */
  isPassedOver(name: string, attributes: string): boolean;
  /** What stands in the place of a stretch of text; both are HTML. */
  map(text: string): string;
}

/** HTML that we wrote, with each stretch of its text replaced. */
export function mapText(html: string, { onOpen, isPassedOver, map }: TextWalk): string {
  const open: { name: string; isPassed: boolean }[] = [];
  const said = (text: string) => (open.at(-1)?.isPassed || text.trim() === "" ? text : map(text));
  let mapped = "";
  let at = 0;
  for (const part of html.matchAll(PART)) {
    mapped += said(html.slice(at, part.index)) + part[0];
    at = part.index + part[0].length;
    const [, , slash, name, attributes = ""] = part;
    if (name === undefined || VOID.test(name) || attributes.endsWith("/")) continue;
    if (slash) open.splice(open.findLastIndex((one) => one.name === name));
    else {
      onOpen(name);
      open.push({ name, isPassed: open.at(-1)?.isPassed || isPassedOver(name, attributes) });
    }
  }
  return mapped + said(html.slice(at));
}

/** Words of a background stand for a picture, as `alt` does elsewhere. */
const isAlternative = (name: string, attributes: string): boolean =>
  name === "figure" && /\sstyle="background-image:/.test(attributes);

/** Letters and digits alone, in lower case: the same for one text however it was set. */
export function squash(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
