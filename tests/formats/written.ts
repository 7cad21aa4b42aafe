import { beforeAll } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { type BrowserSession, openSession } from "../../src/browser/session.ts";
import { documentKinds } from "../../src/documents/kinds.ts";
import type { Format, Written as WrittenBytes } from "../../src/formats/format.ts";
import { formats } from "../../src/formats/formats.ts";
import { layOut } from "../../src/formats/print-page.ts";
import type { Document } from "../../src/model/document.ts";
import { compose } from "../marked/project.ts";

/** A document as one format wrote it. */
export interface Written extends WrittenBytes {
  format: Format;
  document: Document;
}

/** Editions that are written; the parish is a church with another name. */
export const EDITIONS = ["church", "police"] as const;

/** Which documents are written, and in which formats; all where not said. */
interface Wanted {
  documents?: readonly string[];
  formats?: readonly string[];
}

/**
 * Writes documents of one edition, one after the other, since later ones name pages of earlier ones,
 * in every format that each has.
 */
export async function writeEdition(
  session: BrowserSession,
  documents: readonly Document[],
  context: Parameters<Format["write"]>[2],
  wanted: Wanted = {},
): Promise<Written[]> {
  const all: Written[] = [];
  const pages = new Map<string, WrittenBytes["anchors"]>();
  const pageOf = (document: string, id: string) => pages.get(document)?.get(id);
  for (const document of documents) {
    const having = formats.filter(
      ({ id }) => document.formats.includes(id) && (wanted.formats?.includes(id) ?? true),
    );
    await session.run(async (page) => {
      if (having.some(({ needsPage }) => needsPage)) await layOut(page, document, context);
      for (const format of having) {
        const written = await format.write(document, page, { ...context, pageOf });
        if (written.anchors.size > 0) pages.set(document.id, written.anchors);
        all.push({ format, document, ...written });
      }
    });
  }
  return all;
}

/** Documents of two editions of the marked project, written in a browser of its own. */
export function useWritten(wanted: Wanted = {}): () => readonly Written[] {
  let written: Written[] = [];
  const kinds = documentKinds.filter(({ id }) => wanted.documents?.includes(id) ?? true);
  beforeAll(async () => {
    const { documentsOf, context } = await compose();
    const session = openSession(await findBrowser(process.env));
    try {
      const all = EDITIONS.map((edition) =>
        writeEdition(session, documentsOf(edition, kinds), context, wanted),
      );
      written = (await Promise.all(all)).flat();
    } finally {
      await session.close();
    }
  });
  return () => written;
}
