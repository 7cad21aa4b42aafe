import type { AudienceProfile } from "../../model/audience.ts";
import type { Programme } from "../../model/programme.ts";
import { checkNumbers } from "./numbers.ts";
import { startPieces } from "./pieces.ts";
import { checkTyped, findTyped, typedPatterns } from "./typed.ts";
import { checkWords } from "./words.ts";

/**
 * Reports what authors typed that should come from the register, words that are not to be printed,
 * and numbers nobody looked at. `broken` names audiences that have mistakes of their own.
 */
export function checkWording(
  programme: Programme,
  profiles: ReadonlyMap<string, AudienceProfile>,
  broken: ReadonlySet<string>,
): void {
  const { register } = programme;
  const patterns = typedPatterns(register);
  const pieces = startPieces(programme, profiles);
  checkTyped(programme, pieces, patterns);
  checkWords(pieces, register, profiles, broken);
  checkNumbers(programme, pieces, (text, isForTrainers) =>
    findTyped(text, isForTrainers, patterns),
  );
}
