import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/document.ts";
import { buildWith, lineOf, MARKED, useBrowser } from "../marked/project.ts";
import { lectern, temporaryFolder } from "../support/lectern.ts";

const browser = useBrowser();
/** Documents that name people of the place where they are used. */
const WITH_SLOTS = ["deck", "worksheet", "handout", "card", "guide"];
/** Where it goes is no matter of the document. */
const DECKS = { documents: ["deck"], formats: ["html"] };

const manifestIn = async (out: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(out, "manifest.json"), "utf8"));

describe("a build with local details", () => {
  test("fills the slots in every document, in text and in routes, and marks every page", async () => {
    const folder = await temporaryFolder();
    const out = join(folder, "made");
    const file = join(folder, "session.yaml");
    await writeFile(
      file,
      "minutes: 50\nstart: 14:00\naudience: church\nslots:\n  lead: From file\n",
    );
    const slots = { lead: "Ana <b>Reyes</b>, 4711" };
    const { editions, diagnostics } = await buildWith(browser(), { out, session: { file, slots } });
    expect(diagnostics).toEqual([]);
    const { files, local } = await manifestIn(out);
    expect(local).toBe(true);
    expect([...new Set(files.map(({ edition }) => edition))]).toEqual(["church-50min"]);
    for (const { path, document } of files.filter(({ format }) => format === "html")) {
      const html = await readFile(join(out, path), "utf8");
      if (WITH_SLOTS.includes(document))
        expect(html, path).toContain("Ana &lt;b&gt;Reyes&lt;/b&gt;, 4711");
      expect(html, path).not.toContain("From file");
      const marked = html.match(/Local copy, not to be published/g)?.length ?? 0;
      const pages = document === "deck" ? html.match(/<section id="/g)?.length : 1;
      expect(marked, path).toBeGreaterThanOrEqual(pages ?? 1);
    }
    const plan = editions[0]?.participant.plan;
    expect(plan).toMatchObject({ asked: 50, start: "14:00" });
    expect(plan?.items[0]).toMatchObject({ start: "14:00" });
  });

  test("names slots and audiences that are not there, where the file has them", async () => {
    const folder = await temporaryFolder();
    const file = join(folder, "session.yaml");
    await writeFile(file, "audiences: police\nslots:\n  leed: 4711\n");
    const wrongType = await buildWith(browser(), { session: { file } });
    expect(wrongType.diagnostics).toMatchObject([{ rule: "bad-data", line: 3 }]);
    await writeFile(file, 'audiences: police\nslots:\n  leed: "4711"\n');
    const { diagnostics } = await buildWith(browser(), { session: { file } });
    expect(diagnostics).toMatchObject([
      { rule: "slot-undeclared", line: await lineOf(file, "leed"), help: 'Did you mean "lead"?' },
    ]);
    await writeFile(file, "audiences: [police, plice]\n");
    const { diagnostics: others } = await buildWith(browser(), { session: { file } });
    expect(others).toMatchObject([{ rule: "unknown-audience", line: 1, column: 21 }]);
    await expect(buildWith(browser(), { session: { slots: { leed: "x" } } })).rejects.toMatchObject(
      { name: "UsageError", help: 'Did you mean "lead"?' },
    );
  });

  test("goes to a folder of its own, and never beside what may be published", async () => {
    const cwd = await temporaryFolder();
    const from = ["--programme", join(process.cwd(), MARKED, "programme")];
    const whom = ["--audiences", join(process.cwd(), MARKED, "audiences")];
    const templates = ["--templates", join(process.cwd(), "templates")];
    const args = [
      "build",
      "parish",
      ...from,
      ...whom,
      ...templates,
      "--documents",
      "deck",
      "--formats",
      "html",
    ];
    const { code, stdout } = await lectern([...args, "--set", "lead=4711"], { cwd });
    expect({ code, last: stdout.split("\n").at(-2) }).toEqual({
      code: 0,
      last: expect.stringMatching(/^Built 1 editions into dist-session in /),
    });
    expect(await readdir(cwd)).toEqual(["dist-session"]);

    const local = join(cwd, "dist-session");
    const published = join(cwd, "published");
    const only = { ...DECKS, audiences: ["parish"] };
    await buildWith(browser(), { out: published, only });
    await expect(buildWith(browser(), { out: local, only })).rejects.toThrow(/holds local copies/);
    const session = { slots: { lead: "4711" } };
    await expect(buildWith(browser(), { out: published, only, session })).rejects.toThrow(
      /holds documents that may be published/,
    );
    expect(await manifestIn(published)).not.toHaveProperty("local");

    // One session's folder holds nothing of another's.
    await buildWith(browser(), { out: local, only: { ...DECKS, audiences: ["police"] }, session });
    expect((await manifestIn(local)).files.map(({ edition }) => edition)).not.toContain("parish");
  });
});

describe("a build of another length", () => {
  test("is an edition of its own, beside that of the profile's length", async () => {
    const out = join(await temporaryFolder(), "dist");
    const build = (minutes?: number | "standard") =>
      buildWith(browser(), {
        out,
        only: { ...DECKS, audiences: ["church"] },
        session: { minutes },
      });
    const editionsOf = async () =>
      [...new Set((await manifestIn(out)).files.map(({ edition }) => edition))].sort();
    await build();
    await build(45);
    expect(await editionsOf()).toEqual(["church", "church-45min"]);
    // The profile lists no others.
    await build("standard");
    expect(await editionsOf()).toEqual(["church", "church-45min"]);
  });

  test("that is too short says what it needs, and leaves what is there", async () => {
    const out = join(await temporaryFolder(), "dist");
    const { ok, diagnostics } = await buildWith(browser(), { out, session: { minutes: 1 } });
    expect(ok).toBe(false);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(Array(3).fill("too-few-minutes"));
    for (const { message, expected } of diagnostics) {
      expect(message).toMatch(/takes \d+ minutes .*; there are 1\. \(in [a-z]+-1min\)$/);
      expect(expected).toMatch(/^\d+ minutes or more$/);
    }
    await expect(readdir(out)).rejects.toThrow(/ENOENT/);
  });
});
