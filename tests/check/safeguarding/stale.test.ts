import { expect, test } from "vitest";
import { buildProject, copyBase, NoBrowser } from "../../rules/check-project.ts";

/** The base's contacts are due on 1 May 2027. */
const DUE = "2027-05-01";

test("what is stale stops a strict check, and no other", async () => {
  const project = await copyBase();
  const strict = await buildProject(project, { strict: true, today: DUE });
  const stale = { rule: "fact-stale", severity: "warning" };
  expect(strict.ok).toBe(false);
  expect(strict.diagnostics).toContainEqual(
    expect.objectContaining({ ...stale, file: "programme/register/contacts.yaml", line: 1 }),
  );
  expect(new Set(strict.diagnostics.map(({ rule }) => rule))).toEqual(new Set(["fact-stale"]));
  // It goes on to the drawing, for which it is given no browser.
  await expect(buildProject(project, { today: DUE })).rejects.toBeInstanceOf(NoBrowser);
});

test("what is due tomorrow is not stale today, however strict", async () => {
  const project = await copyBase();
  const check = buildProject(project, { strict: true, today: "2026-11-21" });
  await expect(check).rejects.toBeInstanceOf(NoBrowser);
});
