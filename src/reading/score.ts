import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";

/** How hard a text is to read. */
export interface ReadingScore {
  words: number;
  sentences: number;
  /** The Flesch–Kincaid grade: years at school that a reader needs. */
  grade: number;
  /** The age at which people have had that schooling: the grade and five. */
  age: number;
}

/** The formula was made for passages of about a hundred words; of fewer it says little. */
export const MIN_WORDS = 100;

/** What the figure is called, wherever it is shown. */
export const MEASURE = "Flesch–Kincaid grade + 5";

/** Children begin school at five, so that who has had eight years of it is thirteen. */
const AGE_BEFORE_SCHOOL = 5;

/** Labels of one or two words ("Act", "Papers, phone") are no sentences. */
const MIN_BLOCK = 3;

const sentencesIn = new Intl.Segmenter("en-GB", { granularity: "sentence" });
const wordsIn = new Intl.Segmenter("en-GB", { granularity: "word" });

/** Web addresses and e-mail: nobody reads them as words. */
const ADDRESS =
  /\S+@\S+|(?:https?:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|int|net|org|uk)\b\S*/g;

/** Scores a text given in blocks; a point of a list counts as a sentence, with a full stop or not. */
export function scoreText(blocks: Iterable<string>): ReadingScore {
  const counts = { word: 0, sentence: 0, syllable: 0 };
  for (const block of blocks) {
    const sentences = [...sentencesIn.segment(block.replace(ADDRESS, " "))]
      .map(({ segment }) => readWords(segment))
      .filter((words) => words.length > 0);
    if (sentences.flat().length < MIN_BLOCK) continue;
    counts.sentence += sentences.length;
    for (const word of sentences.flat()) {
      counts.word += 1;
      counts.syllable += Math.max(syllable(word), 1);
    }
  }
  const grade = counts.word === 0 ? 0 : Math.max(fleschKincaid(counts), 0);
  return {
    words: counts.word,
    sentences: counts.sentence,
    grade: round(grade),
    age: round(grade + AGE_BEFORE_SCHOOL),
  };
}

/** Words with letters in them: figures have no syllables. */
const readWords = (text: string): string[] =>
  [...wordsIn.segment(text)].flatMap(({ segment, isWordLike }) =>
    isWordLike && /\p{L}/u.test(segment) ? [segment] : [],
  );

const round = (value: number): number => Math.round(value * 10) / 10;
