/** A replacement of the text from `start` to `end` (offsets, `end` not included). */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text from `start` to `end` with the edits inside it made. Edits must not overlap. */
export function applyEdits(
  text: string,
  span: { start: number; end: number },
  edits: readonly Edit[],
): string {
  let result = "";
  let at = span.start;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, span.end);
}
