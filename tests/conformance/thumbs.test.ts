import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { type BrowserSession, openSession } from "../../src/browser/session.ts";
import { documentKinds } from "../../src/documents/kinds.ts";
import { layOut } from "../../src/formats/print-page.ts";
import type { Document } from "../../src/model/document.ts";
import { compose } from "../marked/project.ts";

const REAL = {
  programme: "decks/counter-trafficking",
  audiences: "audiences",
  templates: "templates",
};
const project = await compose(REAL);
const audiences = [...project.profiles.values()].filter(({ abstract }) => !abstract);
const kinds = documentKinds.filter(({ id }) => ["handout", "notes", "guide"].includes(id));

let browser: BrowserSession;
beforeAll(async () => {
  browser = openSession(await findBrowser(process.env));
  return () => browser.close();
});

describe.each(audiences.map(({ id }) => id))("%s: small slides look as slides do", (audience) => {
  test.each(
    project.documentsOf(audience, kinds).map((document) => ({ document })),
  )("in $document.id", async ({ document }) => {
    const onPaper = await looksOf(document);
    expect(onPaper.length).toBeGreaterThan(100);
    expect(differences(onPaper, await looksOf(await alone(document)))).toEqual([]);
  }, 60_000);
});

/** The same small slides on a page that has their own styles and no others. */
async function alone(document: Document): Promise<Document> {
  const paper = document.style.indexOf(await readFile("templates/paper/paper.css", "utf8"));
  expect(paper).toBeGreaterThan(0);
  return { ...document, style: document.style.slice(0, paper) };
}

interface Look {
  /** Its slide and its element. */
  what: string;
  /** Left, top, width and height, in pixels of a slide of 1280 × 720. */
  box: number[];
  paint: string;
}

const looksOf = (document: Document): Promise<Look[]> =>
  browser.run(async (page) => {
    await layOut(page, document, project.context);
    return page.evaluate(readLooks);
  });

/** Runs in the page: where each element of a small slide stands on it, and how it is painted. */
function readLooks(): Look[] {
  const looks: Look[] = [];
  for (const slide of document.querySelectorAll(".thumb section")) {
    const area = slide.getBoundingClientRect();
    const scale = area.width / 1280;
    for (const element of slide.querySelectorAll("*")) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, borderWidth, fontSize, fontWeight } =
        getComputedStyle(element);
      looks.push({
        what: `${slide.getAttribute("data-id")} ${element.localName}.${element.getAttribute("class") ?? ""} ${element.textContent?.trim().slice(0, 30)}`,
        box: [left - area.left, top - area.top, width, height].map((side) => side / scale),
        paint: [color, backgroundColor, borderWidth, fontSize, fontWeight].join(" "),
      });
    }
  }
  return looks;
}

/** Elements that stand more than a pixel elsewhere, or are painted otherwise. */
function differences(some: readonly Look[], others: readonly Look[]): string[] {
  return some.flatMap(({ what, box, paint }, index) => {
    const other = others[index];
    const isSame =
      other?.what === what &&
      other.paint === paint &&
      box.every((side, at) => Math.abs(side - (other.box[at] ?? 0)) <= 1);
    return isSame ? [] : [`${what}: ${box} ${paint}; alone ${other?.box} ${other?.paint}`];
  });
}
