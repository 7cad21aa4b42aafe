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
  // One template for all, which tells figures by how many columns they have: what it draws stands in
  // no source, where rules about content would look at it.
  const figures = Object.entries(slides).filter(([, { figure }]) => figure !== undefined);
  const drawn = figures.map(
    ([, { figure }], index) =>
      `{{#if (lookup columns ${index})}}{{#unless (lookup columns ${index + 1})}}${figure}{{/unless}}{{/if}}`,
  );
  await writeFile(join(templates, "figures/columns.hbs"), drawn.join("\n"));
  for (const [index, [id]] of figures.entries()) {
    const columns = Array(index + 1).fill({ heading: "Not drawn", items: ["a thing"] });
    await writeFile(
      join(programme, `figures/${id}.yaml`),
      JSON.stringify({ id, kind: "columns", title: `Title of ${id}`, columns }),
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
  const numbers = [...new Set(body.match(/(?<=Line )\d+/g))];
  const settings = [
    `id: ${id}`,
    // So short that there is time for all of them.
    "minutes: 0.2",
    ...(numbers.length === 0 ? [] : [`numbers-reviewed: ${numbers.join(" ")}`]),
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
