import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { readProgramme } from "../../src/build.ts";
import type { AudienceProfile } from "../../src/model/audience.ts";
import { pdfPages } from "./real.ts";
import {
  distinct,
  isSameSlide,
  jaccard,
  shareOfShorter,
  type Words,
  wordsOf,
  wordsOfSlides,
} from "./similarity.ts";

/** The programme as a whole: complete, and truly different for each audience. */
const EDITIONS = [
  "church",
  "church-anglican",
  "church-catholic",
  "housing-inspectors",
  "moi",
  "nhs",
  "police",
  "schools",
  "social-workers",
  "students",
];
const PROGRAMME = "decks/counter-trafficking";

const { out, manifest, plan } = inject("built");
let profiles: ReadonlyMap<string, AudienceProfile>;
const slides = new Map<string, Words[]>();

beforeAll(async () => {
  const folders = { programme: PROGRAMME, audiences: "audiences", templates: "templates" };
  ({ profiles } = await readProgramme(folders, manifest.factsAsOf));
  for (const [edition, { items }] of Object.entries(plan)) {
    const html = await readFile(join(out, "public", edition, "deck.html"), "utf8");
    const ids = items.map(({ id }) => id);
    slides.set(edition, [...wordsOfSlides(html, ids).values()]);
  }
});

const profile = (id: string) => profiles.get(id) as AudienceProfile;
const slidesOf = (id: string) => slides.get(id) ?? [];
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

const pairs = EDITIONS.flatMap((first, at) =>
  EDITIONS.slice(at + 1).map((second) => [first, second] as const),
);

/** Whether one extends the other, or both a third that has an edition. */
const isRelated = (first: string, second: string): boolean =>
  profile(first).lineage.some(
    (id) => !profile(id).abstract && profile(second).lineage.includes(id),
  );

/** White space collapsed; what a line break at a soft hyphen parted is one word again. */
const collapse = (text: string): string =>
  text
    .replace(/\u00ad\s*/g, "")
    .replace(/\s+/g, " ")
    .trim();

describe("what is measured with", () => {
  const ten = wordsOf("one two three four five six seven eight nine ten eleven twelve");
  test("counts two slides as one from 80 in 100 words on", () => {
    expect(isSameSlide(ten, wordsOf("one two three four five six seven eight nine ten x y"))).toBe(
      true,
    );
    expect(isSameSlide(ten, wordsOf("one two three four five six seven eight nine a b c"))).toBe(
      false,
    );
  });

  test("does not take a short slide for a part of a long one", () => {
    expect(isSameSlide(ten, wordsOf("one two three"))).toBe(false);
    expect(isSameSlide(wordsOf("one two three"), wordsOf("one two three"))).toBe(true);
  });

  test("tells editions that are alike from those that are not", () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((letter) =>
      wordsOf(Array.from({ length: 12 }, (_, at) => `${letter}${at}`).join(" ")),
    ) as [Words, Words, Words, Words];
    expect(jaccard([a, b, c], [a, b, c])).toBe(1);
    expect(jaccard([a, b], [c, d])).toBe(0);
    expect(jaccard([a, b, c], [a, b, d])).toBe(0.5);
    expect(shareOfShorter([a, b, c], [d, a])).toBe(0.5);
    expect(distinct([a, b, a, c, b])).toHaveLength(3);
  });

  test("leaves running heads out, and nothing else", () => {
    const html =
      '<html><body><section id="one"><h2>Title</h2><p>Text<sup class="cite">[1]</sup></p><footer class="foot">Draft</footer></section></body></html>';
    expect([...(wordsOfSlides(html, ["one"]).get("one") ?? [])]).toEqual(["title", "text"]);
    expect(() => wordsOfSlides(html, ["two"])).toThrow(/no slide "two"/);
  });

  test("reads a text broken over lines as it is, and no other text as it", () => {
    expect(collapse("by means of the\n threat or ex\u00ad\nploitation")).toBe(
      "by means of the threat or exploitation",
    );
    expect(collapse("threat or use-of force")).not.toBe(collapse("threat or use of force"));
  });
});

