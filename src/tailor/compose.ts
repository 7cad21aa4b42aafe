import type { Block, Leaf, Mark, Passage, Picture, Value } from "../model/programme.ts";
import type { SourceFile } from "../model/source.ts";
import { applyEdits, type Edit } from "../text/edits.ts";

/** Blocks that never show on a slide. */
export type HiddenBlock = "notes" | "key" | "background";
const HIDDEN: readonly string[] = ["notes", "key", "background"] satisfies HiddenBlock[];

/** What stands in a composed text for each kind of mark. */
export interface Composer {
  /** Whether a `for` or `not-for` block is for this audience. */
  includes(block: Block): boolean;
  /** Text for a value, a leaf or the edge of a shown box. */
  value(mark: Value, file: SourceFile): string;
  leaf(mark: Leaf, file: SourceFile): string;
  edge(kind: "open" | "close", block: Block): string;
  pictureAddress(mark: Picture): string;
}

/** What a slide shows of a passage: everything but other audiences' and trainers' blocks. */
export function composeShown(passage: Passage, composer: Composer): string {
  const text = String(passage.file.value);
  return applyEdits(
    text,
    passage,
    passage.marks.flatMap((mark) => editsFor(mark, passage, composer)),
  );
}

/** The text of all blocks of one hidden name in a passage, as far as this audience gets them. */
export function composeHidden(passage: Passage, name: HiddenBlock, composer: Composer): string {
  const text = String(passage.file.value);
  return hiddenBlocks(passage.marks, name, composer)
    .map((block) =>
      applyEdits(
        text,
        { start: block.fences[0].end, end: block.fences[1].start },
        block.marks.flatMap((mark) => editsFor(mark, passage, composer)),
      ).trim(),
    )
    .filter((part) => part !== "")
    .join("\n\n");
}

function hiddenBlocks(marks: readonly Mark[], name: HiddenBlock, composer: Composer): Block[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== "block") return [];
    if (mark.name === name) return [mark];
    return isIncluded(mark, composer) ? hiddenBlocks(mark.marks, name, composer) : [];
  });
}

/** The marks that show, whatever blocks they stand in. */
export function shownMarks(marks: readonly Mark[], composer: Pick<Composer, "includes">): Mark[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== "block") return [mark];
    if (HIDDEN.includes(mark.name) || !isIncluded(mark, composer)) return [];
    return shownMarks(mark.marks, composer);
  });
}

function isIncluded(block: Block, composer: Pick<Composer, "includes">): boolean {
  return (block.name !== "for" && block.name !== "not-for") || composer.includes(block);
}

function editsFor(mark: Mark, { file }: Passage, composer: Composer): Edit[] {
  const { start, end } = mark;
  switch (mark.kind) {
    case "value":
      return [{ start, end, text: composer.value(mark, file) }];
    case "leaf":
      return [{ start, end, text: composer.leaf(mark, file) }];
    case "picture":
      return [{ ...mark.address, text: composer.pictureAddress(mark) }];
    case "block": {
      // A block is cut whole. Of one that stays, only the two fence lines go; blank lines remain
      // in their place, so that no cut joins two paragraphs or makes --- a heading.
      if (HIDDEN.includes(mark.name) || !isIncluded(mark, composer))
        return [{ start, end, text: "" }];
      const [open, close] = mark.fences;
      const isBox = mark.name === "warning" || mark.name === "avoid";
      return [
        { ...open, text: isBox ? composer.edge("open", mark) : "" },
        { ...close, text: isBox ? composer.edge("close", mark) : "" },
        ...mark.marks.flatMap((inner) => editsFor(inner, { file } as Passage, composer)),
      ];
    }
  }
}
