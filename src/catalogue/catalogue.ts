import { drawAudiencePage } from "./audience-page.ts";
import { drawCataloguePage } from "./catalogue-page.ts";
import { catalogueJson, feedJson, robotsText } from "./machine.ts";
import type { CatalogueInput, IndexFile } from "./page.ts";
import { fillShelf } from "./shelves.ts";
import { drawTrainerPage } from "./trainer-page.ts";

export type { CatalogueInput, IndexFile } from "./page.ts";

/**
 * The pages that lead to what is in the output: the partners' catalogue, a page for each edition,
 * the trainer's page, and what other programs read. A function of what it is given alone.
 */
export function drawIndexes(input: CatalogueInput): IndexFile[] {
  const { manifest } = input;
  const hasFiles = (edition: (typeof manifest.editions)[number]) =>
    fillShelf({ manifest, edition, reader: "participant", page: "public/index.html" }).items
      .length > 0;
  const shown = manifest.editions.filter(hasFiles);
  return [
    drawCataloguePage(input, shown),
    ...shown.map((edition) => drawAudiencePage(input, edition)),
    drawTrainerPage(input),
    { path: "public/catalogue.json", text: catalogueJson(manifest, shown) },
    { path: "public/feed.json", text: feedJson(manifest) },
    { path: "public/robots.txt", text: robotsText(manifest) },
  ];
}