test("there are ten editions, each as long as its profile plans", () => {
  expect(Object.keys(plan).sort()).toEqual(EDITIONS);
  const wrong = Object.entries(plan).flatMap(([edition, { items }]) => {
    const { min, max } = profile(edition).slides;
    return items.length >= min && items.length <= max
      ? []
      : [`${edition}: ${items.length} slides, planned ${min} to ${max}`];
  });
  expect(wrong).toEqual([]);
});

test("over all editions there are at least 110 distinct slides", () => {
  expect(distinct([...slides.values()].flat()).length).toBeGreaterThanOrEqual(110);
});

describe("editions differ", () => {
  test("by at least 15% where one extends the other, all others by at least 30%", () => {
    const related = pairs.filter(([first, second]) => isRelated(first, second));
    expect(related.length).toBeGreaterThanOrEqual(3);
    const alike = pairs.flatMap(([first, second]) => {
      const differ = 1 - jaccard(slidesOf(first), slidesOf(second));
      const least = isRelated(first, second) ? 0.15 : 0.3;
      return differ >= least
        ? []
        : [`${first} and ${second} differ by ${percent(differ)}, and should by ${percent(least)}`];
    });
    expect(alike).toEqual([]);
  });

  test("police and students most of all: they share less than 30% of the students' slides", () => {
    expect(jaccard(slidesOf("police"), slidesOf("students"))).toBeLessThan(0.3);
    expect(shareOfShorter(slidesOf("police"), slidesOf("students"))).toBeLessThan(0.3);
  });
});

test("every slide in the source says its minutes and its priority", async () => {
  const folder = join(PROGRAMME, "modules");
  const silent: string[] = [];
  let count = 0;
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), "utf8");
    for (const [, settings = "", body = ""] of text.matchAll(
      /^<!--\n([\s\S]*?)\n-->$([\s\S]*?)(?=^<!--$|(?![\s\S]))/gm,
    )) {
      const { id, minutes, priority } = parse(settings);
      count += 1;
      // An exercise says its own minutes, which are looked at below.
      const setsExercise = /^::exercise\{/m.test(body);
      if (typeof minutes !== "number" && !setsExercise) silent.push(`${name}: ${id}: minutes`);
      if (priority === undefined) silent.push(`${name}: ${id}: priority`);
    }
  }
  const exercises = join(PROGRAMME, "exercises");
  for (const name of await readdir(exercises)) {
    const [, front = ""] =
      /^---\n([\s\S]*?)\n---\n/.exec(await readFile(join(exercises, name), "utf8")) ?? [];
    if (typeof parse(front).minutes !== "number") silent.push(`${name}: minutes`);
  }
  expect(count).toBeGreaterThan(60);
  expect(silent).toEqual([]);
});

describe("Article 3(a) of the Trafficking Protocol", () => {
  const adults = EDITIONS.filter((id) => id !== "students");

  test("is for every edition for adults, and for them alone", () => {
    expect(EDITIONS.filter((id) => profile(id).lineage.includes("adult"))).toEqual(adults);
  });

  test.each(adults)("stands in a PDF for participants of %s, word for word", async (edition) => {
    const instruments = parse(
      await readFile(join(PROGRAMME, "register/instruments.yaml"), "utf8"),
    ) as { id: string; text: string }[];
    const text = instruments.find(({ id }) => id === "palermo-3a")?.text ?? "";
    expect(text).toMatch(/^"Trafficking in persons" shall mean .* removal of organs;$/);
    const files = manifest.files.filter(
      (file) => file.edition === edition && file.reader === "participant" && file.format === "pdf",
    );
    const pages = files.flatMap(({ path }) => pdfPages(join(out, path)).map(collapse));
    const holding = (words: string) => pages.filter((page) => page.includes(collapse(words)));
    expect(holding(text)).not.toEqual([]);
    expect(holding(text.replace("shall mean", "means"))).toEqual([]);
  });
});
