import type { Document, OutputFile } from "../../model/document.ts";
import type { ParticipantEdition } from "../../model/edition.ts";
import { printSize } from "../../text/sizes.ts";
import type { Kit } from "../kit.ts";
import { longDate, paletteOf, statusOf } from "../status.ts";

/** Files that a pack holds in one of its folders. */
export interface PackFolder {
  /** What stands above them, and in one sentence who gets them. */
  title: string;
  about: string;
  files: readonly { file: OutputFile; href: string }[];
}

/** The page that a pack of an edition's files opens with: what is in it, and what each is for. */
export function composePackPage(
  edition: ParticipantEdition,
  kit: Kit,
  folders: readonly PackFolder[],
): Pick<Document, "title" | "body" | "style" | "screen" | "slides" | "language"> {
  const { settings, audience, branding } = edition;
  const lists = folders.map(({ title, about, files }, index) => ({
    ...{ id: `files-${index + 1}`, title, about },
    documents: byDocument(files).map(({ name, about, copies }) => ({
      name,
      about: `${about.charAt(0).toUpperCase()}${about.slice(1)}.`,
      copies: copies.map(({ href, file }) => ({
        href,
        label: [file.variantName, file.format.toUpperCase()]
          .filter((part) => part !== undefined)
          .join(", "),
        size: printSize(file.bytes.byteLength),
      })),
    })),
  }));
  const title = `${settings.title}: ${audience.name}`;
  const body = kit.templates.fill("pack/page", {
    title: settings.title,
    audience: audience.name,
    organisation: branding?.name ?? settings.organisation,
    date: longDate(settings.date, audience.language),
    isDraft: edition.status !== "" && edition.local === undefined,
    status: statusOf(edition).join(" · "),
    lists,
  });
  return {
    title,
    language: audience.language,
    body,
    style: [
      kit.fonts.css(body),
      kit.assets("tokens.css"),
      paletteOf(edition),
      kit.assets("parts/skip.css", "pack/pack.css"),
    ].join("\n"),
    screen: { style: "", script: "" },
    slides: lists.map(({ id, title: heading }) => {
      return { id, title: heading, site: settings.site, text: heading };
    }),
  };
}

/** The copies of each document together, in the order they came. */
function byDocument(files: PackFolder["files"]) {
  const documents = new Map<string, { name: string; about: string; copies: typeof files }>();
  for (const entry of files) {
    const { document, name, about } = entry.file;
    const before = documents.get(document)?.copies ?? [];
    documents.set(document, { name, about, copies: [...before, entry] });
  }
  return [...documents.values()];
}
