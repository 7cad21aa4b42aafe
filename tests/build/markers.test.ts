import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/document.ts";
import { type Belongs, MARKERS, markersIn } from "../marked/markers.ts";
import { buildWith, MARKED, useBrowser, useFolder } from "../marked/project.ts";
import { type Place, placesOf, takeApart } from "../marked/scan.ts";

/** An output file, named by what decides who may read it. */
interface Taken {
  path: string;
  reader: "participant" | "trainer";
  edition: string;
  document: string;
  places: Place[];
}

const browser = useBrowser();
const folder = useFolder();
const taken: Taken[] = [];

beforeAll(async () => {
  const out = join(folder(), "dist");
  const { diagnostics, manifest } = await buildWith(browser(), { out });
  expect(diagnostics).toEqual([]);
  const { files } = manifest as Manifest;
  // Not what the manifest names, but what is there.
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile() && one.name !== "manifest.json")) {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(out.length + 1);
    const listed = files.find((file) => file.path === path);
    if (!listed) throw new Error(`${path} is not in the manifest.`);
    const places = await takeApart(path, await readFile(full));
    taken.push({ ...listed, path, places });
  }
});

/** Whether a file holds a marker: it must, must not, or (beside the deck) may. */
function expectation(belongs: Belongs, { reader, edition, document }: Taken) {
  const mayRead =
    belongs.readers === "all" || (belongs.readers === "trainers" && reader === "trainer");
  if (!mayRead || !belongs.editions.includes(edition)) return "not";
  if (document !== "deck") return "may";
  return belongs.notInDeck ? "not" : "must";
}

test("every edition was built in every format, and nothing else lies there", () => {
  expect(taken.map(({ path }) => path).sort()).toEqual(
    ["church", "parish", "police"]
      .flatMap((edition) => [
        `public/${edition}/deck.html`,
        `public/${edition}/deck.pdf`,
        `trainer/${edition}/deck.html`,
      ])
      .sort(),
  );
});

test("the table names every marker of the project, and no other", async () => {
  const names = await readdir(MARKED, { recursive: true });
  const sources = names.filter((name) => /^(?:programme|audiences)\/.*\.(?:md|yaml)$/.test(name));
  const texts = await Promise.all(sources.map((name) => readFile(join(MARKED, name), "utf8")));
  expect(Object.keys(MARKERS).sort()).toEqual(markersIn(texts.join("\n")).sort());
});

describe("each marker stands where it belongs and nowhere else", () => {
  test.each(Object.entries(MARKERS))("%s", (marker, belongs) => {
    const found = taken.filter(({ places }) => placesOf(marker, places).length > 0);
    const must = taken.filter((file) => expectation(belongs, file) === "must");
    const may = taken.filter((file) => expectation(belongs, file) === "may");
    const paths = (files: Taken[]) => files.map(({ path }) => path).sort();
    expect(paths(found.filter((file) => !may.includes(file)))).toEqual(paths(must));
  });
});

test("alternative texts stand in the PDF's structure", () => {
  const pdf = taken.find(({ path }) => path === "public/police/deck.pdf");
  expect(placesOf("MARKALTPOLICEQX", pdf?.places ?? [])).toContain("structure tree");
});
