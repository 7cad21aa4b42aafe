import { cp, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { type Diagnostic, diagnosticsOf } from "../../src/model/diagnostics.ts";
import { useFolder } from "../marked/project.ts";

const folder = useFolder();
const COVERAGE = "programme/register/source-coverage.yaml";
const INVENTORY = "programme/register/inventory.yaml";

let coverage: string;
let inventory: string[];

beforeAll(async () => {
  await cp("decks/counter-trafficking", join(folder(), "programme"), { recursive: true });
  await cp("audiences", join(folder(), "audiences"), { recursive: true });
  coverage = await readFile(join(folder(), COVERAGE), "utf8");
  inventory = (await readFile(join(folder(), INVENTORY), "utf8")).split("\n");
});

/** What is found in a copy of the real programme about where its sources went. */
async function found(changed: string): Promise<Diagnostic[]> {
  await writeFile(join(folder(), COVERAGE), changed);
  const { files } = await readProgramme(
    {
      programme: join(folder(), "programme"),
      audiences: join(folder(), "audiences"),
      templates: "templates",
    },
    "2026-11-22",
  );
  return diagnosticsOf(files)
    .filter(({ rule }) => rule.startsWith("coverage-"))
    .map((one) => ({ ...one, file: relative(folder(), one.file) }));
}

/** The text of one item in source-coverage.yaml. */
function entryOf(id: string): string {
  const [entry] = new RegExp(`^${id}:\n(?: .*\n)+`, "m").exec(coverage) ?? [];
  if (entry === undefined) throw new Error(`There is no ${id} in source-coverage.yaml.`);
  return entry;
}

test("the real programme says of every item of its sources what became of it", async () => {
  expect(await found(coverage)).toEqual([]);
});

test.each([
  "000-13",
  "R-1",
  "C-19",
])("without %s it has a mistake, where the item stands", async (id) => {
  const missing = (await found(coverage.replace(entryOf(id), ""))).filter(
    ({ rule }) => rule === "coverage-missing",
  );
  expect(missing).toMatchObject([
    { severity: "error", file: INVENTORY, line: inventory.indexOf(`- id: ${id}`) + 1 },
  ]);
  expect(missing[0]?.message).toContain(`${id}:`);
});

test("a definition is never dropped", async () => {
  const dropped = "000-10:\n  dropped:\n    reason: claim\n    why: It was long.\n";
  const changed = coverage.replace(entryOf("000-10"), dropped);
  expect((await found(changed)).filter(({ rule }) => rule === "coverage-dropped")).toMatchObject([
    { file: COVERAGE, line: changed.split("\n").indexOf("000-10:") + 3 },
  ]);
});

test("an item is not carried by what is not there, nor by what no edition shows", async () => {
  const module = join(folder(), "programme/modules/closing.md");
  const text = await readFile(module, "utf8");
  const unseen = "<!--\nid: seen-by-nobody\nfor: students\nminutes: 1\nsensitivity: 3\n-->";
  await writeFile(module, `${text.trimEnd()}\n\n---\n\n${unseen}\n\n## Not for them\n\nUnseen.\n`);
  const carried =
    "000-10:\n  carried-by:\n    slides:\n      - never-written\n      - seen-by-nobody\n";
  const changed = coverage.replace(entryOf("000-10"), carried);
  const line = changed.split("\n").indexOf("000-10:") + 4;
  const dangling = (await found(changed)).filter(({ message }) => message.startsWith("000-10 "));
  await writeFile(module, text);
  expect(dangling).toMatchObject([
    {
      rule: "coverage-dangling",
      file: COVERAGE,
      line,
      message: expect.stringContaining("not among"),
    },
    {
      rule: "coverage-dangling",
      file: COVERAGE,
      line: line + 1,
      message: expect.stringContaining("no edition shows"),
    },
  ]);
});

test("a programme that keeps no inventory is not asked for one", async () => {
  const bare = join(folder(), "bare");
  await cp("tests/rules/_base", bare, { recursive: true });
  const { files } = await readProgramme(
    {
      programme: join(bare, "programme"),
      audiences: join(bare, "audiences"),
      templates: "templates",
    },
    "2026-11-22",
  );
  expect(diagnosticsOf(files)).toEqual([]);
});
