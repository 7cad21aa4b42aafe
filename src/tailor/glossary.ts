import type { GlossaryEntry } from "../model/edition.ts";
import type { Programme } from "../model/programme.ts";
import { phrasePattern } from "../text/phrases.ts";
import { replaceTokens } from "../text/tokens.ts";
import type { EditionComposer } from "./composer.ts";

/** The terms that have a meaning and whose words stand in these texts, in alphabetical order. */
export function glossaryOf(
  texts: readonly { body: string }[],
  composer: EditionComposer,
  { register, settings }: Programme,
): GlossaryEntry[] {
  const said = texts.map(({ body }) => plain(body, composer)).join("\n");
  return [...register.terms.values()]
    .flatMap(({ id, singular, plural, meaning }) => {
      const isUsed = phrasePattern([singular, plural ?? singular]).test(said);
      return meaning !== undefined && isUsed ? [{ id, term: singular, meaning }] : [];
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
