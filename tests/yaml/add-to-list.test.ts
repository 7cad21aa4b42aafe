import { describe, expect, test } from "vitest";
import { addToList } from "../../src/yaml/add-to-list.ts";

const LIST =
  "# Kept\ntitle: 'A'   # as it is\n\nmodules:\n  # First\n  - one # why\n  - two\n\nx: 1\n";

describe("an entry is added to a list, and nothing else is touched", () => {
  test.each<[name: string, text: string, after: string | undefined, changed: [string, string]]>([
    ["at its end", LIST, undefined, ["  - two\n", "  - two\n  - new\n"]],
    ["behind an entry with a comment", LIST, "one", ["# why\n", "# why\n  - new\n"]],
    ["without a last line end", "modules:\n- one", undefined, ["- one", "- one\n- new"]],
    ["in quotes", 'modules:\n  - "one"\n', "one", ['"one"\n', '"one"\n  - new\n']],
    ["on one line", "modules: [one,  two] # all\n", undefined, ["two]", "two, new]"]],
    ["on one line, behind the first", "modules: [one,  two]\n", "one", ["one,", "one, new,"]],
    [
      "with the line ends of Windows",
      "a: 1\r\nmodules:\r\n  - one\r\n  - two\r\n",
      "one",
      ["- one\r\n", "- one\r\n  - new\r\n"],
    ],
    [
      "after a byte order mark",
      "\ufeffmodules:\n  - one\n",
      undefined,
      ["one\n", "one\n  - new\n"],
    ],
  ])("%s", (_, text, after, [from, to]) => {
    expect(addToList(text, "modules", "new", after)).toBe(text.replace(from, to));
  });
});

describe("where it cannot be added, nothing is made up", () => {
  test.each<[name: string, text: string, after: string | undefined]>([
    ["no such list", "x:\n  - one\n", undefined],
    ["no list at all", "modules: one\n", undefined],
    ["an empty list", "modules: []\n", undefined],
    ["no such entry", LIST, "three"],
    ["broken YAML", "modules: [one\n", undefined],
    ["an empty file", "", undefined],
  ])("%s", (_, text, after) => {
    expect(addToList(text, "modules", "new", after)).toBeUndefined();
  });
});
