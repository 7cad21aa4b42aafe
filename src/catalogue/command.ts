/** The command as it is run in the project's folder, in words that are not broken. */
export const commandWords = (...words: readonly string[]): string[] => [
  ...["node", "lib/main.js", "build"],
  ...words,
];
