import type { Item, Shelf } from "./shelves.ts";

/** A document on the pages for participants: its picture, its files, and how to know them again. */
export function drawItem(
  { id, name, about, versions, files }: Item,
  { edition, name: audience }: Shelf,
  {
    fill,
    isOwnPage = false,
  }: { fill: (template: string, data: object) => string; isOwnPage?: boolean },
): string {
  const picture = versions.find((version) => version.picture)?.picture;
  return fill("catalogue/item", {
    ...{ id, name, about, versions, files, edition, audience, picture, isOwnPage },
    isWide: picture && picture.picture.width > picture.picture.height,
  });
}
