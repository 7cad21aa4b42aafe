import type { ManifestEdition } from "../model/document.ts";
import { checkingExample } from "./catalogue-page.ts";
import { drawItem } from "./item.ts";
import { aboutVersion, type CatalogueInput, coloursAt, framePage, type IndexFile } from "./page.ts";
import { fillShelf } from "./shelves.ts";
import { count } from "./words.ts";

/**
 * The page of one edition. It links to nothing but that edition's own files: who got it, or only
 * its folder, has everything there and comes upon nothing that is meant for others.
 */
export function drawAudiencePage(input: CatalogueInput, edition: ManifestEdition): IndexFile {
  const { manifest, fill } = input;
  const path = `public/${edition.edition}/index.html`;
  const shelf = fillShelf({ manifest, edition, reader: "participant", page: path });
  const profile = input.audiences.find(({ id }) => id === edition.audience);
  const palette = profile && input.palette(profile);
  const partner = profile && input.partner?.(profile);
  const organisation = partner?.name ?? manifest.organisation;
  const body = fill("catalogue/audience", {
    ...aboutVersion(manifest),
    ...shelf,
    organisation,
    logo: fill("parts/logo", partner?.logo ?? { source: "", alt: "" }),
    length: count(shelf.minutes, "minute"),
    documents: count(shelf.items.length, "document"),
    list: shelf.items.map((item) => drawItem(item, shelf, { fill, isOwnPage: true })),
    taking: fill("catalogue/taking", {}),
    checking: fill("catalogue/checking", checkingExample([shelf])),
  });
  return framePage(
    {
      path,
      title: `${shelf.title}: documents for ${shelf.name}`,
      description: `${shelf.title}: slides, worksheets and other sheets for ${shelf.name}, as PDF and as web pages. From ${organisation}.`,
      isListed: manifest.status === "",
      hasFeed: false,
      themeColour: palette?.deep,
      style: coloursAt(":root", palette),
      scripts: [],
      body,
    },
    input,
  );
}
