import type { GlossaryEntry } from "../model/edition.ts";
import type { Programme } from "../model/programme.ts";
import { mayHave, phrasePattern, wordsOf } from "../text/phrases.ts";
import { replaceTokens } from "../text/tokens.ts";
import type { EditionComposer } from "./composer.ts";

/** Texts of an edition, with what stands at their tokens. */
export interface ComposedTexts {
  texts: readonly string[];
  composer: EditionComposer;
}

/** The terms that have a meaning and whose words stand in these texts, in alphabetical order. */
export function glossaryOf(
  composed: readonly ComposedTexts[],
  { register, settings }: Programme,
): GlossaryEntry[] {
  const said = composed
    .flatMap(({ texts, composer }) => texts.map((text) => plain(text, composer)))
    .join("\n");
  const words = wordsOf(said);
  return [...register.terms.values()]
    .flatMap(({ id, singular, plural, meaning }) => {
      if (meaning === undefined) return [];
      const forms = [singular, plural ?? singular];
      const isUsed = mayHave(forms)(words) && phrasePattern(forms).test(said);
      return isUsed ? [{ id, term: singular, meaning }] : [];
    })
    .sort((a, b) => a.term.localeCompare(b.term, settings.language));
}

/** What a text says, its values and its figures among it. */
const plain = (text: string, composer: EditionComposer): string =>
  replaceTokens(text, (index) => {
    const insert = composer.inserts[index];
    if (insert?.kind === "figure") {
      const { title, data } = insert.figure;
      return plain(JSON.stringify([title, data]), composer);
    }
    return insert && "text" in insert ? insert.text : "";
  });
