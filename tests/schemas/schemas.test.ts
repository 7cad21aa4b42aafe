import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { dataSchemas, jsonSchemas } from "../../src/schemas/schemas.ts";

const FOLDER = "src/schemas";

describe("the JSON Schemas that editors use are those that Lectern checks by", () => {
  const schemas = jsonSchemas();

  test("one file each, and no other", async () => {
    if (process.env.UPDATE) await writeAll(schemas);
    const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".schema.json"));
    expect(files.sort()).toEqual(Object.keys(schemas).sort());
  });

  test.each(Object.entries(schemas))("%s (UPDATE=1 writes it)", async (name, schema) => {
    expect(JSON.parse(await readFile(join(FOLDER, name), "utf8"))).toEqual(
      JSON.parse(JSON.stringify(schema)),
    );
  });

  test("they know every key in the spelling of the files, and allow no other", () => {
    expect(schemas["audience.schema.json"]).toMatchObject({
      title: "Lectern: audience",
      additionalProperties: false,
      properties: { "max-sensitivity": { type: "integer", minimum: 0, maximum: 3 } },
    });
    expect(schemas["facts.schema.json"]).toMatchObject({
      type: "array",
      items: { required: expect.arrayContaining(["check-again", "source", "verified"]) },
    });
  });
});

async function writeAll(schemas: Record<string, object>): Promise<void> {
  for (const [name, schema] of Object.entries(schemas)) {
    await writeFile(join(FOLDER, name), `${JSON.stringify(schema, undefined, 2)}\n`);
  }
}

describe("every YAML file of the project names its schema", async () => {
  const paths = await Promise.all(
    ["decks", "audiences"].map(async (folder) =>
      (await readdir(folder, { recursive: true }))
        .filter((path) => path.endsWith(".yaml"))
        .map((path) => join(folder, path)),
    ),
  );
  test.each(paths.flat())("%s", async (path) => {
    const text = await readFile(path, "utf8");
    const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? "none";
    const schema = resolve(dirname(path), named);
    expect(dirname(schema)).toBe(resolve(FOLDER));
    expect(JSON.parse(await readFile(schema, "utf8"))).toHaveProperty("$schema");
    // And it is the one for what the file holds.
    const kind = /([a-z]+)\.schema\.json$/.exec(schema)?.[1] as keyof typeof dataSchemas;
    expect(dataSchemas[kind].safeParse(parse(text)).error).toBeUndefined();
  });
});

describe("what the schemas take and refuse", () => {
  const fact = {
    id: "a-fact",
    value: 7,
    counts: "what",
    jurisdiction: "Here",
    year: 2025,
    source: "book",
    verified: "Y",
    "checked-on": "2026-01-01",
    "check-again": "2027-01-01",
  };
  test.each<[change: object, taken: boolean]>([
    [{}, true],
    [{ value: "a half" }, true],
    [{ value: "" }, false],
    [{ value: true }, false],
    [{ id: "A-Fact" }, false],
    [{ id: "a--fact" }, false],
    [{ id: "a.fact" }, false],
    [{ id: "__proto__" }, false],
    [{ verified: "yes" }, false],
    [{ "checked-on": "2026-02-30" }, false],
    [{ "checked-on": "1 May 2026" }, false],
    [{ "in-force": "unknown" }, true],
    [{ "in-force": true }, false],
    [{ note: undefined }, true],
    [{ key: "x" }, false],
  ])("a fact with %o", (change, taken) => {
    expect(dataSchemas.facts.safeParse([{ ...fact, ...change }]).success).toBe(taken);
  });

  test.each<[ages: string, range: object | undefined]>([
    ["11-14", { from: 11, to: 14 }],
    ["16+", { from: 16, to: Number.POSITIVE_INFINITY }],
    ["14-11", undefined],
    ["adults", undefined],
    ["16 +", undefined],
  ])("ages %s", (ages, range) => {
    expect(dataSchemas.audience.safeParse({ ages }).data?.ages).toEqual(range);
  });

  test.each<[ids: unknown, list: string[] | undefined]>([
    ["police moi", ["police", "moi"]],
    [" police  moi ", ["police", "moi"]],
    [
      ["police", "moi"],
      ["police", "moi"],
    ],
    ["police, moi", undefined],
    ["Police", undefined],
  ])("a list of ids written %j", (scenarios, list) => {
    expect(dataSchemas.audience.safeParse({ scenarios }).data?.scenarios).toEqual(list);
  });
});
