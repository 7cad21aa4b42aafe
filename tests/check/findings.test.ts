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

describe("what a person must still verify", () => {
  const slot = { value: "1 May 2001", checkedOn: "2026-01-01", checkAgain: "2027-01-01" };
  const origin = { file: new VFile({ path: "atlantis.yaml", value: "" }), offset: 0 };
  const at = { origin, sourceOrigin: origin };
  const { register } = makeProgramme({
    modules: {},
    facts: [
      { id: "sure" },
      { id: "second-hand", verified: "Y2" },
      { id: "bill", inForce: "unknown", note: "Ask the clerk." },
      { id: "act", inForce: "yes" },
      { id: "both", verified: "Y2", inForce: "unknown", value: 7, unit: "%" },
      { id: "due-soon", checkAgain: "2026-04-01", value: 7000, unit: "miles" },
    ],
    contacts: [{ id: "line" }, { id: "rumour", verified: "N", number: "123" }],
    instruments: [{ id: "treaty" }, { id: "copy", verified: "Y2" }],
    countries: [
      {
        id: "atlantis",
        name: "Atlantis",
        jurisdiction: "Atlantis",
        slots: new Map([
          ["hotline", { ...slot, ...at, verified: "Y", source: "book" }],
          ["offence", { ...slot, ...at, verified: "Y2", source: "book" }],
          ["party-since", { ...slot, ...at, verified: "N", checkAgain: "2026-01-15" }],
        ]),
      },
    ],
  }).programme;

  test("is what is due, law in doubt, and what was not read at its source", () => {
    const rows = toVerify(register, "2026-02-01");
    expect(rows.map(({ reason, list, id, why }) => `${reason} ${list}/${id}: ${why}`)).toEqual([
      "due countries/atlantis: party-since: due to be checked again since 2026-01-15; not verified, and never printed",
      "due facts/due-soon: due to be checked again on 2026-04-01",
      "law facts/bill: whether it is in force is not known",
      "law facts/both: whether it is in force is not known; only read on a second-hand page",
      "unverified contacts/rumour: not verified, and never printed",
      "second-hand countries/atlantis: offence: only read on a second-hand page",
      "second-hand facts/second-hand: only read on a second-hand page",
      "second-hand instruments/copy: only read on a second-hand page",
    ]);
  });

  test("is said with what the register has, its note and its source", () => {
    const rows = new Map(toVerify(register, "2026-02-01").map((row) => [row.id, row]));
    expect(rows.get("bill")).toMatchObject({
      says: "7: x",
      note: "Ask the clerk.",
      address: "https://example.org/book",
    });
    expect(rows.get("both")?.says).toBe("7%: x");
    expect(rows.get("due-soon")?.says).toBe("7,000 miles: x");
    expect(rows.get("rumour")?.says).toBe("rumour: 123");
    expect(rows.get("copy")?.says).toBe("A treaty, Article 1");
    expect(rows.get("atlantis: party-since")).toMatchObject({ says: "1 May 2001", address: "" });
  });

  test("is not what is due in more than two months", () => {
    const ids = toVerify(register, "2026-01-30").map(({ id }) => id);
    expect(ids).not.toContain("due-soon");
  });
});
