import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readPdf } from "../../src/pdf/read-pdf.ts";
import { buildWith, foldersIn, useBrowser, useFolder } from "../marked/project.ts";

const browser = useBrowser();
const folder = useFolder();

const checked = 'checked-on: "2026-01-01"\n    check-again: "2027-01-01"';
const SLOTS = { "party-since": "Date", offence: "Article", hotline: "Number", desk: "Desk" };

/** Atlantis has two details that may be printed, one that may not, and nothing on the desk. */
const COUNTRY = `id: atlantis
name: Atlantis
jurisdiction: Atlantis
slots:
  party-since:
    value: since the first of May
    source: handbook
    verified: Y
    ${checked}
  offence:
    value: article nine of the sea code
    source: treaty
    verified: Y2
    ${checked}
  hotline:
    value: the shell by the gate
    verified: N
    ${checked}
`;

const MODULE = `---
id: extra
title: Extra
question: what
for: adult
---

<!--
id: extra
minutes: 1
-->

## Your law

Party: {{slot.party-since}}

Offence: {{slot.offence}}

Call: {{slot.hotline}}

At: {{slot.desk}}

:::notes
They are party {{slot.party-since}}, so ask what has changed for people since then.
:::

---

<!--
id: way
minutes: 1
-->

## The way

::figure{#route}
`;

const profile = (country: string) => `name: Visitors
extends: adult
route:
  - who: You
    does: look up the offence
    slot: offence
  - who: They
    does: call
    slot: hotline
slots:
${Object.entries(SLOTS)
  .map(([id, label]) => `  ${id}: ${label}\n`)
  .join("")}${country}`;

interface Deck {
  html: string;
  pdf: string;
  trainer: string;
}
const decks = new Map<string, Deck>();

beforeAll(async () => {
  const project = join(folder(), "project");
  await cp("tests/rules/_base", project, { recursive: true });
  const put = (path: string, text: string) => writeFile(join(project, path), text);
  await mkdir(join(project, "programme/register/countries"));
  await put("programme/register/countries/atlantis.yaml", COUNTRY);
  await put("programme/modules/extra.md", MODULE.replace("for: adult", "for: visitors at-home"));
  await put("audiences/visitors.yaml", profile("country: atlantis\n"));
  await put("audiences/at-home.yaml", profile(""));
  const out = join(folder(), "dist");
  const only = { audiences: ["visitors", "at-home"] };
  const folders = foldersIn(project);
  const { diagnostics } = await buildWith(browser(), { folders, out, only });
  expect(diagnostics).toEqual([]);
  for (const edition of only.audiences) {
    const read = (path: string) => readFile(join(out, path, "deck.html"), "utf8");
    const { pages } = await readPdf(await readFile(join(out, "public", edition, "deck.pdf")));
    decks.set(edition, {
      html: plain(await read(`public/${edition}`)),
      pdf: plain(pages.join("\n")),
      trainer: plain(await read(`trainer/${edition}`)),
    });
  }
});

/** Text without markup and without spaces, which a PDF has between letters too. */
const plain = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]*>|\s+/g, "");

const BLANK = /_{9,}\((?:Date|Article)\)/;

describe.each(["html", "pdf"] as const)("in %s", (format) => {
  const text = (edition: string) => decks.get(edition)?.[format] ?? "";

  test("a country's details stand in its slots and in the route, with their sources", () => {
    expect(text("visitors")).toMatch(/Party:sincethefirstofMay\[\d\]/);
    expect(text("visitors")).toMatch(/Offence:articlenineoftheseacode\[\d\]/);
    expect(text("visitors")).toMatch(/Article:articlenineoftheseacode\[\d\]/);
    expect(text("visitors")).toContain("Thedepositary");
    expect(text("visitors")).not.toMatch(BLANK);
  });

  test("what is not verified, or not there, stays a blank", () => {
    expect(text("visitors")).not.toContain("shell");
    // On the slide, and in the route on two slides.
    expect(text("visitors").match(/_{9,}\(Number\)/g)).toHaveLength(3);
    expect(text("visitors")).toMatch(/At:_{9,}\(Desk\)/);
  });

  test("a profile without a country has blanks alone", () => {
    expect(text("at-home")).not.toMatch(/firstofMay|seacode|shell/);
    expect(text("at-home")).toMatch(BLANK);
  });
});

test("trainers' notes name the source in the text", () => {
  expect(decks.get("visitors")?.trainer).toContain(
    "TheyarepartysincethefirstofMay(Apublisher,2025),soask",
  );
});
