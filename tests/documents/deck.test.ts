import { describe, expect, test } from "vitest";
import { composeDocument, documentKinds, prepareKit } from "../../src/documents/kinds.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import { plainHtml } from "../../src/text/html.ts";
import {
  makeProfile,
  makeProgramme,
  type ProgrammeParts,
  slide,
  slides,
} from "../tailor/make-programme.ts";

const kit = await prepareKit((await loadTemplates("templates")).templates, []);

function deck(
  parts: ProgrammeParts,
  reader: "participant" | "trainer" = "participant",
  profile = makeProfile("police"),
) {
  const { programme } = makeProgramme(parts);
  const kind = documentKinds.find((known) => known.id === "deck" && known.reader === reader);
  if (!kind) throw new Error(`There is no deck for a ${reader}.`);
  return composeDocument(kind, tailor(programme, profile), kit);
}

/** The slides of a deck, each as HTML. */
const sections = (body: string): string[] => body.match(/<section [\s\S]*?<\/section>/g) ?? [];
const plain = (html: string): string => plainHtml(html).replace(/\s+/g, " ").trim();

describe("a deck", () => {
  const many = Array.from({ length: 41 }, (_, index) => `book-${index}`);
  const made = deck({
    modules: {
      m: slides(
        slide("one", "## First\n\n{{source.book-0}}", "layout: statement"),
        slide("two", `## Second\n\n${many.map((id) => `{{source.${id}}}`).join(" ")}`),
      ),
    },
    sources: many,
  });

  test("has a cover, its slides and its sources, by id and in order", () => {
    expect(made.slides.map(({ id }) => id)).toEqual([
      ...["cover", "one", "two"],
      ...["sources", "sources-2", "sources-3"],
    ]);
    expect(sections(made.body)).toHaveLength(6);
    for (const [index, { id }] of made.slides.entries()) {
      expect(sections(made.body)[index]).toContain(`<section id="${id}"`);
    }
    expect(made).toMatchObject({
      title: "A programme: The police",
      language: "en-GB",
      reader: "participant",
    });
  });

  test("is called as its profile says, where that says it", () => {
    const profile = { ...makeProfile("police"), title: "Tricks and trust" };
    const { title, body } = deck({ modules: { m: slide("one", "## First") } }, "trainer", profile);
    expect(title).toBe("Tricks and trust: The police");
    expect(sections(body)[0]).toContain("Tricks and trust");
    expect(body).not.toContain("A programme");
  });

  test("says on every page that it is a draft, its version, its facts' date and its number", () => {
    for (const [index, html] of sections(made.body).entries()) {
      const said = plain(html).match(
        /Draft for review · Version 1\.0\.0 · Facts as of 21 November 2026/g,
      );
      expect(said).toHaveLength(1);
      const foot = plain(/<footer[\s\S]*<\/footer>/.exec(html)?.[0] ?? "");
      expect(foot).toContain(`${index + 1} / 6`);
    }
  });

  test("names at the foot of a slide what it cites, and no other slide's", () => {
    const [, one = ""] = sections(made.body);
    const foot = plain(/<footer[\s\S]*<\/footer>/.exec(one)?.[0] ?? "");
    expect(foot).toContain("[1] Publisher of book-0, 2025");
    expect(foot).not.toContain("book-1,");
  });

  test("lists each source once, with its address, few enough to read", () => {
    const pages = sections(made.body).slice(3);
    const counts = pages.map((html) => html.match(/<a href="https:\/\/example\.org/g)?.length);
    expect(counts).toEqual([14, 14, 13]);
    expect(plain(pages[0] ?? "")).toContain("Sources, part 1 of 3");
  });

  test("sets the layout as a class, and nothing of the settings as text", () => {
    expect(sections(made.body)[1]).toMatch(/^<section id="one"[^>]* class="statement"/);
  });

  test("has no sources page where nothing is cited", () => {
    const { slides: drawn } = deck({ modules: { m: slide("one", "## First\n\nText") } });
    expect(drawn.map(({ id }) => id)).toEqual(["cover", "one"]);
  });
});

describe("boxes, pictures and blocks of their own", () => {
  const text = [
    ":::warning\n- one\n- two\n:::",
    ":::avoid\nwords\n:::",
    "::contacts",
    "![A door](pictures/door.png)",
  ].join("\n\n");
  const parts: ProgrammeParts = {
    modules: { m: slide("one", `## First\n\n${text}`) },
    contacts: [{ id: "desk", number: "1", forWhom: ["police"], serves: "all" }],
  };
  const [, html = ""] = sections(deck(parts).body);

  test("stand in no paragraph, and Markdown goes on inside them", () => {
    expect(html).toMatch(/<aside class="box warning">[\s\S]*<ul>\s*<li>one<\/li>[\s\S]*<\/aside>/);
    expect(html).toMatch(/<aside class="box avoid">[\s\S]*<p>words<\/p>[\s\S]*<\/aside>/);
    expect(html).toMatch(/<dl class="contacts">/);
    expect(html).not.toMatch(/<p>\s*<(?:aside|dl)|<\/(?:aside|dl)>\s*<\/p>/);
  });

  test("a picture stands inside the page, with its description", () => {
    expect(html).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="A door"/);
  });

  test("nothing of our own tokens is left", () => {
    expect(deck(parts).body).not.toMatch(/[\ue000\ue001]|lectern-picture/);
  });
});

test("the trainer's deck has the same slides, with notes and keys beside their own", () => {
  const parts: ProgrammeParts = {
    modules: {
      m: slides(
        slide("one", "## First\n\nText\n\n:::notes\nSay this.\n:::\n\n:::key\nBecause.\n:::"),
        slide("two", "## Second\n\nText\n\n:::key\nOnly a key.\n:::"),
        slide("three", "## Third\n\nText"),
      ),
    },
  };
  const trainer = deck(parts, "trainer");
  const notes = trainer.body.match(/<aside class="notes"[\s\S]*?<\/aside>/g) ?? [];
  expect(notes.map(plain)).toEqual(["Say this. Key Because.", "Key Only a key."]);
  expect(sections(trainer.body)).toEqual(sections(deck(parts).body));
  expect(deck(parts).body).not.toMatch(/Say this|Because|Only a key|class="notes"/);
});

test("the presenter’s view, and what it needs, is in the trainer’s deck alone", () => {
  const parts: ProgrammeParts = {
    modules: {
      m: slides(
        slide("one", "## First\n\nText", "layout: statement"),
        slide("two", "## Second\n\nText"),
      ),
    },
  };
  const trainer = deck(parts, "trainer");
  const minutes = trainer.body.match(/<div class="slide"[^>]*>/g);
  expect(minutes).toEqual([
    '<div class="slide" data-slide="1">',
    '<div class="slide" data-slide="2" data-minutes="2">',
    '<div class="slide" data-slide="3" data-minutes="2">',
  ]);
  expect(trainer.body).toContain('data-edition="police 1.0.0"');
  expect(trainer.screen.script).toContain("presenterLink");
  const participant = deck(parts);
  expect(participant.body).not.toMatch(/data-minutes|data-edition/);
  expect(`${participant.screen.script}${participant.screen.style}`).not.toMatch(
    /presenterLink|presenter-/,
  );
});
