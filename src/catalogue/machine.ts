import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { Manifest, ManifestEdition } from "../model/document.ts";

const FOLDER = "public";

/** What there is for participants, for other programs. Addresses are relative to the file itself. */
export function catalogueJson(manifest: Manifest, editions: readonly ManifestEdition[]): string {
  const { title, organisation, version, date, factsAsOf, status } = manifest;
  return print({
    ...{ title, organisation, version, date, factsAsOf, status },
    feed: "feed.json",
    editions: editions.map((edition) => ({
      ...edition,
      page: `${edition.edition}/index.html`,
      files: manifest.files
        .filter((file) => file.edition === edition.edition && file.reader === "participant")
        .map(({ document, name, about, variant, format, pages, path, bytes, sha256 }) => ({
          ...{ document, name, about, variant, format, pages },
          address: posix.relative(FOLDER, path),
          ...{ bytes, sha256 },
        })),
    })),
  });
}

/** What is new, as a JSON Feed. It names no address of its own: it works wherever it is put. */
export function feedJson({ title, organisation, changes }: Manifest): string {
  const name = createHash("sha256").update(`${organisation}\n${title}`).digest("hex").slice(0, 16);
  return print({
    version: "https://jsonfeed.org/version/1.1",
    title,
    description: `What is new in the documents of ${organisation}.`,
    language: "en-GB",
    authors: [{ name: organisation }],
    items: changes.map(({ version, date, changes: lines }) => ({
      id: `urn:lectern:${name}:${version}`,
      title: `Version ${version}`,
      content_text: lines.map((line) => `• ${line}`).join("\n"),
      date_published: `${date}T00:00:00Z`,
    })),
  });
}

/** Search engines stay out until a person has signed the version. */
export const robotsText = ({ status }: Manifest): string =>
  `User-agent: *\n${status === "" ? "Allow: /" : "Disallow: /"}\n`;

const print = (data: object): string => `${JSON.stringify(data, undefined, 2)}\n`;
