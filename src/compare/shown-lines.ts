import { parseHTML } from "linkedom";

/** A line of a slide as people read it: a paragraph, a point of a list, a row of a table. */
export interface ShownLine {
  kind: "heading" | "text" | "quote" | "item" | "row" | "note";
  text: string;
  /** How deep in lists it stands; what goes on below a point is as deep as the point. */
  depth: number;
  /** "•" or "1." before a point; empty elsewhere. */
  mark: string;
  /** Of a row: what its cells say, below which heads. */
  cells: readonly string[];
  heads: readonly string[];
}

/** A line that stands in no list and no table. */
export const lineOf = (kind: ShownLine["kind"], text: string): ShownLine => ({
  kind,
  text,
  depth: 0,
  mark: "",
  cells: [],
  heads: [],
});

/** What stands in no line: numbers of citations and of parts, which differ by edition, and the foot. */
const LEFT_OUT = "sup.cite, .foot, .part, style, script, [aria-hidden=true], [data-screen]";
const BLOCKS =
  /^(?:ASIDE|BLOCKQUOTE|DIV|DL|FIGURE|FOREIGNOBJECT|H[1-6]|HEADER|LI|OL|P|SECTION|TABLE|UL)$/i;

/** A place inside the slide that is being read. */
interface Place {
  kind: "heading" | "text" | "quote";
  depth: number;
  /** The mark of the point whose first line is still to come. */
  point?: { mark: string };
}

/**
 * The lines of a drawn slide, in reading order and without its title. Reading what was drawn shows
 * tables, figures, routes and boxes as people see them, whatever templates drew them.
 */
export function shownLines(html: string): ShownLine[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll(LEFT_OUT)) element.remove();
  document.querySelector("h1, h2")?.remove();
  const lines: ShownLine[] = [];
  let text = "";
  const end = ({ kind, depth, point }: Place): void => {
    const said = tidy(text);
    text = "";
    if (said === "") return;
    const mark = point?.mark ?? "";
    lines.push({ ...lineOf(mark === "" ? kind : "item", said), depth, mark });
    if (point) point.mark = "";
  };
  const read = (parent: ParentNode & Node, place: Place): void => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) text += node.textContent ?? "";
      if (node.nodeType === 1) readElement(node as Element, place);
    }
  };
  const readElement = (element: Element, place: Place): void => {
    const name = element.tagName.toUpperCase();
    const picture = element.getAttribute(name === "IMG" ? "alt" : "aria-label");
    if (name === "IMG" || name === "BR" || element.getAttribute("role") === "img") {
      end(place);
      if (picture) text = `Picture: ${picture}`;
      end(place);
    } else if (element.classList.contains("blank")) text += "____";
    else if (name === "TABLE") {
      end(place);
      lines.push(...rowsOf(element, place.depth));
    } else if (BLOCKS.test(name)) {
      end(place);
      const inside = placeOf(element, name, place);
      read(element, inside);
      end(inside);
    } else {
      read(element, place);
      if (name === "DT") text += ": ";
      else if (name === "SPAN") text += " ";
    }
  };
  read(document.body, { kind: "text", depth: 0 });
  return lines;
}

function placeOf(element: Element, name: string, place: Place): Place {
  const parent = element.parentElement?.tagName.toUpperCase();
  if (name === "LI" || (name === "DIV" && parent === "DL")) {
    const before = [...(element.parentElement?.children ?? [])].indexOf(element);
    return {
      kind: "text",
      depth: place.depth + 1,
      point: { mark: parent === "OL" ? `${before + 1}.` : "•" },
    };
  }
  if (/^H[1-6]$/.test(name) || element.classList.contains("box-label")) {
    return { ...place, kind: "heading" };
  }
  return name === "BLOCKQUOTE" ? { ...place, kind: "quote" } : place;
}

/** A table's rows. Its first row heads the others where all of it are heads. */
function rowsOf(table: Element, depth: number): ShownLine[] {
  const [first, ...rest] = [...table.querySelectorAll("tr")];
  const cellsOf = (row: Element): string[] =>
    [...row.children].map((cell) => tidy(cell.textContent ?? ""));
  const isHead = first?.closest("thead") !== null;
  const heads = first && isHead ? cellsOf(first) : [];
  const rows = first && !isHead ? [first, ...rest] : rest;
  return rows.map((row) => {
    const cells = cellsOf(row);
    const text = cells
      .map((cell, at) => (at > 0 && heads[at] ? `${heads[at]}: ${cell}` : cell))
      .filter((cell) => cell !== "")
      .join("; ");
    return { ...lineOf("row", text), depth, cells, heads };
  });
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?)])/g, "")
    .trim();
