import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/document.ts";
import { MARKERS, markersIn } from "../marked/markers.ts";
import { buildWith, MARKED, useBrowser, useFolder } from "../marked/project.ts";
import { markersAmong, type Place, placesOf, takeApart } from "../marked/scan.ts";

/** An output file, named by what decides who may read it. */
interface Taken {
  path: string;
  reader: "participant" | "trainer";
  places: Place[];
  markers: Set<string>;
}

const browser = useBrowser();
const folder = useFolder();
const taken: Taken[] = [];
/** Pages that lead to files, and what says to programs which there are. */
const indexes: { path: string; text: string }[] = [];

beforeAll(async () => {
  const out = join(folder(), "dist");
  const { diagnostics, manifest } = await buildWith(browser(), { out });
  expect(diagnostics).toEqual([]);
  const { files } = manifest as Manifest;
  // Not what the manifest names, but what is there.
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(out.length + 1);
    const places = /\.(?:json|txt)$/.test(path) ? [] : await takeApart(path, await readFile(full));
    const listed = files.find((file) => file.path === path);
    if (listed) taken.push({ ...listed, path, places, markers: markersAmong(places) });
    else indexes.push({ path, text: await readFile(full, "utf8") });
  }
});

const EDITIONS = ["church", "parish", "police"];
/** Every document, by the folder of its readers, and its formats. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  "public/deck": ["html", "pdf"],
  "public/worksheet": ["html", "pdf", "large-print.pdf"],
  "public/handout": ["html", "pdf"],
  "public/card": ["html", "pdf"],
  "public/question-slips": ["html", "pdf"],
  "public/evaluation": ["html", "pdf"],
  "trainer/certificate": ["html", "pdf"],
  "trainer/attendance": ["html", "pdf"],
  "public/quiz": ["html", "pdf"],
  "trainer/quiz-key": ["html", "pdf"],
  "trainer/teach-back": ["html", "pdf"],
  "trainer/deck": ["html"],
  "trainer/answer-key": ["html", "pdf"],
  "trainer/notes": ["html", "pdf"],
  "trainer/guide": ["html", "pdf"],
  "trainer/session-plan": ["html", "pdf"],
};

/**
 * The files of these documents of these editions, and the packs that hold some of them: those for
 * participants only what is in the public folder, those for trainers all.
 */
const filesOf = (editions: readonly string[], documents: readonly string[]): string[] => {
  const isPublic = documents.some((document) => document.startsWith("public/"));
  return editions.flatMap((edition) => [
    ...documents.flatMap((document) => {
      const [folder, name] = document.split("/");
      return (DOCUMENTS[document] ?? []).map((format) => `${folder}/${edition}/${name}.${format}`);
    }),
    ...(isPublic ? [`public/${edition}/${edition}-pack.zip`] : []),
    ...(documents.length > 0 ? [`trainer/${edition}/${edition}-trainer-pack.zip`] : []),
  ]);
};

test("every edition was built in every document and format, and nothing else lies there", () => {
  const pictures = taken.map(({ path }) => path).filter((path) => path.endsWith(".png"));
  expect(taken.map(({ path }) => path).sort()).toEqual(
    [...filesOf(EDITIONS, Object.keys(DOCUMENTS)), ...pictures].sort(),
  );
  for (const path of pictures) {
    const [, edition, document] = /^public\/(\w+)\/pictures\/([\w-]+)\.png$/.exec(path) ?? [];
    expect(EDITIONS).toContain(edition);
    expect(Object.keys(DOCUMENTS)).toContain(`public/${document}`);
  }
  for (const { path, reader } of taken) {
    expect(path).toMatch(reader === "participant" ? /^public\// : /^trainer\//);
  }
});

test("what leads to the files says what audiences are called, and no more of what authors wrote", () => {
  expect(indexes.map(({ path }) => path).sort()).toEqual(
    [
      "manifest.json",
      ...EDITIONS.map((edition) => `public/${edition}/index.html`),
      ...["catalogue.json", "feed.json", "index.html", "robots.txt"].map(
        (name) => `public/${name}`,
      ),
      "trainer/index.html",
    ].sort(),
  );
  const names: Record<string, string[]> = {
    "public/church/index.html": [],
    "public/parish/index.html": ["MARKNAMEPARISHQX"],
    "public/police/index.html": ["MARKNAMEPOLICEQX"],
  };
  for (const { path, text } of indexes.filter((one) => one.path.startsWith("public/"))) {
    const expected = names[path] ?? ["MARKNAMEPARISHQX", "MARKNAMEPOLICEQX"];
    expect(expected, path).toEqual(expect.arrayContaining(markersIn(text)));
  }
});

test("the table names every marker of the project, and no other", async () => {
  const names = await readdir(MARKED, { recursive: true });
  const sources = names.filter((name) => /^(?:programme|audiences)\/.*\.(?:md|yaml)$/.test(name));
  const texts = await Promise.all(sources.map((name) => readFile(join(MARKED, name), "utf8")));
  expect(Object.keys(MARKERS).sort()).toEqual(markersIn(texts.join("\n")).sort());
});

describe("each marker stands in every file where it belongs, and nowhere else", () => {
  test.each(Object.entries(MARKERS))("%s", (marker, { editions, documents }) => {
    const found = taken.filter(({ markers }) => markers.has(marker));
    expect(found.map(({ path }) => path).sort()).toEqual(filesOf(editions, documents).sort());
  });
});

test("alternative texts stand in the PDF's structure", () => {
  const pdf = taken.find(({ path }) => path === "public/police/deck.pdf");
  expect(placesOf("MARKALTPOLICEQX", pdf?.places ?? [])).toContain("structure tree");
});
