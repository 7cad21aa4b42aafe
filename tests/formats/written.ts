import { beforeAll } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { type BrowserSession, openSession } from "../../src/browser/session.ts";
import type { Format } from "../../src/formats/format.ts";
import { formats } from "../../src/formats/formats.ts";
import { layOut } from "../../src/formats/print-page.ts";
import type { Document } from "../../src/model/document.ts";
import { compose } from "../marked/project.ts";

/** A document as one format wrote it. */
export interface Written {
  format: Format;
  document: Document;
  bytes: Uint8Array;
  pages: number;
}

/** Writes a document in every format it has, in a browser. */
export async function writeAll(
  session: BrowserSession,
  document: Document,
  context: Parameters<Format["write"]>[2],
): Promise<Written[]> {
  const having = formats.filter(({ id }) => document.formats.includes(id));
  return session.run(async (page) => {
    await layOut(page, document, context);
    const all: Written[] = [];
    for (const format of having) {
      all.push({ format, document, ...(await format.write(document, page, context)) });
    }
    return all;
  });
}

/** Every document of the marked project in every format, written in a browser of its own. */
export function useWritten(): () => readonly Written[] {
  let written: Written[] = [];
  beforeAll(async () => {
    const { documents, context } = await compose();
    const session = openSession(await findBrowser(process.env));
    try {
      const all = documents.map((document) => writeAll(session, document, context));
      written = (await Promise.all(all)).flat();
    } finally {
      await session.close();
    }
  });
  return () => written;
}
