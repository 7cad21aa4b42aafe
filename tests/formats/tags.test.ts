import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { pdf } from "../../src/formats/pdf/pdf.ts";
import { type PdfReading, readPdf } from "../../src/pdf/read-pdf.ts";
import { allTags, type Tag, tagText } from "../../src/pdf/structure.ts";
import { outlineTags } from "./outline-tags.ts";
import { useTaggedDeck } from "./tagged.ts";

const { deck } = useTaggedDeck();
let reading: PdfReading;
let slides: Tag[];

beforeAll(() => {
  reading = readPdf(deck().bytes);
  // The document holds the deck, which holds its slides.
  const inside = (tags: readonly Tag[]): Tag[] =>
    tags.flatMap(({ kids }) => kids.filter((kid) => typeof kid !== "string"));
  slides = inside(inside(reading.tags));
});

test("each slide has an element of its own", () => {
  const { document } = deck();
  expect(slides).toHaveLength(document.slides.length);
  expect(document.slides.map(({ id }) => id)).toEqual(SLIDES);
});

/** Every layout, every kind of slide and of page, and every kind of content. */
const SLIDES = [
  ...["cover", "opening", "what-it-is", "act", "who-to-call", "door", "door-questions", "sort"],
  ...["extra", "section", "statement", "definition", "columns", "pair", "compare", "lists"],
  ...["looser", "table", "links", "quotes", "picture", "split", "split-right", "boxes"],
  ...["letters", "sources", "by-hand"],
];

describe("the structure, as one hears it, of the slide", () => {
  test.each(SLIDES)("%s", async (id) => {
    const slide = slides[SLIDES.indexOf(id)] as Tag;
    const file = join(import.meta.dirname, "tags", `${id}.txt`);
    await expect(outlineTags([slide])).toMatchFileSnapshot(file);
  });
});

test("nothing is wrong with it", async () => {
  const { bytes, document } = deck();
  expect((await pdf.read(bytes)).problems(document)).toEqual([]);
});

test("a link that runs over two lines says on each where it leads", () => {
  const links = [...allTags(reading.tags)].filter(({ role }) => role === "Link");
  const long = links.find((link) => tagText(link).startsWith("a link with very many words"));
  expect(long?.descriptions).toHaveLength(2);
  expect(new Set(long?.descriptions).size).toBe(1);
  for (const { descriptions } of links) {
    for (const text of descriptions) expect(text).toMatch(/\S \(.+\)$|@example\.org$/);
  }
});

test("what is hidden is read by no one, and everything else is", () => {
  const said = reading.tags.map(tagText).join("");
  expect(said).toContain("Words beside the picture.");
  const count = SLIDES.length - 1; // of the slides that are not written by hand
  for (let number = 2; number < count; number++) {
    const foot = `${number} / ${count}`;
    expect(reading.untagged[number - 1]?.replace(/\s+/g, " ")).toContain(foot);
    expect(said).not.toContain(foot);
  }
});
