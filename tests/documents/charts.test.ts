import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { readProgramme } from "../../src/build.ts";
import { shownLines } from "../../src/compare/shown-lines.ts";
import { drawCharts } from "../../src/documents/charts.ts";
import { composeDocument, documentKinds, prepareKit } from "../../src/documents/kinds.ts";
import { layOut } from "../../src/formats/print-page.ts";
import { hasErrors } from "../../src/model/diagnostics.ts";
import type { Document } from "../../src/model/document.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import { useBrowser } from "../marked/project.ts";
import { buildProject, copyBase, type TestProject, writeInto } from "../rules/check-project.ts";

/** A fact of the register, as YAML. */
const fact = (id: string, value: string, more = "measure: referrals"): string =>
  [
    `- id: ${id}`,
    ...[`value: ${value}`, ...more.split("\n"), `counts: people referred in ${id}`].map(indent),
    ...["jurisdiction: United Kingdom", "year: 2025", "source: handbook"].map(indent),
    ...['checked-on: "2026-11-01"', 'check-again: "2027-05-01"'].map(indent),
    ...(more.includes("verified:") ? [] : ["  verified: Y"]),
  ].join("\n");
const indent = (line: string): string => `  ${line}`;

const FACTS = [
  fact("first", "17004", 'measure: referrals\npublished: "2024-03-07"'),
  fact("second", "19125", 'measure: referrals\npublished: "2025-03-06"'),
  fact("third", "23411", 'measure: referrals\npublished: "2026-02-19"'),
  fact("other", "5", "measure: something-else"),
  fact("share", "25", 'measure: referrals\nunit: "%"'),
  fact("share-before", "12.5", 'measure: referrals\nunit: "%"'),
  fact("about", "over 200"),
  fact("below-zero", "-3"),
  fact("unsure", "3", "measure: referrals\nverified: N"),
  fact("heard", "3", "measure: referrals\nverified: Y2"),
].join("\n");

/** A chart's file: its points' labels and facts, one that stands out, and settings of its own. */
function chart(id: string, points: Record<string, string>, more = "", direction = "column") {
  const lines = Object.entries(points).flatMap(([label, name]) => [
    `  - label: ${JSON.stringify(label)}`,
    `    fact: ${name}`,
  ]);
  return [
    `id: ${id}`,
    "kind: chart",
    "title: People who were referred",
    `chart: ${direction}`,
    "axis: Year",
    "unit: People referred",
    "points:",
    ...lines,
    "    emphasis: true",
    "summary: A chart of bars that rise.",
    ...(more === "" ? [] : [more]),
  ].join("\n");
}

const YEARS = { "2023": "first", "2024": "second", "2025": "third" };

/** A copy of the base project with these facts, and each chart on a slide of its own. */
async function projectWith(charts: Record<string, string>, facts = FACTS): Promise<TestProject> {
  const project = await copyBase();
  const path = join("programme", "register", "facts.yaml");
  const base = await readFile(join(project.folder, path), "utf8");
  await writeInto(project.folder, path, `${base.trimEnd()}\n${facts}\n`);
  for (const [id, text] of Object.entries(charts)) {
    await writeInto(project.folder, join("programme", "figures", `${id}.yaml`), text);
  }
  const slides = Object.keys(charts).map(
    (id) => `<!--\nid: slide-${id}\nminutes: 1\n-->\n\n## The chart ${id}\n\n::figure{#${id}}\n`,
  );
  const head = "---\nid: extra\ntitle: Extra\nfor: adult\n---\n\n";
  await writeInto(
    project.folder,
    join("programme", "modules", "extra.md"),
    head + slides.join("\n---\n\n"),
  );
  return project;
}

/** The police's deck as one document, with what it was made of. */
async function deckOf(project: TestProject) {
  const { programme, profiles, files, templates } = await readProgramme(project, "2026-11-21");
  const profile = profiles.get("police");
  const kind = documentKinds.find(({ id, reader }) => id === "deck" && reader === "participant");
  if (!programme || !profile || !kind || hasErrors(files)) throw new Error("It cannot be read.");
  const editions = tailor(programme, profile);
  const drawn = await drawCharts([editions]);
  const kit = await prepareKit(templates, files, drawn);
  const document = composeDocument(kind, editions, kit);
  const context = { fill: kit.templates.fill, pageOf: () => undefined, date: new Date(0) };
  return { document, editions, drawn, context };
}

