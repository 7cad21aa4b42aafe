import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { lines, writeSlides } from "../fit/slides.ts";
import { buildWith, type Folders, useBrowser, useFolder } from "../marked/project.ts";

const browser = useBrowser();
const folder = useFolder();
let folders: Folders;

beforeAll(async () => {
  // Its text is stepped down, which only measuring the deck can find out.
  folders = await writeSlides(folder(), { full: { layout: "definition", body: lines(11) } });
});

test.each([
  ["notes", "pdf", ["trainer/church/notes.pdf"]],
  ["handout", "html", ["public/church/handout.html"]],
])("the slides that a document shows are measured where only that is asked for: %s as %s", async (document, format, paths) => {
  const out = join(folder(), `dist-${document}`);
  const only = { audiences: ["church"], documents: [document], formats: [format] };
  const { diagnostics, manifest, steppedDown } = await buildWith(browser(), { folders, out, only });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(steppedDown.map(({ slide, step }) => ({ slide, step }))).toEqual([
    { slide: "full", step: 1 },
  ]);
  expect(manifest?.files.map(({ path }) => path)).toEqual(paths);
});
