import { styleText } from "node:util";

/** Colours text on a terminal that wants it; `NO_COLOR` and pipes get it plain. */
export function paint(
  to: NodeJS.WriteStream,
  style: Parameters<typeof styleText>[0],
  text: string,
): string {
  // Newer versions of Node would look at standard output, whatever the text is written to.
  const asked = { validateStream: false };
  return to.isTTY && !process.env.NO_COLOR ? styleText(style, text, asked) : text;
}
