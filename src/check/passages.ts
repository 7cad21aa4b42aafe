import type {
  Block,
  DataText,
  Exercise,
  Figure,
  Leaf,
  Mark,
  Passage,
  Programme,
  Value,
} from "../model/programme.ts";
import type { SourceFile, Span } from "../model/source.ts";

/** Every passage an author wrote. */
export function allPassages({ modules, scenarios, exercises, chapters }: Programme): Passage[] {
  return [
    ...modules.flatMap(({ slides }) => slides.map(({ body }) => body)),
    ...[...scenarios.values()].flatMap(({ beats, questions }) => [beats, questions]),
    ...[...exercises.values()].flatMap(exercisePassages),
    ...chapters.map(({ body }) => body),
  ];
}

/** The parts of an exercise's file; all but its steps are the trainer's. */
export const exercisePassages = ({ steps, shorter, debrief }: Exercise): Passage[] => [
  steps,
  ...(shorter ? [shorter] : []),
  debrief,
];

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
  return visit(passage.marks, outsideOf(passage));
}

/** What a whole passage stands in: a trainer's block, where all of it is the trainer's. */
export const outsideOf = ({ isForTrainers }: Passage): readonly Block[] =>
  isForTrainers ? [FOR_TRAINERS] : [];

export const isValue = (placed: Placed<Mark>): placed is Placed<Value> =>
  placed.mark.kind === "value";
export const isLeaf = (placed: Placed<Mark>): placed is Placed<Leaf> => placed.mark.kind === "leaf";
export const isBlock = (placed: Placed<Mark>): placed is Placed<Block> =>
  placed.mark.kind === "block";

/** Whether blocks keep what is in them for the trainer. */
export const isTrainerOnly = (inside: readonly Block[]): boolean =>
  inside.some(({ name }) => name === "notes" || name === "key");

/** Stands for a trainer's block around text that YAML or a heading keeps for trainers. */
export const FOR_TRAINERS: Block = {
  kind: "block",
  name: "key",
  audiences: [],
  fences: [
    { start: 0, end: 0 },
    { start: 0, end: 0 },
  ],
  marks: [],
  start: 0,
  end: 0,
};

/** A stretch of text between marks, with the blocks it stands in. */
interface Stretch extends Span {
  inside: readonly Block[];
}

/** The author's own words of a passage: what is no mark and no fence. */
function stretches(passage: Passage): Stretch[] {
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
  return visit(passage, passage.marks, outsideOf(passage));
}

/** Words an author wrote on end, wherever they stand. */
export interface Run {
  text: string;
  file: SourceFile;
  /** Offset in the file of a place in the text; of its beginning where YAML changed the text. */
  at(index: number): number;
  inside: readonly Block[];
}

/** The runs of a passage. */
export function passageRuns(passage: Passage): Run[] {
  const source = String(passage.file.value);
  return stretches(passage).map(({ start, end, inside }) => ({
    text: source.slice(start, end),
    file: passage.file,
    at: (index) => start + index,
    inside,
  }));
}

/** The runs of the texts of a figure or of an exercise's material: what is no value. */
export function dataRuns({
  texts,
}: Pick<Figure | Exercise, "texts">): (Run & Pick<DataText, "limits">)[] {
  return texts.flatMap(({ text, values, origin: { file, offset }, limits, isKey }) => {
    // On one line and without signs of YAML's own, each letter stands where it does in the text.
    const begin = String(file.value).indexOf(text, offset);
    const isLiteral = begin >= 0 && begin - offset <= 1;
    return gapsBetween(text, values).map(({ gap, start }) => ({
      text: gap,
      file,
      at: (index: number) => (isLiteral ? begin + start + index : offset),
      inside: isKey ? [FOR_TRAINERS] : [],
      limits,
    }));
  });
}

function gapsBetween(text: string, values: readonly Value[]): { gap: string; start: number }[] {
  const ends = [0, ...values.map(({ end }) => end)];
  const starts = [...values.map(({ start }) => start), text.length];
  return ends
    .map((end, index) => ({ gap: text.slice(end, starts[index]), start: end }))
    .filter(({ gap }) => gap !== "");
}
