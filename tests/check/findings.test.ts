import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { checkFreshness } from "../../src/check/freshness.ts";
import { toVerify } from "../../src/check/to-verify.ts";
import { diagnosticsOf, hasErrors, report } from "../../src/model/diagnostics.ts";
import { makeProgramme } from "../tailor/make-programme.ts";

describe("findings", () => {
  const text = "one\ntwo\nthree\n";

  test("are given in the order of the text, with what was expected and what to do", () => {
    const file = new VFile({ path: "a.md", value: text });
    report(file, "raw-html", 8, { message: "Later.", help: "Do this." });
    report(file, "fact-stale", 5, { message: "Earlier.", expected: "that" });
    expect(diagnosticsOf([file])).toEqual([
      {
        rule: "fact-stale",
        severity: "warning",
        file: "a.md",
        line: 2,
        column: 2,
        message: "Earlier.",
        expected: "that",
        help: "",
      },
      {
        rule: "raw-html",
        severity: "error",
        file: "a.md",
        line: 3,
        column: 1,
        message: "Later.",
        expected: "",
        help: "Do this.",
      },
    ]);
  });

  test("that several editions share are one, which names them", () => {
    const file = new VFile({ path: "a.md", value: text });
    for (const edition of ["police", "church", "police"]) {
      report(file, "empty-slide", 4, { message: "Nothing.", edition });
    }
    report(file, "empty-slide", 4, { message: "Other.", edition: "nhs" });
    expect(diagnosticsOf([file]).map(({ message }) => message)).toEqual([
      "Nothing. (in church, police)",
      "Other. (in nhs)",
    ]);
  });

  test.each<[rule: "raw-html" | "fact-stale" | undefined, normal: boolean, strict: boolean]>([
    ["raw-html", true, true],
    ["fact-stale", false, true],
    [undefined, false, false],
  ])("%s stops a build, or a strict one", (rule, normal, strict) => {
    const file = new VFile({ path: "a.md", value: text });
    if (rule) report(file, rule, 0, { message: "Found." });
    expect([hasErrors([file]), hasErrors([file], true)]).toEqual([normal, strict]);
  });

  test("about a whole file stand on its first line", () => {
    const file = new VFile({ path: "a.md", value: "" });
    report(file, "file-missing", undefined, { message: "Gone." });
    expect(diagnosticsOf([file])).toMatchObject([{ line: 1, column: 1 }]);
  });
});

describe("what is due to be checked again", () => {
  test.each<[today: string, stale: number]>([
    ["2026-12-31", 0],
    ["2027-01-01", 2],
    ["2027-06-01", 2],
  ])("on %s", (today, stale) => {
    const { register } = makeProgramme({
      modules: {},
      facts: [{ id: "x" }, { id: "later", checkAgain: "2030-01-01" }],
      contacts: [{ id: "y" }],
    }).programme;
    const file = new VFile({ path: "register.yaml", value: "" });
    checkFreshness({ ...register, at: () => ({ file, offset: 0 }) }, today);
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(Array(stale).fill("fact-stale"));
  });
});

test("what a person must still verify is what was not read at its source, and law in doubt", () => {
  const { register } = makeProgramme({
    modules: {},
    facts: [
      { id: "sure" },
      { id: "second-hand", verified: "Y2" },
      { id: "bill", inForce: "unknown" },
      { id: "act", inForce: "yes" },
      { id: "both", verified: "Y2", inForce: "unknown" },
    ],
    contacts: [{ id: "line" }, { id: "rumour", verified: "N" }],
  }).programme;
  expect(toVerify(register).map(({ list, id, why }) => `${list}/${id}: ${why}`)).toEqual([
    "facts/second-hand: only read on a second-hand page",
    "facts/bill: whether it is in force is not known",
    "facts/both: only read on a second-hand page; whether it is in force is not known",
    "contacts/rumour: not verified, and never printed",
  ]);
  expect(toVerify(register)[0]?.address).toBe("https://example.org/book");
});