/** A chart in a document: its table's rows, its bars, and what stands about it. */
function readChart({ body }: Pick<Document, "body">, id: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const figure = document.querySelector(`[data-figure="${id}"]`);
  const slide = document.querySelector(`section[id="slide-${id}"]`);
  const words = (element: Element | null | undefined) =>
    (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const svg = figure?.querySelector("svg");
  return {
    rows: [...(figure?.querySelectorAll("tr") ?? [])].map((row) => [...row.children].map(words)),
    heads: [...(figure?.querySelectorAll("th") ?? [])].map((head) => head.getAttribute("scope")),
    bars: [...(svg?.querySelectorAll("rect") ?? [])].map((rect) => ({
      width: Number(rect.getAttribute("width")),
      height: Number(rect.getAttribute("height")),
    })),
    svg,
    note: words(figure?.querySelector(".chart-note")),
    foot: words(slide?.querySelector("footer")),
    sources: words(document.querySelector('section[id="sources"]')),
    strangers: figure?.querySelectorAll("script, img").length,
  };
}

const browser = useBrowser();

describe("a chart", () => {
  test("has the register's values in its table and its bars, and cites each", async () => {
    const { document } = await deckOf(await projectWith({ years: chart("years", YEARS) }));
    const { rows, heads, bars, foot, sources, note } = readChart(document, "years");
    expect(rows).toEqual([
      ["Year", "2023", "2024", "2025"],
      ["As published", "on 7 March 2024", "on 6 March 2025", "on 19 February 2026"],
      ["People referred", "17,004[1]", "19,125[1]", "23,411[1]"],
    ]);
    expect(heads).toEqual(["col", "col", "col", "col", "row", "row"]);
    // Bars begin at zero: their lengths are to one another as the values are.
    const [low = 0, middle = 0, high = 0] = bars.map(({ height }) => height);
    expect((low + 3) / high).toBeCloseTo(17004 / 23411, 1);
    expect((middle + 3) / high).toBeCloseTo(19125 / 23411, 1);
    expect(foot).toMatch(/^\[1\] /);
    expect(sources).not.toBe("");
    expect(note).toBe("");
  });

  test("changes with the fact, in its table and its bars", async () => {
    const charts = { years: chart("years", YEARS) };
    const before = readChart((await deckOf(await projectWith(charts))).document, "years");
    const changed = FACTS.replace("value: 17004", "value: 20000");
    const after = readChart((await deckOf(await projectWith(charts, changed))).document, "years");
    expect(after.rows[2]?.[1]).toBe("20,000[1]");
    expect(after.bars[0]?.height).toBeGreaterThan((before.bars[0]?.height ?? 0) + 20);
    expect(after.bars.slice(1)).toEqual(before.bars.slice(1));
  });

  test("says the day once where all values were published on one, and units with them", async () => {
    const shares = { Before: "share-before", Now: "share" };
    const { document } = await deckOf(
      await projectWith({ shares: chart("shares", shares, "note: Not all.", "bar") }),
    );
    const { rows, note, bars } = readChart(document, "shares");
    expect(rows).toEqual([
      ["Year", "People referred"],
      ["Before", "12.5%[1]"],
      ["Now", "25%[1]"],
    ]);
    expect(note).toMatch(/^Not all\. As published in \d{4}\.$/);
    expect(((bars[0]?.width ?? 0) + 3) / (bars[1]?.width ?? 1)).toBeCloseTo(0.5, 1);
  });

  test("prints under it how what it compares differs", async () => {
    const points = { Referred: "first", Other: "other" };
    const text = chart("mixed", points, "differs: The second counts something else.", "bar");
    const { document } = await deckOf(await projectWith({ mixed: text }));
    const { note, rows } = readChart(document, "mixed");
    expect(note).toBe("The second counts something else.");
    expect(rows[1]?.[0]).toBe("Referred as published on 7 March 2024");
  });

  test("is described for those who cannot see it, and no author's word becomes markup", async () => {
    const text = chart("years", { '"><img src=x>': "first", "<script>": "second" }).replace(
      "summary: A chart",
      'summary: \'A "chart"><script>alert(1)</script>',
    );
    const { document } = await deckOf(await projectWith({ years: `${text}'` }));
    const { svg, rows, strangers } = readChart(document, "years");
    expect(svg?.getAttribute("role")).toBe("img");
    expect(svg?.getAttribute("aria-label")).toMatch(
      /^People who were referred\. A "chart"><script>alert\(1\)<\/script> of bars that rise\./,
    );
    expect(svg?.textContent?.trim()).toBe("");
    expect(rows[0]).toEqual(["Year", '"><img src=x>', "<script>"]);
    expect(strangers).toBe(0);
  });

  test("is drawn the same again, in any order, and without ids or styles of its own", async () => {
    const one = chart("one", YEARS);
    const two = chart("two", { Before: "share-before", Now: "share" }, "", "bar");
    const forth = await deckOf(await projectWith({ one, two }));
    const back = await deckOf(await projectWith({ two, one }));
    for (const id of ["one", "two"]) {
      expect(back.drawn.get(id)).toEqual(forth.drawn.get(id));
      expect(forth.drawn.get(id)?.bars).toMatch(/<rect /);
      expect(forth.drawn.get(id)?.bars).not.toMatch(/ id=|<style|class=|aria-label|plot-/);
    }
    expect((await drawCharts([forth.editions])).get("one")).toEqual(forth.drawn.get("one"));
  });

  test("that was not drawn is a fault that is said", async () => {
    const { editions } = await deckOf(await projectWith({ years: chart("years", YEARS) }));
    const { templates, files } = await readProgramme(await copyBase(), "2026-11-21");
    const kit = await prepareKit(templates, files);
    const kind = documentKinds.find(({ reader }) => reader === "participant");
    if (!kind) throw new Error("There is no document for participants.");
    expect(() => composeDocument(kind, editions, kit)).toThrow("drawCharts");
  });
});

/** Where each value and each bar of a chart is, in order. Runs in the page. */
function measureChart(id: string) {
  const rects = (selector: string) =>
    [...document.querySelectorAll(`[data-figure="${id}"] ${selector}`)].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom, fill: getComputedStyle(element).fill };
    });
  const size = (selector: string) =>
    [...document.querySelectorAll(`[data-figure="${id}"] ${selector}`)].map((element) =>
      Number.parseFloat(getComputedStyle(element).fontSize),
    );
  return {
    values: rects(".fact"),
    heads: rects("thead th"),
    bars: rects("rect"),
    sizes: size(":is(.fact, th, p)"),
    citations: size("sup"),
  };
}

