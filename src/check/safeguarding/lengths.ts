import type { Site } from "../../model/diagnostics.ts";
import type {
  EditionSlide,
  Insert,
  ParticipantEdition,
  TrainerEdition,
} from "../../model/edition.ts";
import { stringsIn } from "../../text/strings.ts";
import { replaceTokens, tokensIn } from "../../text/tokens.ts";

/** Reports slides that say too much, and notes that are missing, too short or too long to use. */
export function checkLengths({ shown, trainer, inserts }: TrainerEdition): void {
  const { notesWords } = shown.settings.limits;
  for (const slide of shown.slides) {
    const most = limitOf(slide, shown);
    const words = countWords(shownText(slide.body, shown.inserts));
    if (most !== undefined && words > most) {
      slide.site.report("slide-too-full", {
        message: `The slide "${slide.id}" has ${words} words.`,
        expected: `at most ${most} words; a quoted law is not counted`,
        help: "People read or listen, not both. Say the rest aloud: move it into :::notes, or to a slide of its own.",
        edition: shown.name,
      });
    }
    const text = shownText(trainer.get(slide.id)?.notes ?? "", inserts);
    checkNotes(slide, text, notesWords, shown.name);
  }
}

/** How many words a slide may have. */
function limitOf({ body }: EditionSlide, { inserts, settings }: ParticipantEdition) {
  const { slideWords, figureWords = slideWords } = settings.limits;
  const hasFigure = tokensIn(body).some((index) => inserts[index]?.kind === "figure");
  return hasFigure ? figureWords : slideWords;
}

function checkNotes(
  slide: EditionSlide,
  text: string,
  limits: readonly [number, number] | undefined,
  edition: string,
): void {
  const words = countWords(text);
  const site = siteOfNotes(slide);
  if (words === 0) {
    site.report("notes-missing", {
      message: `The slide "${slide.id}" has no notes.`,
      expected: ":::notes with purpose, what to say, a question and a likely objection",
      help: isQuestions(slide)
        ? "Notes for the questions stand in the scenario's file, under ## Questions."
        : "Write what somebody who has never given this session needs to know.",
      edition,
    });
  } else if (limits && (words < limits[0] || words > limits[1])) {
    site.report("notes-length", {
      message: `The notes of the slide "${slide.id}" have ${words} words.`,
      expected: `${limits[0]} to ${limits[1]} words as one audience has them; keys and debriefs are not counted`,
      help:
        words < limits[0]
          ? "Add what a stranger would need: the purpose, what to say, a question to ask, a likely objection."
          : "Nobody can read more while speaking. Longer reading belongs into :::background.",
      edition,
    });
  }
}

const isQuestions = (slide: EditionSlide): boolean =>
  slide.kind === "scenario" && slide.part === "questions";

/** A case's slide has its notes in the module; only those on its questions stand in its own file. */
const siteOfNotes = (slide: EditionSlide): Site =>
  isQuestions(slide) ? slide.site : slide.settingsSite;

/** What a text says, with values in their places and without what is quoted word for word. */
function shownText(markdown: string, inserts: readonly Insert[]): string {
  const put = (text: string): string =>
    replaceTokens(text, (index) => {
      const insert = inserts[index];
      return insert ? put(textOf(insert)) : "";
    });
  // A picture's words stand for it, and are not shown; a link's address is not either.
  return put(markdown)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, " ")
    .replace(/\]\([^)]*\)/g, " ");
}

function textOf(insert: Insert): string {
  switch (insert.kind) {
    case "text":
    case "fact":
      return insert.text;
    case "source":
      return insert.source.title;
    case "slot":
      return insert.label;
    case "contacts":
      return insert.contacts
        .map(({ name, reach, serves }) => `${name} ${reach} ${serves}`)
        .join(" ");
    case "figure":
      return [
        insert.figure.title,
        ...stringsIn(insert.figure.data),
        ...insert.route.flatMap(({ when = "", who, does, slot = "", filled = "", contact }) => [
          when,
          who,
          does,
          slot,
          filled,
          contact ? `${contact.name} ${contact.reach}` : "",
        ]),
        ...(insert.chart?.points ?? []).flatMap(({ label, text }) => [label, text]),
      ].join(" ");
    default:
      return "";
  }
}

/** Words as one counts them by hand: what stands between spaces and holds a letter or digit. */
const countWords = (text: string): number =>
  text.split(/[\s|]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
