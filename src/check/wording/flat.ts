import type { Block, Mark, Passage, Value } from "../../model/programme.ts";
import type { SourceFile, Span } from "../../model/source.ts";
import { outsideOf } from "../passages.ts";

/** Stands between texts that are not read on end: items of a list, cells, paragraphs. */
export const BREAK = "¶";

/** A run of letters that stand in the file as they are read, or a value in their place. */
type Part = { text: string; offset: number } | { value: Value };

/**
 * What a reader hears on end, out of an author's Markdown: without marks of emphasis, links and
 * lists, and lines joined, so that no sign between two words hides what they say.
 */
export interface FlatArea {
  file: SourceFile;
  parts: readonly Part[];
  /** The blocks it stands in, outermost first. */
  inside: readonly Block[];
}

/** A flat area with its values put in. */
export interface FlatText {
  text: string;
  /** Offset in the file of a place in the text. */
  at(index: number): number;
  /** The value that says all of a stretch. */
  valueOf(span: Span): Value | undefined;
}

const known = new WeakMap<Passage, readonly FlatArea[]>();

/** The areas of a passage: what stands between the edges of its blocks. */
export function flatAreas(passage: Passage): readonly FlatArea[] {
  const areas = known.get(passage) ?? findAreas(passage);
  known.set(passage, areas);
  return areas;
}

function findAreas(passage: Passage): FlatArea[] {
  const { file } = passage;
  const source = String(file.value);
  const areas: FlatArea[] = [];
  const visit = (span: Span, marks: readonly Mark[], inside: readonly Block[]): void => {
    let at = span.start;
    let parts: Part[] = [];
    const close = (end: number) => {
      parts.push(...flatten(source, at, end));
      if (parts.some((part) => "value" in part || /[^\s¶]/.test(part.text)))
        areas.push({ file, parts, inside });
      parts = [];
    };
    for (const mark of marks) {
      if (mark.kind === "block") {
        close(mark.start);
        const [open, end] = mark.fences;
        visit({ start: open.end, end: end.start }, mark.marks, [...inside, mark]);
      } else {
        parts.push(...flatten(source, at, mark.start));
        if (mark.kind === "value") parts.push({ value: mark });
        else if (mark.kind === "leaf") parts.push({ text: BREAK, offset: mark.start });
        else {
          parts.push({ text: BREAK, offset: mark.start });
          parts.push(...flatten(source, mark.start, mark.address.start));
          parts.push(...flatten(source, mark.address.end, mark.end));
          parts.push({ text: BREAK, offset: mark.end });
        }
      }
      at = mark.end;
    }
    close(span.end);
  };
  visit(passage, passage.marks, outsideOf(passage));
  return areas;
}

/** An area as read where values say this. */
export function readFlat({ parts }: Pick<FlatArea, "parts">, say: (value: Value) => string) {
  let text = "";
  const starts: { index: number; offset: number; value?: Value }[] = [];
  for (const part of parts) {
    const index = text.length;
    if ("value" in part) {
      starts.push({ index, offset: part.value.start, value: part.value });
      text += say(part.value);
    } else {
      starts.push({ index, offset: part.offset });
      text += part.text;
    }
  }
  const partAt = (index: number) => {
    let found = starts[0];
    for (const start of starts) {
      if (start.index > index) break;
      found = start;
    }
    return found ?? { index: 0, offset: 0 };
  };
  const flat: FlatText = {
    text,
    at: (index) => {
      const part = partAt(index);
      return part.value ? part.offset : part.offset + index - part.index;
    },
    valueOf: ({ start, end }) =>
      partAt(start) === partAt(end - 1) ? partAt(start).value : undefined,
  };
  return flat;
}

/** What begins a line and is not read out, with what is said in its place. */
const LINE_STARTS: readonly (readonly [RegExp, string])[] = [
  [/[ \t>]*(?=\n)/y, BREAK],
  [/[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)/y, BREAK],
  [/[ \t]*(?:>[ \t]?)+/y, ""],
];

/**
 * What stands inside a line and is not read out, or otherwise than it is written. Looking back comes
 * last, where there is something to look back from: at each letter it would take long.
 */
const SIGN =
  /\n|<[!/a-z][^<>\n]*>|\[\^[^\]\s]*\]|\b(?:(?:left|right):\d+%|[wh]:\S+)(?<=!\[[^\]\n]*)|\\(?:[!-/:-@[-`{-~]|(?=\n))|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});|\]\((?:[^()\n]|\([^()\n]*\))*\)|[*`~[\]|]|_(?<![\p{L}\p{N}]_)|_(?![\p{L}\p{N}])|[\u00ad\u200b-\u200d\u2060\ufeff]/giu;

function flatten(source: string, start: number, end: number): Part[] {
  const parts: Part[] = [];
  const add = (text: string, offset: number) => {
    if (text !== "") parts.push({ text, offset });
  };
  let at = start;
  const passLineStart = () => {
    for (const [pattern, said] of LINE_STARTS) {
      pattern.lastIndex = at;
      const length = pattern.exec(source)?.[0].length;
      if (length === undefined || at + length > end) continue;
      add(said, at);
      at += length;
      return;
    }
  };
  if (at === 0 || source[at - 1] === "\n") passLineStart();
  let isHeading = /^[ \t>]*#{1,6}[ \t]/.test(lineOf(source, at));
  while (at < end) {
    SIGN.lastIndex = at;
    const match = SIGN.exec(source);
    const found = match && match.index < end ? match : undefined;
    add(source.slice(at, found?.index ?? end), at);
    if (!found) break;
    const [sign] = found;
    add(readSign(sign, isHeading), found.index);
    at = found.index + sign.length;
    if (sign !== "\n") continue;
    isHeading = /^[ \t>]*#{1,6}[ \t]/.test(lineOf(source, at));
    passLineStart();
  }
  return parts;
}

function lineOf(source: string, at: number): string {
  const begin = source.lastIndexOf("\n", at - 1) + 1;
  const end = source.indexOf("\n", at);
  return source.slice(begin, end < 0 ? undefined : end);
}

function readSign(sign: string, isHeading: boolean): string {
  if (sign === "\n") return isHeading ? BREAK : "\n";
  if (sign === "|") return BREAK;
  if (sign.startsWith("\\")) return sign.slice(1);
  if (sign.startsWith("&")) return readReference(sign.slice(1, -1).toLowerCase());
  return "";
}

/** References that could stand between the words of a phrase; any other is read as a sign. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  apos: "'",
  rsquo: "’",
  lsquo: "‘",
  quot: '"',
  ldquo: "“",
  rdquo: "”",
  hyphen: "-",
  shy: "",
  zwj: "",
  zwnj: "",
};

function readReference(name: string): string {
  const digits = /^#(x?)([\da-f]+)$/.exec(name);
  if (!digits) return NAMED[name] ?? BREAK;
  const code = Number.parseInt(digits[2] as string, digits[1] ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : BREAK;
}
