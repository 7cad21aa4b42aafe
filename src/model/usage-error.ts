/** The command was used wrongly: exit code 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    /** What to do. */
    readonly help: string,
  ) {
    super(message);
    this.name = "UsageError";
  }
}
