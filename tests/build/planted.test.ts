import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { startLeakCheck } from "../../src/check/leaks.ts";
import { formats } from "../../src/formats/formats.ts";
import { layOut } from "../../src/formats/print-page.ts";
import { diagnosticsOf } from "../../src/model/diagnostics.ts";
import type { OutputFile } from "../../src/model/document.ts";
import { PAGE_PLANTS, PDF_PLANTS, type Plant } from "../marked/plant.ts";
import { compose, FOLDERS, lineOf, useBrowser } from "../marked/project.ts";
import { placesOf, takeApart } from "../marked/scan.ts";

// Its apostrophe is none that ASCII has.
const SENTENCE = "Every trainer’s free to say the sentence about MARKNOTESQX aloud";
const SHARED = `${FOLDERS.programme}/modules/shared.md`;

const browser = useBrowser();
/** What participants of the churches get, by format. */
const made = new Map<string, OutputFile>();
let project: Awaited<ReturnType<typeof compose>>;

beforeAll(async () => {
  project = await compose();
  const { documentOf, context } = project;
  const document = documentOf("church");
  await browser().run(async (page) => {
    await layOut(page, document, context);
    for (const format of formats) {
      const { bytes, pages } = await format.write(document, page, context);
      const path = `public/church/deck${format.extension}`;
      made.set(format.id, { ...document, path, document: "deck", format: format.id, bytes, pages });
    }
  });
});

const plants = [
  ...Object.entries(PAGE_PLANTS).map(([place, plant]) => ({ format: "html", place, plant })),
  ...Object.entries(PDF_PLANTS).map(([place, plant]) => ({ format: "pdf", place, plant })),
];

const fileIn = (format: string): OutputFile => made.get(format) as OutputFile;

async function planted(format: string, plant: Plant, sentence: string): Promise<OutputFile> {
  const file = fileIn(format);
  return { ...file, bytes: await plant(file.bytes, sentence) };
}

/** What the build's own scan says of a file. */
async function leaksOf(file: OutputFile) {
  const { programme, profiles, files } = project;
  for (const { messages } of files) messages.splice(0);
  const format = formats.find(({ id }) => id === file.format);
  const reading = await format?.read(file.bytes);
  if (!reading) throw new Error(`Nothing reads ${file.format}.`);
  startLeakCheck(programme, profiles)({ file, texts: reading.texts });
  return diagnosticsOf(files).map(({ rule, file, line }) => ({ rule, file, line }));
}

describe("the tests' scan finds a sentence planted in", () => {
  test.each(plants)("$format: $place", async ({ format, plant }) => {
    const before = await takeApart(fileIn(format).path, fileIn(format).bytes);
    const after = await planted(format, plant, SENTENCE);
    expect(placesOf("MARKNOTESQX", before)).toEqual([]);
    expect(placesOf("MARKNOTESQX", await takeApart(after.path, after.bytes))).not.toEqual([]);
  });
});

describe("the build's scan finds a sentence planted in", () => {
  test.each(plants)("$format: $place", async ({ format, plant }) => {
    expect(await leaksOf(fileIn(format))).toEqual([]);
    expect(await leaksOf(await planted(format, plant, SENTENCE))).toEqual([
      { rule: "leak", file: SHARED, line: await lineOf(SHARED, SENTENCE) },
    ]);
  });
});

describe("the build's scan knows what churches may not read", () => {
  const below = (path: string) => `${FOLDERS.programme}/${path}`;
  test.each([
    ["notes", "modules/shared.md", "The trainer opens with the words of MARKOPENINGNOTESQX"],
    ["a key", "modules/shared.md", "The reasoned answer for every trainer is MARKKEYQX"],
    [
      "another's block",
      "modules/shared.md",
      "Officers alone read the sentence about MARKFORPOLICEQX",
    ],
    [
      "a block not for them",
      "modules/shared.md",
      "Whoever is no church reads of MARKNOTFORCHURCHQX",
    ],
    [
      "notes in a block",
      "modules/shared.md",
      "The notes inside that block say MARKNESTEDNOTESPOLICEQX",
    ],
    ["a block in notes", "modules/shared.md", "Only trainers of officers may say what stands"],
    [
      "another's slide",
      "modules/shared.md",
      "The slide for officers has a body about MARKSLIDEPOLICEQX",
    ],
    ["another's module", "modules/police-work.md", "The module for officers has a slide about"],
    ["sensitivity", "modules/shared.md", "This slide describes without softening MARKSENSITIVEQX"],
    ["a topic", "modules/shared.md", "This slide speaks of the topic of MARKTOPICRAIDSQX"],
    ["ages", "modules/shared.md", "This slide is for adults and speaks of MARKADULTSQX"],
    ["the full story", "scenarios/warehouse.md", "In the full story someone sees MARKFULLBEATQX"],
    ["another's story", "scenarios/raid.md", "In the officers' own story a door is opened by"],
    [
      "a story's key",
      "scenarios/warehouse-gentle.md",
      "The key of the softened story says MARKSOFTKEYQX",
    ],
    ["an item's key", "exercises/sorting.md", "The answer to the first card is MARKITEMKEYQX"],
    ["another's item", "exercises/sorting.md", "The second card says MARKITEMPOLICEQX to officers"],
    [
      "an item too hard to read",
      "exercises/sorting.md",
      "The third card says MARKITEMEXPLICITQX to few",
    ],
    [
      "an introduction for others",
      "exercises/sorting.md",
      "Above the cards only officers read MARKINTROPOLICEQX",
    ],
    [
      "notes on the steps",
      "exercises/sorting.md",
      "While they sort, the trainer walks round and reads MARKSTEPNOTESQX",
    ],
    [
      "how it is made shorter",
      "exercises/sorting.md",
      "Where time is short the trainer leaves out the part of MARKSHORTERQX",
    ],
    [
      "another's row",
      "exercises/deciding.md",
      "On this card stands the situation of MARKROWPOLICE",
    ],
    ["a row's key", "exercises/deciding.md", "The right first step is MARKROWKEYQX and no other"],
    [
      "another's reading",
      "modules/shared.md",
      "Officers who read the handout learn the long story of MARKBACKGROUNDPOLICEQX",
    ],
    ["a chapter", "guide/before-all.md", "Every trainer prepares by reading about MARKCHAPTERQX"],
    [
      "a block of a chapter",
      "guide/before-all.md",
      "All other trainers prepare by reading about MARKCHAPTERBLOCKCHURCHQX",
    ],
    [
      "another's chapter",
      "guide/during-police.md",
      "Trainers of officers keep the room by the chapter about MARKCHAPTERPOLICEQX",
    ],
    [
      "a debrief",
      "exercises/sorting.md",
      "In the end the trainer asks the room about MARKDEBRIEFQX",
    ],
  ])("%s", async (_, path, words) => {
    const source = await readFile(below(path), "utf8");
    const at = source.indexOf(words);
    const sentence = source.slice(at, source.indexOf("\n", at));
    const leaks = await leaksOf(await planted("html", PAGE_PLANTS.comment as Plant, sentence));
    const line = await lineOf(below(path), words);
    expect(leaks).toEqual([{ rule: "leak", file: below(path), line }]);
  });
});
