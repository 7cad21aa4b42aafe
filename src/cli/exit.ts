/** What the exit codes of every command mean. */
export const EXIT = { fine: 0, content: 1, usage: 2, environment: 3 } as const;
