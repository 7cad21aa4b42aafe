import { describe, expect, test } from "vitest";
import { markArtifacts } from "../../src/formats/pdf/mend/artifacts.ts";

const mark = (stream: string, forms: readonly string[] = []): string | undefined =>
  markArtifacts(stream, (name) => forms.includes(name))?.replace(/\s+/g, " ");

describe("what is painted outside tags is marked", () => {
  test.each([
    ["a path, from where it begins", "q 1 0 0 rg 0 0 5 5 re f Q", "q 1 0 0 rg A 0 0 5 5 re f E Q"],
    ["a path of many parts", "0 0 m 1 1 l h\n2 2 m 3 3 l S", "A 0 0 m 1 1 l h 2 2 m 3 3 l S E"],
    ["text, inside its text object", "BT /F4 9 Tf <00> Tj ET", "BT /F4 9 Tf A <00> Tj E ET"],
    ["text in pieces", "BT [<00> 5 (a\\)b)] TJ ET", "BT A [<00> 5 (a\\)b)] TJ E ET"],
    ["a picture", "q /X1 Do Q", "q A /X1 Do E Q"],
    ["a shade", "/S1 sh", "A /S1 sh E"],
    [
      "what lies between two tags",
      "/P <</MCID 0 >>BDC\n(a) Tj EMC 0 0 1 1 re f /P <</MCID 1 >>BDC (b) Tj\nEMC",
      "/P <</MCID 0 >>BDC (a) Tj EMC A 0 0 1 1 re f E /P <</MCID 1 >>BDC (b) Tj EMC",
    ],
    [
      "letters of which it is only said how they read",
      "/Span <</ActualText <FEFF0066>>> BDC <01> Tj EMC",
      "/Span <</ActualText <FEFF0066>>> BDC A <01> Tj E EMC",
    ],
  ])("%s", (_, stream, expected) => {
    const long = expected.replaceAll("A ", "/Artifact BMC ").replaceAll(" E", " EMC");
    expect(mark(stream)).toBe(long.replaceAll("EMCMC", "EMC").replaceAll("EMCT", "ET"));
  });
});

describe("nothing is marked", () => {
  test.each([
    ["of what only clips", "0 0 5 5 re W* n q Q"],
    ["inside tags", "/P <</MCID 0 >>BDC 0 0 5 5 re f (EMC f) Tj EMC"],
    ["inside artifacts", "/Artifact BMC 0 0 5 5 re f EMC"],
    ["inside marks inside tags", "/P <</MCID 0 >>BDC /Span <<>> BDC (a) Tj EMC (b) Tj EMC"],
    ["in a stream without anything to see", "% 0 0 5 5 re f\nq 1 0 0 1 0 0 cm Q"],
  ])("%s", (_, stream) => expect(mark(stream)).toBeUndefined());

  test("around a form with tags of its own", () => {
    expect(mark("/X1 Do", ["X1"])).toBeUndefined();
    expect(mark("/X1 Do", ["X2"])).toBe("/Artifact BMC /X1 Do EMC");
  });
});

test.each([
  ["a tag that does not end", "/P <</MCID 0 >>BDC (a) Tj", /does not end/],
  ["a tag that never began", "(a) Tj EMC", /never began/],
  ["a picture in the text", "BI /W 1 ID x EI", /not understood/],
])("%s is refused", (_, stream, why) => {
  expect(() => mark(stream)).toThrow(why);
});
