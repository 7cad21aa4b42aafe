import type { ExerciseShown, ParticipantEdition, StoryShown } from "../../model/edition.ts";
import { plainHtml } from "../../text/html.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit } from "../kit.ts";

/** A place of a sheet that is filled in. */
export interface Blank {
  /** The one name this place has in its document. */
  name: string;
  /** What is asked for here, as one hears it who does not see the sheet. */
  label: string;
}

/**
 * What stands at each place of an exercise's sheet: a field for participants, the answer for their
 * trainer. One template lays out both.
 */
export interface Blanks {
  /** A box beside one choice. */
  tick(blank: Blank, item: number, choice: number): string;
  /** Words about an item: why. */
  reason(blank: Blank, item: number): string;
  /** What belongs to one choice: the numbers of items. */
  region(blank: Blank, choice: number): string;
  cell(blank: Blank, row: number, column: number): string;
  /** What a story shows of one column; undefined where that is not said column by column. */
  storyCell?(blank: Blank, story: StoryShown, column: number): string;
  /** What a group decides about a story. */
  storyReason(blank: Blank, story: StoryShown): string;
}

/** The material of an exercise as HTML, with this at its blanks. */
export function drawMaterial(
  exercise: ExerciseShown,
  edition: ParticipantEdition,
  blanks: Blanks,
  kit: Kit,
): string {
  const { id, kind, material } = exercise;
  const { intro, choices, columns } = material;
  const plain = (text: string): string => plainText(text, edition, kit);
  const blank = (place: string, ...label: readonly string[]): Blank => ({
    name: `${id}-${place}`,
    label: label.map(plain).join(": "),
  });
  const items = material.items.map((text, item) => ({
    text,
    span: choices.length + 1,
    choices: choices.map((label, choice) => ({
      label,
      blank: blanks.tick(blank(`item-${item + 1}-choice-${choice + 1}`, label, text), item, choice),
    })),
    blank: blanks.reason(blank(`item-${item + 1}-reason`, "Why", text), item),
  }));
  const rows = material.rows.map((text, row) => ({
    text,
    cells: columns.map((column, at) => ({
      column,
      blank: blanks.cell(blank(`row-${row + 1}-${at + 1}`, text, column), row, at),
    })),
  }));
  const html = kit.templates.fill(`exercises/${kind}`, {
    intro,
    choices,
    columns,
    items,
    rows,
    regions: choices.map((label, choice) => ({
      label,
      blank: blanks.region(blank(`choice-${choice + 1}`, label), choice),
    })),
    stories: storiesOf(exercise, edition).map((story) => ({
      id: story.id,
      title: story.title,
      cells: blanks.storyCell
        ? columns.map((column, at) => ({
            column,
            blank: blanks.storyCell?.(
              blank(`${story.id}-${at + 1}`, story.title, column),
              story,
              at,
            ),
          }))
        : [],
      blank: blanks.storyReason(blank(`${story.id}-reason`, story.title, "decision"), story),
    })),
    route: edition.routeOnSheets,
  });
  return fillInserts(html, edition, kit);
}

/** The stories of an edition that an exercise works on. */
const storiesOf = (
  { stories }: ExerciseShown,
  edition: ParticipantEdition,
): readonly StoryShown[] => edition.stories.filter(({ id }) => stories.includes(id));

/** What a text says, its values too, without any markup: for labels. */
function plainText(text: string, edition: ParticipantEdition, kit: Kit): string {
  const escaped = kit.templates.fill("parts/text", { text });
  return plainHtml(fillInserts(escaped, edition, kit))
    .replace(/\s+/g, " ")
    .trim();
}

/** A story or an exercise of an edition. */
export type SheetEntry = { story: StoryShown } | { exercise: ExerciseShown };

/**
 * The stories and exercises of an edition in the order they come. A story that no slide tells comes
 * before the first exercise that uses it.
 */
export function sheetEntries({ slides, stories, exercises }: ParticipantEdition): SheetEntry[] {
  const places = new Map(slides.map(({ from }, index) => [from, index]));
  const placeOf = (slideId: string | undefined): number =>
    places.get(slideId ?? "") ?? slides.length;
  const entries = [
    ...stories.map((story) => {
      const user = exercises.find((exercise) => exercise.stories.includes(story.id));
      return { at: placeOf(story.slideId ?? user?.slideId), entry: { story } };
    }),
    ...exercises.map((exercise) => ({ at: placeOf(exercise.slideId), entry: { exercise } })),
  ];
  return entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
}
