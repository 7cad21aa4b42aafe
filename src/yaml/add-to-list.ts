import { isMap, isPair, isScalar, isSeq, type Node, parseDocument } from "yaml";

/**
 * YAML with an entry more in the list under a top-level key: after the entry `after`, or at its
 * end. All else stays as it was written, letter by letter; undefined where there is no such list or
 * entry.
 */
export function addToList(
  text: string,
  key: string,
  entry: string,
  after?: string,
): string | undefined {
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0 || !isMap(contents)) return undefined;
  const pair = contents.items.find(
    (item) => isPair(item) && isScalar(item.key) && item.key.value === key,
  );
  const list = pair?.value;
  if (!isSeq(list)) return undefined;
  const items = list.items as Node[];
  const before =
    after === undefined
      ? items.at(-1)
      : items.find((item) => isScalar(item) && item.value === after);
  if (!before?.range) return undefined;
  const [start, end] = before.range;
  if (list.flow) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  // A comment behind the entry stays on its line.
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const lineEnd = newline < 0 ? text.length : newline;
  const isWindows = text.charAt(lineEnd - 1) === "\r";
  const at = isWindows ? lineEnd - 1 : lineEnd;
  const line = `${text.slice(lineStart, start)}${entry}`;
  return `${text.slice(0, at)}${isWindows ? "\r\n" : "\n"}${line}${text.slice(at)}`;
}
