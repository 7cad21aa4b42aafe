import type { ManifestEdition } from "../model/document.ts";
import { printDay } from "../text/dates.ts";
import { drawItem } from "./item.ts";
import {
  aboutVersion,
  audienceColours,
  type CatalogueInput,
  framePage,
  type IndexFile,
} from "./page.ts";
import { fillShelf, ownTitle, type Shelf } from "./shelves.ts";
import { count, languageName } from "./words.ts";

const PATH = "public/index.html";

/** The partners' catalogue: every audience, every document that participants get. */
export function drawCataloguePage(
  input: CatalogueInput,
  editions: readonly ManifestEdition[],
): IndexFile {
  const { manifest, fill } = input;
  const shelves = editions
    .map((edition) => fillShelf({ manifest, edition, reader: "participant", page: PATH }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  const body = fill("catalogue/catalogue", {
    ...aboutVersion(manifest),
    title: manifest.title,
    organisation: manifest.organisation,
    logo: fill("parts/logo", { source: "", alt: "" }),
    shelves: shelves.map((shelf) => ({
      ...shelf,
      ownTitle: ownTitle(shelf, manifest),
      languageName: languageName(shelf.language),
      documents: count(shelf.items.length, "document"),
      length: count(shelf.minutes, "minute"),
      page: `${encodeURIComponent(shelf.edition)}/index.html`,
      list: shelf.items.map((item) => drawItem(item, shelf, { fill })),
    })),
    total: count(
      shelves.reduce((sum, { items }) => sum + items.length, 0),
      "document",
    ),
    audiences: choices(shelves, ({ audience, name }) => [[audience, name]]),
    documents: choices(shelves, ({ items }) => items.map(({ id, name }) => [id, name])),
    languages: choices(shelves, ({ language }) => [[language, languageName(language)]]),
    changes: manifest.changes.map((entry) => ({
      ...entry,
      day: printDay(entry.date, "en-GB"),
    })),
    taking: fill("catalogue/taking", {}),
    checking: fill("catalogue/checking", checkingExample(shelves)),
  });
  return framePage(
    {
      path: PATH,
      title: `${manifest.title}: documents to show, print and share`,
      description: `${manifest.title}: slides, worksheets and other sheets for each audience, as PDF and as web pages. From ${manifest.organisation}.`,
      isListed: manifest.status === "",
      hasFeed: true,
      themeColour: undefined,
      style: audienceColours(input),
      scripts: ["catalogue/find.js"],
      body,
    },
    input,
  );
}

/** A file to show how one is checked: any that is there. */
export const checkingExample = (shelves: readonly Shelf[]): { example: string } => {
  const [first] = shelves.flatMap(({ items }) => items.flatMap(({ files }) => files));
  return { example: first?.download ?? "" };
};

/** What one can choose of, each once, by name. */
function choices(
  shelves: readonly Shelf[],
  of: (shelf: Shelf) => (readonly [value: string, label: string])[],
): { value: string; label: string }[] {
  const all = new Map<string, string>();
  for (const [value, label] of shelves.flatMap(of)) if (!all.has(value)) all.set(value, label);
  return [...all]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, "en-GB"));
}
