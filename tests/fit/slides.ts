import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Folders, MARKED } from "../marked/project.ts";

/** A slide of a test. */
export interface PlannedSlide {
  /** Its Markdown below the title. */
  body?: string;
  /** HTML of a figure that it shows below its body. */
  figure?: string;
  layout?: string;
  title?: string;
  for?: string;
}

/** A project whose one module, for the audiences of the marked project, has these slides. */
export async function writeSlides(
  folder: string,
  slides: Readonly<Record<string, PlannedSlide>>,
  css = "",
): Promise<Folders & { module: string; deckCss: string }> {
  await cp(MARKED, folder, { recursive: true });
  const templates = join(folder, "templates");
  await cp("templates", templates, { recursive: true });
  const programme = join(folder, "programme");
  for (const [id, { figure }] of Object.entries(slides)) {
    if (figure === undefined) continue;
    await writeFile(join(templates, `figures/${id}.hbs`), figure);
    await writeFile(
      join(programme, `figures/${id}.yaml`),
      `id: ${id}\nkind: ${id}\ntitle: ${id}\n`,
    );
  }
  const deckCss = join(templates, "deck/deck.css");
  await writeFile(deckCss, `${await readFile(deckCss, "utf8")}\n${css}`);
  const module = join(programme, "modules/shared.md");
  const texts = Object.entries(slides).map(([id, slide]) => slideText(id, slide));
  await writeFile(module, `---\nid: shared\ntitle: All\n---\n\n${texts.join("\n---\n\n")}`);
  return { programme, audiences: join(folder, "audiences"), templates, module, deckCss };
}

function slideText(id: string, { body = "", figure, layout, title, for: audiences }: PlannedSlide) {
  const settings = [
    `id: ${id}`,
    "minutes: 1",
    ...(layout === undefined ? [] : [`layout: ${layout}`]),
    ...(audiences === undefined ? [] : [`for: ${audiences}`]),
  ];
  const shown = figure === undefined ? body : `${body}\n\n::figure{#${id}}`;
  return `<!--\n${settings.join("\n")}\n-->\n\n## ${title ?? `Title of ${id}`}\n\n${shown.trim()}\n`;
}

/** A list of so many lines. */
export const lines = (count: number, prefix = "- "): string =>
  Array.from({ length: count }, (_, index) => `${prefix}Line ${index + 1} of many`).join("\n");

/** A word that no line can be broken in. */
export const word = (letters: number): string =>
  "Donaudampfschiff".repeat(letters).slice(0, letters);

/** A table of four columns, and so many rows below its head. */
export const table = (rows: number, cell = "Cell of it"): string =>
  [row("Head"), row("---"), ...Array<string>(rows).fill(row(cell))].join("\n");

const row = (cell: string) => `| ${Array(4).fill(cell).join(" | ")} |`;
