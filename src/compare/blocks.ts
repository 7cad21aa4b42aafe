import type { ComparedLine, Piece } from "./line-rows.ts";

/** A list, whose points may hold lists. */
interface List {
  isOrdered: boolean;
  points: Point[];
}

/** A point of a list, with the lines that go on below it. */
interface Point {
  /** Its number in a numbered list. */
  value: number | undefined;
  pieces: readonly Piece[];
  more: (readonly Piece[])[];
  inside: List | undefined;
}

/** What the template of the page draws: exactly one of these is there. */
export type Block = {
  [Name in "heading" | "text" | "quote" | "note"]: readonly Piece[] | undefined;
} & {
  list: List | undefined;
  table: { heads: readonly string[]; rows: (readonly string[])[] } | undefined;
};

const NONE: Block = {
  heading: undefined,
  text: undefined,
  quote: undefined,
  note: undefined,
  list: undefined,
  table: undefined,
};

/** Lines as paragraphs, lists and tables again. */
export function blocksOf(lines: readonly ComparedLine[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.kind === "item") addPoint(blocks, line);
    else if (line.depth > 0 && last?.list && line.kind !== "row") {
      last.list.points.at(-1)?.more.push(line.pieces);
    } else if (line.kind === "row" && line.pieces.every(({ only }) => !only)) {
      addRow(blocks, line);
    } else blocks.push({ ...NONE, [line.kind === "row" ? "text" : line.kind]: line.pieces });
  }
  return blocks;
}

function addPoint(blocks: Block[], { depth, mark, pieces }: ComparedLine): void {
  const isOrdered = mark !== "•";
  const value = isOrdered ? Number.parseInt(mark, 10) : undefined;
  const point: Point = { value, pieces, more: [], inside: undefined };
  const { list } = blocks.at(-1) ?? NONE;
  const outer = list?.points.at(-1);
  if (outer && depth > 1) {
    outer.inside ??= { isOrdered, points: [] };
    outer.inside.points.push(point);
  } else if (list?.isOrdered === isOrdered) list.points.push(point);
  else blocks.push({ ...NONE, list: { isOrdered, points: [point] } });
}

function addRow(blocks: Block[], { cells, heads }: ComparedLine): void {
  const { table } = blocks.at(-1) ?? NONE;
  if (table && table.heads === heads) table.rows.push(cells);
  else blocks.push({ ...NONE, table: { heads, rows: [cells] } });
}
