import { describe, expect, test } from "vitest";
import { tailor } from "../../src/tailor/tailor.ts";
import { makeProfile, makeProgramme, slide, slides } from "./make-programme.ts";

/** Slides that an audience gets of these, in order. */
function kept(text: string, profile: ReturnType<typeof makeProfile>, moduleSettings?: string) {
  const { programme } = makeProgramme({
    modules: { m: text },
    moduleSettings: moduleSettings ? { m: moduleSettings } : {},
  });
  return tailor(programme, profile).participant.slides.map(({ id }) => id);
}

const body = "## Title\n\nText";

describe("for and not-for mean a profile and those that extend it", () => {
  const police = makeProfile("police", { extends: ["uk-adult", "adult"] });
  const students = makeProfile("students");
  test.each<[settings: string, police: boolean, students: boolean]>([
    ["", true, true],
    ["for: police", true, false],
    ["for: adult", true, false],
    ["for: uk-adult students", true, true],
    ["for: [students, moi]", false, true],
    ["not-for: police", false, true],
    ["not-for: adult", false, true],
    ["not-for: students", true, false],
    ["for: adult\nnot-for: police", false, false],
    ["for: adult\nnot-for: students", true, false],
    ["not-for: moi nhs", true, true],
  ])("%s", (settings, forPolice, forStudents) => {
    const text = slides(slide("always", body), slide("a", body, settings));
    expect(kept(text, police).includes("a")).toBe(forPolice);
    expect(kept(text, students).includes("a")).toBe(forStudents);
    // A module says it for all its slides.
    expect(kept(slide("a", body), police, settings).length === 1).toBe(forPolice);
    expect(kept(slide("a", body), students, settings).length === 1).toBe(forStudents);
  });

  test("a base is not meant by what is for a profile that extends it", () => {
    expect(kept(slide("a", body, "for: police"), makeProfile("adult", { abstract: true }))).toEqual(
      [],
    );
  });
});

describe("what an audience may see", () => {
  test.each<[settings: string, profile: Parameters<typeof makeProfile>[1], seen: boolean]>([
    ["sensitivity: 2", { maxSensitivity: 2 }, true],
    ["sensitivity: 3", { maxSensitivity: 2 }, false],
    ["", { maxSensitivity: 0 }, true],
    ["sensitivity: 1", { maxSensitivity: 0 }, false],
    ["topics: health", { notTopics: ["faith"] }, true],
    ["topics: health faith", { notTopics: ["faith"] }, false],
    ["ages: 16+", { ages: { from: 18, to: Number.POSITIVE_INFINITY } }, true],
    ["ages: 16+", { ages: { from: 14, to: 18 } }, false],
    ["ages: 11-14", { ages: { from: 11, to: 14 } }, true],
    ["ages: 11-14", { ages: { from: 11, to: 16 } }, false],
    ["ages: 11-14", { ages: { from: 12, to: 13 } }, true],
    ["ages: 16+", {}, false],
    ["ages: 0+", {}, true],
  ])("%s for %o", (settings, profile, seen) => {
    expect(kept(slide("a", body, settings), makeProfile("x", profile))).toEqual(seen ? ["a"] : []);
  });
});

test("a section goes with the last slide that follows it", () => {
  const section = (id: string) => slide(id, "# Section", "layout: section");
  const text = slides(
    section("s1"),
    slide("a", body, "for: police"),
    section("s2"),
    slide("b", body),
    section("s3"),
  );
  expect(kept(text, makeProfile("police"))).toEqual(["s1", "a", "s2", "b"]);
  expect(kept(text, makeProfile("church"))).toEqual(["s2", "b"]);
});

test("sections one under another go when nothing is left in any of them", () => {
  const section = (id: string) => slide(id, "# Section", "layout: section");
  const text = slides(
    slide("a", body),
    section("s1"),
    section("s2"),
    slide("b", body, "for: police"),
  );
  expect(kept(text, makeProfile("church"))).toEqual(["a"]);
});

test("each slide that is left out says why", () => {
  const { programme } = makeProgramme({
    modules: {
      m: slides(
        slide("one", body),
        slide("two", body, "for: police"),
        slide("three", body, "not-for: church"),
        slide("four", body, "sensitivity: 3"),
        slide("five", body, "topics: faith"),
        slide("six", body, "ages: 11-14"),
        slide("seven", "::scenario{#door}"),
        slide("eight", "# Section", "layout: section"),
      ),
    },
  });
  const profile = makeProfile("church", { maxSensitivity: 1, notTopics: ["faith"] });
  const { slides: left, leftOut } = tailor(programme, profile).participant;
  expect(left.map(({ id }) => id)).toEqual(["one"]);
  expect(Object.fromEntries(leftOut.map(({ id, why }) => [id, why]))).toEqual({
    two: "it is for police",
    three: "it is not for church",
    four: "its sensitivity is 3, and this audience sees at most 1",
    five: 'this audience does not see the topic "faith"',
    six: "it is for other ages",
    seven: "its scenario is not in this audience's list",
    eight: "nothing of its section is left",
  });
});
