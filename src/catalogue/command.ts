/** How the command is run in the project's folder. */
export const COMMAND = "node lib/main.js build";
