/**
 * Tokens stand for values and block edges in Markdown while Marp renders it. They are made of
 * private-use characters, which Markdown treats as letters and no author may write.
 */
const OPEN = "\ue000";
const CLOSE = "\ue001";

/** Characters that content may not hold: our tokens' own, other private use, control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
export const RESERVED = /[\ue000-\uf8ff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** The token for the insert at `index`. */
export const token = (index: number): string => `${OPEN}${index}${CLOSE}`;

/** Address that stands for the picture at `index`; Markdown would escape a token in an address. */
export const pictureAddress = (index: number): string => `lectern-picture-${index}`;

/** The indexes of the tokens in a text, in reading order. */
export const tokensIn = (text: string): number[] =>
  [...text.matchAll(/\ue000(\d+)\ue001/g)].map(([, index]) => Number(index));

/** Replaces every token in a text by what `insert` gives for its index. */
export function replaceTokens(text: string, insert: (index: number) => string): string {
  return text.replace(/\ue000(\d+)\ue001/g, (_, index: string) => insert(Number(index)));
}
