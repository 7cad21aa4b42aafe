import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspectBrowser, paintsText } from "../../src/browser/doctor.ts";
import { findBrowser } from "../../src/browser/find.ts";
import { openSession } from "../../src/browser/session.ts";
import { makeFolder } from "./support.ts";

test("the doctor prints a page for real", async () => {
  const report = await inspectBrowser(process.env);
  expect(report).toMatchObject({ printed: true, version: expect.stringContaining("Chrom") });
  expect(report.problem).toBeUndefined();
});

test("the doctor tells a problem and its remedy", async () => {
  const report = await inspectBrowser({ ...process.env, LECTERN_BROWSER: "/nowhere/chrome" });
  expect(report.problem).toContain("/nowhere/chrome");
  expect(report.help).toBeTruthy();
  expect(report.found).toBeUndefined();
});

test.runIf(process.platform === "linux")(
  "a machine without fonts prints blank pages",
  async ({ onTestFinished }) => {
    const settings = join(await makeFolder(onTestFinished), "empty.xml");
    await writeFile(settings, "<?xml version='1.0'?><fontconfig></fontconfig>");
    const found = await findBrowser(process.env);
    const environment = { ...found.environment, FONTCONFIG_FILE: settings };
    const session = openSession({ ...found, environment });
    const pdf = await session.run(async (page) => {
      await page.setContent("<p>text");
      return page.pdf();
    });
    await session.close();
    expect(paintsText(pdf)).toBe(false);
  },
);
