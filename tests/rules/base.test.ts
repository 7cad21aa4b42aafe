import { afterAll, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { openSession } from "../../src/browser/session.ts";
import { buildProject, copyBase } from "./check-project.ts";

const browser = openSession(await findBrowser(process.env));
afterAll(() => browser.close());

test("what the fixtures about keeping people safe rest on has no finding at all", async () => {
  const { diagnostics } = await buildProject(await copyBase("_safeguarding"), { browser });
  expect(diagnostics).toEqual([]);
});

test("the base that all fixtures rest on has no finding at all", async () => {
  const { diagnostics, editions } = await buildProject(await copyBase(), { browser });
  expect(diagnostics).toEqual([]);
  expect(editions.map(({ participant }) => participant.name).sort()).toEqual(["church", "police"]);
});
