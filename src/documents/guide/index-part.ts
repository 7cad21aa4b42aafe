import type { TrainerEdition } from "../../model/edition.ts";
import { mapText, plainHtml } from "../../text/html.ts";
import { type MayHave, mayHave, phrasePattern, wordsOf } from "../../text/phrases.ts";
import type { Kit } from "../kit.ts";
import { ownPart, type PaperPart } from "../paper/paper.ts";

/** Elements whose words are not looked up: pictures of slides, links, citations; and what no paper has. */
const PASSED_OVER = /^(?:a|svg|sup)$/;
const ON_SCREENS = /\sdata-screen\b/;

/** A line of the index: what it is about, and the places it leads to. */
interface IndexLine {
  entry: string;
  see: readonly string[];
  places: Place[];
}

/** Where a word stands: the address there, and what the section around it is called. */
interface Place {
  id: string;
  section: string;
}

/**
 * The parts of a document with places marked in them, and an index behind that leads there: for each
 * entry the first of its words in every section.
 */
export function withIndex(
  parts: readonly PaperPart[],
  { index, shown }: TrainerEdition,
  kit: Kit,
  group: string,
): PaperPart[] {
  const lines = index.map(({ entry, see }): IndexLine => ({ entry, see, places: [] }));
  const patterns = index.map(({ words }) => ({
    pattern: phrasePattern(words),
    mayBeIn: mayHave(words),
  }));
  const marked = parts.map((part) =>
    part.isIndexed === false ? part : { ...part, html: markPlaces(part, patterns, lines) },
  );
  const isThere = new Set(lines.flatMap(({ entry, places }) => (places.length > 0 ? entry : [])));
  const printed = lines
    .map((line) => ({ ...line, see: line.see.filter((entry) => isThere.has(entry)) }))
    .filter(({ places, see }) => places.length + see.length > 0)
    .sort((a, b) => a.entry.localeCompare(b.entry, shown.audience.language));
  if (printed.length === 0) return marked;
  const html = kit.templates.fill("guide/index", { lines: printed.map(withLetter) });
  return [...marked, { ...ownPart(shown, "index", "Index", html), group }];
}

/** Says of a line whether its first letter is another than that of the line before. */
const withLetter = (line: IndexLine, at: number, lines: readonly IndexLine[]) => ({
  ...line,
  isNewLetter: at > 0 && letterOf(lines[at - 1]) !== letterOf(line),
});

const letterOf = (line: IndexLine | undefined): string | undefined =>
  line?.entry.slice(0, 1).toUpperCase();

/** Puts an address at the first place of each entry in every section of a part. */
function markPlaces(
  { html, title, sections = [] }: PaperPart,
  patterns: readonly { pattern: RegExp; mayBeIn: MayHave }[],
  lines: IndexLine[],
): string {
  // Where the contents list its sections, their titles say enough.
  const headings = [...html.matchAll(/<h3\b[^>]*>([\s\S]*?)<\/h3>/g)].map(([, heading = ""]) => {
    const words = plainHtml(heading).replace(/\s+/g, " ").trim();
    return sections.length > 0 ? words : `${title}: ${words}`;
  });
  let section = title;
  let found = new Set<number>();
  return mapText(html, {
    onOpen: (name) => {
      if (name !== "h3") return;
      found = new Set();
      section = headings.shift() ?? title;
    },
    isPassedOver: (name, attributes) => PASSED_OVER.test(name) || ON_SCREENS.test(attributes),
    map: (text) => {
      const places: { at: number; end: number; id: string }[] = [];
      const said = wordsOf(text);
      for (const [number, { pattern, mayBeIn }] of patterns.entries()) {
        if (found.has(number) || !mayBeIn(said)) continue;
        pattern.lastIndex = 0;
        const match = pattern.exec(text);
        if (!match) continue;
        const [at, end] = [match.index, match.index + match[0].length];
        // One word may lead to two entries; the second then finds its next place.
        if (places.some((place) => place.at < end && at < place.end)) continue;
        found.add(number);
        const line = lines[number] as IndexLine;
        const id = `index-${number + 1}-${line.places.length + 1}`;
        line.places.push({ id, section });
        places.push({ at, end, id });
      }
      return places
        .sort((a, b) => b.at - a.at)
        .reduce(
          (marked, { at, end, id }) =>
            `${marked.slice(0, at)}<span id="${id}">${marked.slice(at, end)}</span>${marked.slice(end)}`,
          text,
        );
    },
  });
}
