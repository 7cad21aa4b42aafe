/** What the machine lacks (a browser, disk, memory), never a mistake of the author: exit code 3. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
  /** What the reader can do about it. */
  readonly help: string;

  constructor(message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.help = help;
  }
}
