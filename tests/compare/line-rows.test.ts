import { describe, expect, test } from "vitest";
import { alignLines, type ComparedLine } from "../../src/compare/line-rows.ts";
import { lineOf } from "../../src/compare/shown-lines.ts";

const lines = (...texts: string[]) => texts.map((text) => lineOf("text", text));

/** A line with what only it says between square brackets. */
const marked = ({ pieces }: ComparedLine) =>
  pieces.map(({ text, only }) => (only ? `[${text}]` : text)).join("");

const rows = (first: string[], second: string[]) =>
  alignLines(lines(...first), lines(...second)).map((row) =>
    row.in === "both"
      ? row.lines.map(marked)
      : { first: row.first.map(marked), second: row.second.map(marked) },
  );

describe("lines side by side", () => {
  test("are one row where they are the same", () => {
    expect(rows(["a", "b"], ["a", "b"])).toEqual([["a", "b"]]);
  });

  test("mark the words that only one has, and nothing else", () => {
    const first = ["The potential victim is alone, day after day"];
    const second = ["The person is alone, day after day"];
    expect(rows(first, second)).toEqual([
      {
        first: ["The [potential victim] is alone, day after day"],
        second: ["The [person] is alone, day after day"],
      },
    ]);
  });

  test("mark a whole line that has no like", () => {
    expect(rows(["same", "Call the police now", "end"], ["same", "end"])).toEqual([
      ["same"],
      { first: ["[Call the police now]"], second: [] },
      ["end"],
    ]);
  });

  test("find the line that is most alike, not the one that stands level", () => {
    const first = ["Write down what you saw and heard today"];
    const second = ["Ring your officer", "Write down what you saw today"];
    expect(rows(first, second)).toEqual([
      {
        first: ["Write down what you saw [and heard] today"],
        second: ["[Ring your officer]", "Write down what you saw today"],
      },
    ]);
  });

  test("keep every word of both", () => {
    const first = ["One two three four.", "Five six", "seven eight nine ten"];
    const second = ["One two 3 four!", "seven eight nine", "Five"];
    const bare = (text: string) => text.replace(/[[\]]/g, "");
    const all = rows(first, second).flatMap((row) => (Array.isArray(row) ? row : row.first));
    expect(all.map(bare)).toEqual(first);
    const others = rows(first, second).flatMap((row) => (Array.isArray(row) ? row : row.second));
    expect(others.map(bare)).toEqual(second);
  });
});