describe("a drawn chart", () => {
  test.each(["column", "bar"])("has each value at the end of its %s", async (direction) => {
    const { document, context } = await deckOf(
      await projectWith({ years: chart("years", YEARS, "note: A note.", direction) }),
    );
    const { values, heads, bars, sizes, citations } = await browser().run(async (page) => {
      await layOut(page, document, context);
      return page.evaluate(measureChart, "years");
    });
    expect(bars).toHaveLength(3);
    for (const [index, bar] of bars.entries()) {
      const value = values[index];
      if (!value) throw new Error(`There is no value ${index}.`);
      if (direction === "column") {
        expect(bar.top - value.bottom).toBeGreaterThanOrEqual(0);
        expect(bar.top - value.bottom).toBeLessThan(16);
        expect(Math.abs(bar.left + bar.right - value.left - value.right) / 2).toBeLessThan(24);
        // What is read first stands under the bars.
        expect(heads[index + 1]?.top).toBeGreaterThan(bar.bottom - 1);
      } else {
        expect(value.left - bar.right).toBeGreaterThanOrEqual(0);
        expect(value.left - bar.right).toBeLessThan(20);
        expect(Math.abs(bar.top + bar.bottom - value.top - value.bottom) / 2).toBeLessThan(8);
      }
    }
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    expect(Math.min(...citations)).toBeGreaterThanOrEqual(16);
    // One bar stands out, and colours are the audience's.
    const [first, second, third] = bars.map(({ fill }) => fill);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
    expect(third).toMatch(/^rgb\(/);
  });
});

/** A node of a PDF's structure tree, as pdf.js gives it. */
interface TreeNode {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: TreeNode[];
}

/** "TH 2023", "TD 17,004[1]", "Figure …" of a page, in the order in which they are read. */
async function readTags(bytes: Uint8Array, words: string): Promise<string[]> {
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of items) {
      if ("str" in item) {
        const id = open.filter(Boolean).at(-1) ?? "";
        texts.set(id, (texts.get(id) ?? "") + item.str);
      } else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? "");
    }
    if (![...texts.values()].join(" ").includes(words)) continue;
    const textOf = (node: TreeNode): string =>
      node.type === "content"
        ? (texts.get(node.id ?? "") ?? "")
        : (node.children ?? []).map(textOf).join("");
    const visit = (node: TreeNode): string[] =>
      ["TH", "TD", "Figure"].includes(node.role ?? "")
        ? [`${node.role} ${node.alt ?? textOf(node)}`.replace(/\s+/g, " ").trim()]
        : (node.children ?? []).flatMap(visit);
    return visit((await page.getStructTree()) as TreeNode);
  }
  throw new Error(`No page says "${words}".`);
}

