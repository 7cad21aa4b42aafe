import type { Block, Leaf, Mark, Passage, Programme, Value } from "../model/programme.ts";
import type { SourceFile, Span } from "../model/source.ts";

/** Every passage an author wrote. */
export function allPassages({ modules, scenarios, exercises }: Programme): Passage[] {
  return [
    ...modules.flatMap(({ slides }) => slides.map(({ body }) => body)),
    ...[...scenarios.values()].flatMap(({ beats, questions }) => [beats, questions]),
    ...[...exercises.values()].flatMap(({ steps, debrief }) => [steps, debrief]),
  ];
}

/** A mark with the blocks it stands in, outermost first. */
export interface Placed<M extends Mark> {
  mark: M;
  file: SourceFile;
  inside: readonly Block[];
}

/** Every mark of a passage, those in blocks too. */
export function placedMarks(passage: Passage): Placed<Mark>[] {
  const visit = (marks: readonly Mark[], inside: readonly Block[]): Placed<Mark>[] =>
    marks.flatMap((mark) => [
      { mark, file: passage.file, inside },
      ...(mark.kind === "block" ? visit(mark.marks, [...inside, mark]) : []),
    ]);
  return visit(passage.marks, []);
}

export const isValue = (placed: Placed<Mark>): placed is Placed<Value> =>
  placed.mark.kind === "value";
export const isLeaf = (placed: Placed<Mark>): placed is Placed<Leaf> => placed.mark.kind === "leaf";
export const isBlock = (placed: Placed<Mark>): placed is Placed<Block> =>
  placed.mark.kind === "block";

/** Whether blocks keep what is in them for the trainer. */
export const isTrainerOnly = (inside: readonly Block[]): boolean =>
  inside.some(({ name }) => name === "notes" || name === "key");

/** A stretch of text between marks, with the blocks it stands in. */
export interface Stretch extends Span {
  inside: readonly Block[];
}

/** The author's own words of a passage: what is no mark and no fence. */
export function stretches(passage: Passage): Stretch[] {
  const visit = (span: Span, marks: readonly Mark[], inside: readonly Block[]): Stretch[] => {
    const found: Stretch[] = [];
    let at = span.start;
    for (const mark of marks) {
      if (mark.start > at) found.push({ start: at, end: mark.start, inside });
      if (mark.kind === "block") {
        const [open, close] = mark.fences;
        found.push(...visit({ start: open.end, end: close.start }, mark.marks, [...inside, mark]));
      }
      at = mark.end;
    }
    if (span.end > at) found.push({ start: at, end: span.end, inside });
    return found;
  };
  return visit(passage, passage.marks, []);
}
