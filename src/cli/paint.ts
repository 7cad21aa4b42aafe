import { styleText } from "node:util";

/** Colours text on a terminal that wants it; `NO_COLOR` and pipes get it plain. */
export function paint(
  to: NodeJS.WriteStream,
  style: Parameters<typeof styleText>[0],
  text: string,
): string {
  return to.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}
