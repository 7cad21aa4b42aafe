import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Marp } from "@marp-team/marp-core";
import { plainViewer, presenterViewer } from "../../src/documents/deck/deck.ts";

const SLIDES = [
  {
    id: "cover",
    title: "Seeing what is in front of us",
    body: "A morning for *everyone* who answers the door.",
  },
  {
    id: "three-parts",
    title: "Three parts make the offence",
    minutes: 5,
    body: [
      "| Part | The question to ask | An example |",
      "| --- | --- | --- |",
      "| The act | What was done? | Recruited, moved, housed |",
      "| The means | How? | Deceived, threatened |",
      "| The purpose | What for? | Unpaid work |",
      "",
      "See [the signs](#signs) or [what to do](#act).",
    ].join("\n"),
    notes:
      "<p>Give them two minutes in pairs before you show the table.</p><ul><li>Ask for the means first.</li><li>A child needs no means.</li></ul>",
  },
  {
    id: "signs",
    title: "Signs that belong together",
    minutes: 10,
    body: "- Speaks through someone else\n- Does not hold their own papers\n- Owes money that grows\n\n### More than one\n\nOne sign alone is no proof.",
    notes: `<p>${"A long note that has to scroll in its panel. ".repeat(90)}</p>`,
  },
  {
    id: "not-a-list",
    title: "What it is **not**",
    minutes: 3,
    body: "> Being poor is not a sign.\n\nNor is an accent.",
  },
  {
    id: "act",
    title: "What you do next",
    minutes: 1,
    body: "1. Listen\n2. Write it down\n3. [Go back to the start](#cover)",
  },
];

export const SLIDE_COUNT = SLIDES.length;

/** Who the page is for, and whether all its scripts are left out of the file. */
export interface DeckOptions {
  reader?: "participant" | "trainer";
  slides?: number;
}

const read = (name: string) =>
  readFile(new URL(`../../templates/${name}`, import.meta.url), "utf8");

const readAll = async (names: string[]) => (await Promise.all(names.map(read))).join("\n");

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function renderSlides(count: number, reader: "participant" | "trainer") {
  const slides = Array.from({ length: count }, (_, at) => {
    const slide = SLIDES[at] ?? {
      id: `more-${at + 1}`,
      title: `Slide ${at + 1}`,
      body: "And so on.",
    };
    return { notes: undefined, minutes: 0, ...slide };
  });
  const marp = new Marp({ inlineSVG: true, script: false, slug: false, emoji: { unicode: false } });
  const markdown = slides.map(
    ({ title, body }, at) => `${at === 0 ? "#" : "##"} ${title}\n\n${body}`,
  );
  const { html, css } = marp.render(markdown.join("\n\n---\n\n"), { htmlAsArray: true });
  const parts = slides.map(({ id, notes, minutes }, at) => {
    const svg = (html[at] ?? "").replace(/<section id="\d+"/, `<section id="${id}"`);
    const aside = notes
      ? `<aside class="notes" aria-label="Notes for slide ${at + 1}">${notes}</aside>`
      : "";
    return {
      slide: `<div class="slide" data-slide="${at + 1}"${reader === "trainer" && minutes ? ` data-minutes="${minutes}"` : ""}><div class="marpit">${svg}</div>`,
      aside,
    };
  });
  return { parts, css };
}

/** The page as the shell makes it: same frame, same policy, real Marp slides and styles. */
async function makeDeckPage({ reader = "participant", slides = SLIDE_COUNT }: DeckOptions = {}) {
  const { parts, css } = renderSlides(slides, reader);
  const { styles, scripts } = reader === "trainer" ? presenterViewer : plainViewer;
  const style = `${await read("tokens.css")}\n${css}\n${await readAll([...styles])}`;
  const script = await readAll([...scripts]);
  const policy = [
    "default-src 'none'",
    "img-src data:",
    "font-src data:",
    `style-src-elem ${sha256(style)}`,
    "style-src-attr 'unsafe-inline'",
    `script-src ${sha256(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const body = parts.map(
    ({ slide, aside }) => `${slide}${reader === "trainer" ? aside : ""}</div>`,
  );
  return `<!doctype html><html lang="en-GB" data-reader="${reader}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A deck</title>
<style>${style}</style></head><body>
<a class="skip" href="#cover">Skip to the slides</a>
<main class="deck" id="deck" tabindex="-1"${reader === "trainer" ? ' data-edition="test 1.0.0"' : ""}>
${body.join("\n")}
</main>
<script>${script}</script></body></html>`;
}

/** Decks as files in a folder of their own, opened as a trainer opens them: by a file address. */
export async function writeDecks(decks: Record<string, DeckOptions>) {
  const folder = await mkdtemp(join(tmpdir(), "deck-viewer-"));
  const names = Object.keys(decks);
  const address = (name: string) => pathToFileURL(join(folder, `${name}.html`)).href;
  await Promise.all(
    names.map(async (name) =>
      writeFile(join(folder, `${name}.html`), await makeDeckPage(decks[name])),
    ),
  );
  return { address, remove: () => rm(folder, { recursive: true, force: true }) };
}
