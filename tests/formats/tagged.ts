import { cp, readFile } from "node:fs/promises";
import { beforeAll } from "vitest";
import type { FormatContext } from "../../src/formats/format.ts";
import { pdf } from "../../src/formats/pdf/pdf.ts";
import { layOut } from "../../src/formats/print-page.ts";
import type { Document } from "../../src/model/document.ts";
import { compose, foldersIn, useBrowser, useFolder } from "../marked/project.ts";

/** A deck with all that a slide can hold, and its PDF. */
export interface TaggedDeck {
  document: Document;
  context: FormatContext;
  bytes: Uint8Array;
}

/**
 * The deck of `tests/tagged`, whose project lies over the small one of the rules. One slide more is
 * written by hand: what templates may hold and Markdown may not.
 */
export function useTaggedDeck() {
  const browser = useBrowser();
  const folder = useFolder();
  let deck: TaggedDeck | undefined;
  beforeAll(async () => {
    await cp("tests/rules/_base", folder(), { recursive: true });
    await cp("tests/tagged", folder(), { recursive: true });
    const { documentOf, context } = await compose(foldersIn(folder()));
    const composed = documentOf("police");
    const byHand = await readFile("tests/tagged/by-hand.hbs", "utf8");
    const last = { ...composed.slides[0], id: "by-hand", title: "What templates add" };
    const document: Document = {
      ...composed,
      body: composed.body.replace("</main>", () => `${byHand}</main>`),
      slides: [...composed.slides, last as Document["slides"][number]],
    };
    deck = { document, context, bytes: await print(document, context) };
  });

  /** Writes a document as PDF. */
  async function print(document: Document, context: FormatContext): Promise<Uint8Array> {
    return browser().run(async (page) => {
      await layOut(page, document, context);
      return (await pdf.write(document, page, context)).bytes;
    });
  }

  return {
    print,
    browser,
    deck: (): TaggedDeck => {
      if (!deck) throw new Error("The deck is only there while tests run.");
      return deck;
    },
  };
}
