import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readProgramme } from "../../src/build.ts";
import { deckPages } from "../../src/documents/deck/pages.ts";
import { compileTemplates } from "../../src/documents/templates.ts";
import { withEdition } from "../../src/model/audience.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import { slideText } from "./slide-text.ts";

/**
 * Writes the deck of every edition as plain Marp Markdown, values put in, with our theme: the same
 * slides, cover and sources too, for marp-cli to make. Gives their number.
 */
export async function exportDecks(folder: string): Promise<number> {
  const { programme, profiles, templates } = await readProgramme(
    { programme: "decks/counter-trafficking", audiences: "audiences", templates: "templates" },
    "2026-01-01",
  );
  if (!programme) throw new Error("The programme has mistakes; see `lectern check`.");
  await mkdir(folder, { recursive: true });
  const editions = withEdition(profiles);
  for (const profile of editions) {
    const { participant } = tailor(programme, profile);
    const { pages, inserts } = deckPages(participant, compileTemplates(templates.templates));
    // Parts that only our own pages have are left out.
    const plain = inserts.map((insert) =>
      insert.kind === "part" ? ({ kind: "text", text: "" } as const) : insert,
    );
    const slides = pages.map(
      ({ title, markdown }) =>
        `## ${title}\n\n${slideText({ inserts: plain }, { body: markdown })}`,
    );
    const markdown = `---\nmarp: true\ntheme: ${profile.theme}\npaginate: true\n---\n\n${slides.join("\n\n---\n\n")}\n`;
    await writeFile(join(folder, `${profile.id}.md`), markdown);
  }
  return editions.length;
}
