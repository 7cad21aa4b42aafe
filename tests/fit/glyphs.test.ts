import { join } from "node:path";
import type { Page } from "puppeteer";
import { beforeAll, describe, expect, test } from "vitest";
import { layOut } from "../../src/formats/print-page.ts";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import { buildWith, compose, FOLDERS, lineOf, useBrowser, useFolder } from "../marked/project.ts";
import { writeSlides } from "./slides.ts";

const browser = useBrowser();
const folder = useFolder();

/** What is drawn in a laid-out page in other fonts than ours, and how many letters in all. */
async function fontsOf(page: Page): Promise<{ letters: number; foreign: string[] }> {
  const client = await page.createCDPSession();
  await client.send("DOM.enable");
  await client.send("CSS.enable");
  const { root } = await client.send("DOM.getDocument", { depth: 0 });
  const within = { nodeId: root.nodeId, selector: "body *" };
  const { nodeIds } = await client.send("DOM.querySelectorAll", within);
  const each = nodeIds.map((nodeId) => client.send("CSS.getPlatformFontsForNode", { nodeId }));
  const fonts = (await Promise.all(each)).flatMap((answer) => answer.fonts);
  await client.detach();
  return {
    letters: fonts.reduce((sum, { glyphCount }) => sum + glyphCount, 0),
    foreign: fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName),
  };
}

describe("a character that no embedded font draws", () => {
  let found: Diagnostic[];
  let module: string;

  beforeAll(async () => {
    const project = await writeSlides(folder(), {
      fine: { body: "Ďakujem, Ångström, Ŵyn: „words“ – ½ €." },
      planted: {
        body: "Fine.\n\nThis sign ⚕ is none of ours.\n\n:::notes\n\nSay 漢 aloud.\n\n:::",
      },
    });
    module = project.module;
    const only = { audiences: ["church", "parish"], documents: ["deck"], formats: ["html"] };
    ({ diagnostics: found } = await buildWith(browser(), { folders: project, only }));
    found = found.filter(({ rule }) => rule !== "slide-count");
  });

  test("is an error with its code, slide, file and line", async () => {
    expect(found.map(({ rule, line }) => ({ rule, line }))).toEqual([
      { rule: "glyph-missing", line: await lineOf(module, "⚕") },
      { rule: "glyph-missing", line: await lineOf(module, "漢") },
    ]);
    expect(found[0]?.message).toBe(
      'The slide "planted" has the character "⚕" (U+2695), which the fonts have no shape for. (in church, parish)',
    );
  });

  test("is found in what only trainers read", () => {
    expect(found[1]?.message).toContain("(U+6F22)");
  });
});

describe("the browser takes no font but the embedded ones", () => {
  const REAL = {
    programme: "decks/counter-trafficking",
    audiences: "audiences",
    templates: "templates",
  };
  test.each([
    ["the marked programme", FOLDERS],
    ["the real programme", REAL],
  ])("in %s", async (_, folders) => {
    const { documentOf, context } = await compose(folders);
    const fonts = await browser().run(async (page) => {
      await layOut(page, documentOf("police"), context);
      return fontsOf(page);
    });
    expect(fonts.letters).toBeGreaterThan(500);
    expect(fonts.foreign).toEqual([]);
  });

  test("and this test would notice", async () => {
    const folders = await writeSlides(join(folder(), "noticed"), {
      planted: { figure: "<p style=\"font-family: 'Open Sans'\">Other</p>" },
    });
    const { documentOf, context } = await compose(folders);
    const fonts = await browser().run(async (page) => {
      await layOut(page, documentOf("church"), context);
      return fontsOf(page);
    });
    expect(fonts.foreign).not.toEqual([]);
  });
});