test("in a PDF a chart is a figure with its description, and its data a tagged table", async () => {
  const project = await projectWith({
    years: chart("years", YEARS),
    shares: chart("shares", { Before: "share-before", Now: "share" }, "", "bar"),
  });
  const out = join(project.folder, "dist");
  const { ok } = await buildProject(project, { browser: browser(), out, only: ["police"] });
  expect(ok).toBe(true);
  const bytes = await readFile(join(out, "public", "police", "deck.pdf"));
  const described = "Figure People who were referred. A chart of bars that rise.";
  expect(await readTags(new Uint8Array(bytes), "The chart years")).toEqual([
    described,
    ...["TH Year", "TH 2023", "TH 2024", "TH 2025"],
    ...["TH As published", "TD on 7 March 2024", "TD on 6 March 2025", "TD on 19 February 2026"],
    ...["TH People referred", "TD 17,004[1]", "TD 19,125[1]", "TD 23,411[1]"],
  ]);
  expect(await readTags(new Uint8Array(bytes), "The chart shares")).toEqual([
    described,
    ...["TH Year", "TH People referred"],
    ...["TH Before", "TD 12.5%[1]"],
    ...["TH Now", "TD 25%[1]"],
  ]);
});

describe("what a chart may not show is said where its file names it", () => {
  /** Line 11 names the second point's fact. */
  test.each<[name: string, rules: string[], more?: string]>([
    ["nothing-of-that-name", ["unknown-reference"]],
    ["unsure", ["fact-unverified"]],
    ["heard", ["fact-second-hand"]],
    ["about", ["chart-not-number"]],
    ["below-zero", ["chart-not-number"]],
    ["other", ["chart-mixed"]],
    ["share", ["chart-mixed"]],
    ["share", ["chart-mixed"], "differs: Words do not make numbers of shares."],
    ["doors-bill", ["chart-mixed", "chart-not-number", "law-not-in-force"]],
    ["other", [], "differs: The second counts something else."],
  ])("%s", async (name, rules, more = "") => {
    const project = await projectWith({ x: chart("x", { One: "first", Two: name }, more) });
    const { files } = await readProgramme(project, "2026-11-21");
    const found = files.flatMap((file) =>
      file.messages.map(({ ruleId, line }) => `${ruleId} ${file.stem}:${line}`),
    );
    expect(found.sort()).toEqual(rules.map((rule) => `${rule} x:11`));
  });

  test.each<[what: string, from: string | RegExp, to: string, line: number]>([
    ["a setting that charts do not have", "axis: Year", "axis: Year\nvalues: [1, 2]", 6],
    ["a chart that compares nothing", / {2}- label: "2024"[\s\S]*third\n/, "", 8],
    ["two bars that stand out", "fact: first", "fact: first\n    emphasis: true", 8],
    ["a kind of chart that there is not", "chart: column", "chart: pie", 4],
    ["a chart without a description", /summary: .*/, "", 1],
    ["a value that is typed", "fact: second", "value: 19125", 10],
  ])("%s", async (_what, from, to, line) => {
    const text = chart("years", YEARS).replace(from, to);
    const project = await projectWith({ years: text });
    const { files } = await readProgramme(project, "2026-11-21");
    const found = files.find(({ stem }) => stem === "years")?.messages ?? [];
    expect(found[0]).toMatchObject({ ruleId: "bad-data", line });
  });
});

test("compared with another edition a chart is its values by their labels", async () => {
  const { document } = await deckOf(await projectWith({ years: chart("years", YEARS) }));
  const html = parseHTML(document.body).document.querySelector('[data-figure="years"]')?.outerHTML;
  expect(shownLines(html ?? "").map(({ text }) => text)).toContain(
    "People referred; 2023: 17,004; 2024: 19,125; 2025: 23,411",
  );
});
