import { readdir, readFile } from "node:fs/promises";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { checkReferences } from "../../src/check/references.ts";
import { checkWording } from "../../src/check/wording/wording.ts";
import { shownLines } from "../../src/compare/shown-lines.ts";
import { composeDocument, documentKinds, prepareKit } from "../../src/documents/kinds.ts";
import { loadProject } from "../../src/load/load-project.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import { parseProgramme } from "../../src/parse/parse-programme.ts";
import { figureKinds } from "../../src/schemas/figures.ts";
import { tailor } from "../../src/tailor/tailor.ts";
import {
  makeProfile,
  makeProgramme,
  type ProgrammeParts,
  slide,
} from "../tailor/make-programme.ts";

const kit = await prepareKit((await loadTemplates("templates")).templates, []);
const kind = documentKinds.find(({ id, reader }) => id === "deck" && reader === "participant");

/** The figure `x` as an audience's deck shows it, and what was found wrong. */
function show(
  yaml: string,
  {
    profile = makeProfile("police"),
    ...parts
  }: Partial<ProgrammeParts> & { profile?: ReturnType<typeof makeProfile> } = {},
) {
  const { programme, findings } = makeProgramme({
    modules: { m: slide("one", "## A title\n\n::figure{#x}") },
    figures: { x: yaml },
    ...parts,
  });
  if (!kind) throw new Error("There is no participant's deck.");
  const made = composeDocument(kind, tailor(programme, profile), kit);
  const figure = parseHTML(made.body).document.querySelector('[data-figure="x"]');
  return { programme, figure, findings, body: made.body };
}

const words = (element: Element | null): string =>
  (element?.textContent ?? "").replace(/\s+/g, " ").trim();

const columns = (lines: string) =>
  `id: x\nkind: columns\ntitle: T\ncolumns:\n  - heading: H\n    items:\n${lines}`;

/** A figure of each kind, with the words it has to say, in the order they are to be read. */
const EXAMPLES: Record<string, { data: string; reads: string[] }> = {
  columns: {
    data: "columns: [{ heading: One, items: [a1, a2] }, { heading: Two, join: '+', items: [b1] }]\nnote: end",
    reads: ["One", "a1", "a2", "+", "Two", "b1", "end"],
  },
  elements: {
    data: "adult: grown\nelements: [{ heading: Act, asks: what, items: [a1], child: act-too }, { heading: Means, asks: how, items: [b1], child: none, dropped: true }]\nchild: { heading: young, text: rule }",
    reads: ["grown", "Act", "what", "a1", "Means", "how", "b1", "young", "rule", "act-too", "none"],
  },
  circles: {
    data: "left: { heading: L, items: [l1] }\nboth: { heading: B, items: [b1] }\nright: { heading: R, items: [r1] }",
    reads: ["L", "l1", "B", "b1", "R", "r1"],
  },
  route: { data: "", reads: ["If in danger:", "Rescuers", "come", "You", "notice"] },
  pillars: {
    data: "pillars: [{ heading: P1, means: m1, items: [a1], yours: y1 }, { heading: P2, means: m2, items: [b1] }]\nbase: { heading: B, text: b0 }",
    reads: ["P1", "m1", "a1", "Your part:", "y1", "P2", "m2", "b1", "B", "b0"],
  },
  ring: {
    data: "centre: { heading: C, text: c0 }\naround: [{ heading: G1, items: [a1] }, { heading: G2, items: [b1] }, { heading: G3, items: [c1] }]\nnote: end",
    reads: ["C", "c0", "G1", "a1", "G2", "b1", "G3", "c1", "end"],
  },
  stages: {
    data: "notice: Look for\nstages: [{ heading: S1, happens: h1, notice: [n1] }, { heading: S2, happens: h2, notice: [n2] }]",
    reads: ["S1", "h1", "Look for", "n1", "S2", "h2", "n2"],
  },
  matrix: {
    data: "corner: F\ncolumns: [C1, C2]\nrows: [{ heading: R1, cells: [a1, [a2, a3]] }, { heading: R2, cells: [b1, b2] }]\nnote: end",
    reads: ["F", "C1", "C2", "R1", "a1", "a2; a3", "R2", "b1", "b2", "end"],
  },
  signs: {
    data: "places: [{ heading: P1, items: [a1] }, { heading: P2, items: [b1] }]\nrule: end",
    reads: ["P1", "a1", "P2", "b1", "end"],
  },
};

describe("every kind of figure", () => {
  const route = [
    { who: "You", does: "notice" },
    { who: "Rescuers", does: "come", when: "If in danger", urgent: true },
  ];

  test("has a template, an example here, and no template is without a kind", async () => {
    const templates = (await readdir("templates/figures"))
      .filter((name) => name.endsWith(".hbs"))
      .map((name) => name.replace(/\.hbs$/, ""));
    expect([...figureKinds].sort()).toEqual(templates.sort());
    // Charts take their values from the register, and have tests of their own.
    expect([...Object.keys(EXAMPLES), "chart"].sort()).toEqual(templates.sort());
  });

  test.each(Object.entries(EXAMPLES))("%s is compared by all that it says", (name, example) => {
    const yaml = `id: x\nkind: ${name}\ntitle: T\n${example.data}\n`;
    const { figure } = show(yaml, { profile: makeProfile("police", { route }) });
    const said = shownLines(figure?.outerHTML ?? "")
      .map(({ heads, text }) => [...heads, text].join(" "))
      .join(" ");
    for (const word of example.reads) expect(said).toContain(word);
    expect(said.includes("Rescuers come")).toBe(name === "route");
  });

  test.each(Object.entries(EXAMPLES))("%s is read as real text in its order", (name, example) => {
    const yaml = `id: x\nkind: ${name}\ntitle: T\n${example.data}\n`;
    const { figure, findings } = show(yaml, { profile: makeProfile("police", { route }) });
    expect(findings()).toEqual([]);
    expect(figure?.getAttribute("class")).toBe(`figure figure-${name}`);
    const read = figure?.cloneNode(true) as Element;
    for (const hidden of read.querySelectorAll("[aria-hidden]")) hidden.remove();
    const text = words(read);
    let at = -1;
    for (const word of example.reads) {
      const found = text.indexOf(word, at + 1);
      expect({ word, text, found: found > at }).toMatchObject({ found: true });
      at = found;
    }
    // Drawings are decoration: none has text, and readers pass over them.
    for (const svg of figure?.querySelectorAll("svg") ?? []) {
      expect(svg.getAttribute("aria-hidden")).toBe("true");
      expect(words(svg)).toBe("");
    }
  });

  test.each(Object.entries(EXAMPLES))("%s is marked up as what it is", (name, example) => {
    const yaml = `id: x\nkind: ${name}\ntitle: T\n${example.data}\n`;
    const { figure } = show(yaml, { profile: makeProfile("police", { route }) });
    // Levels follow the slide's own heading, and nothing is empty.
    const levels = [...(figure?.querySelectorAll("h1, h2, h3, h4") ?? [])].map((h) => h.tagName);
    expect(levels.filter((level) => level === "H1" || level === "H2")).toEqual([]);
    for (const part of figure?.querySelectorAll("h3, h4, li, td, th, p") ?? []) {
      expect(words(part)).not.toBe("");
    }
    for (const list of figure?.querySelectorAll("ul, ol") ?? []) {
      expect([...list.children].map(({ tagName }) => tagName)).not.toContain("DIV");
    }
    for (const head of figure?.querySelectorAll("th") ?? []) {
      expect(head.getAttribute("scope")).toMatch(/^(col|row)$/);
    }
  });

  test("text is never markup", () => {
    const { figure } = show(columns('      - "<b>a</b> **b** & [c](d)"'));
    expect(figure?.querySelector("li")?.innerHTML).toBe("&lt;b&gt;a&lt;/b&gt; **b** &amp; [c](d)");
  });
});

describe("an entry of a figure is for whom it says", () => {
  const yaml = columns(
    [
      "      - for all",
      "      - { text: for officers, for: police }",
      "      - { text: not for officers, not-for: police }",
      "      - { text: for adults, for: [adult] }",
      "      - { text: explicit, sensitivity: 3 }",
      "      - { text: named, sensitivity: 1 }",
    ].join("\n"),
  );
  const items = (profile: ReturnType<typeof makeProfile>) =>
    [...(show(yaml, { profile }).figure?.querySelectorAll("li") ?? [])].map(words);

  test.each<[who: string, profile: ReturnType<typeof makeProfile>, shown: string[]]>([
    ["police", makeProfile("police"), ["for all", "for officers", "explicit", "named"]],
    [
      "church",
      makeProfile("church", { maxSensitivity: 1 }),
      ["for all", "not for officers", "named"],
    ],
    [
      "nurses, who are adults",
      makeProfile("nhs", { extends: ["adult"], maxSensitivity: 2 }),
      ["for all", "not for officers", "for adults", "named"],
    ],
  ])("%s", (_, profile, shown) => {
    expect(items(profile)).toEqual(shown);
  });

  test("rows and columns go whole, with all that stands in them", () => {
    const table =
      "id: x\nkind: matrix\ntitle: T\ncorner: F\ncolumns: [A, B]\nrows:\n  - { heading: R1, cells: [a, b] }\n  - { heading: R2, cells: [secret one, secret two], sensitivity: 2 }\n";
    const { figure, body } = show(table, { profile: makeProfile("church", { maxSensitivity: 1 }) });
    expect([...(figure?.querySelectorAll("tbody tr") ?? [])].map(words)).toEqual(["R1ab"]);
    expect(body).not.toContain("secret");
  });

  test("a list of which nothing is left is an error, at its first entry", () => {
    const { findings } = show(columns("      - { text: only, for: church }"));
    expect(findings()).toEqual(["empty-figure x.yaml:7:17"]);
  });

  test("its settings are no text of the figure, and its audiences have to exist", () => {
    const { programme, figure, findings } = show(columns("      - { text: a, not-for: nurses }"));
    expect(words(figure)).toBe("H a");
    checkReferences(programme, new Map([["police", makeProfile("police")]]), {
      broken: new Set(),
      exerciseKinds: [],
    });
    expect(findings()).toEqual(["unknown-audience x.yaml:7:17"]);
  });
});

describe("values in a figure's texts", () => {
  const parts = {
    terms: [
      { id: "person", plural: "people" },
      { id: "patient", plural: "patients" },
    ],
    facts: [{ id: "seen", value: 1234, source: "book" }],
  };

  test("are put in by the audience's own words, and cited on the slide", () => {
    const { figure, body, findings } = show(
      columns(
        "      - See {{term.person plural}} at {{audience.name}}\n      - We saw {{fact.seen}}\n      - Call {{slot.lead}}",
      ),
      {
        ...parts,
        profile: makeProfile("nhs", {
          vocabulary: { person: "patient" },
          slots: { lead: "Your <lead>" },
        }),
      },
    );
    expect(findings()).toEqual([]);
    expect([...(figure?.querySelectorAll("li") ?? [])].map(words)).toEqual([
      "See patients at The nhs",
      "We saw 1,234[1]",
      "Call _______________ (Your <lead>)",
    ]);
    const foot = parseHTML(body).document.querySelector("#one footer");
    expect(words(foot)).toContain("[1] Publisher of book, 2025");
  });

  test("that name nothing, or are none, are errors with their line", () => {
    const { programme, findings } = show(
      columns("      - a\n      - Some {{fact.unseen}}\n      - Some {{unseen}}\n      - Some {{x"),
    );
    checkReferences(programme, new Map(), { broken: new Set(), exerciseKinds: [] });
    expect(findings()).toEqual([
      "unknown-value x.yaml:8:9",
      "unknown-value x.yaml:9:9",
      "misplaced-value x.yaml:10:9",
    ]);
  });
});

test.each([
  ["call 020 7946 0000", "typed-contact", 14],
  ["write to a@example.org", "typed-contact", 18],
  ["some 12,345 people", "typed-figure", 14],
  ["the Modern Slavery Act 2015", "typed-law", 13],
])("what authors may not type, they may not type in figures either: %s", (text, rule, column) => {
  const { programme, findings } = show(columns(`      - a\n      - ${text}`));
  checkWording(programme, new Map(), new Set());
  expect(findings()).toEqual([`${rule} x.yaml:8:${column}`]);
});

test("a kind whose template is gone is an error, at the figure's file", async () => {
  const files = (await loadTemplates("templates")).templates;
  const templates = new Map(files.templates);
  templates.delete("figures/signs");
  const { programme, findings } = makeProgramme({
    modules: { m: slide("one", "## A title\n\n::figure{#x}") },
    figures: { x: `id: x\nkind: signs\ntitle: T\n${EXAMPLES.signs?.data}\n` },
  });
  if (!kind) throw new Error("There is no participant's deck.");
  composeDocument(
    kind,
    tailor(programme, makeProfile("police")),
    await prepareKit({ ...files, templates }, []),
  );
  expect(findings()).toEqual(["unknown-reference x.yaml:1:5"]);
});

describe("what a figure's file may say", () => {
  test.each<[what: string, yaml: string, finding: string]>([
    ["an unknown kind", "id: x\nkind: pie\ntitle: T\n", "bad-data x.yaml:2:7"],
    ["a key too many", `${EXAMPLES.signs?.data}\nextra: 1`, "bad-data x.yaml:6:1"],
    ["no text", columns('      - ""'), "bad-data x.yaml:7:9"],
    [
      "an entry with a key of its own",
      columns("      - { text: a, to: b }"),
      "bad-data x.yaml:7:20",
    ],
    [
      "a row that is too short",
      "id: x\nkind: matrix\ntitle: T\ncorner: F\ncolumns: [A, B]\nrows:\n  - { heading: R1, cells: [a, b] }\n  - { heading: R2, cells: [a] }\n",
      "bad-data x.yaml:7:3",
    ],
  ])("%s is an error with its line", (_, yaml, finding) => {
    const whole = yaml.startsWith("id:") ? yaml : `id: x\nkind: signs\ntitle: T\n${yaml}`;
    const { findings } = makeProgramme({ modules: {}, figures: { x: whole } });
    expect(findings()).toEqual([finding]);
  });

  test("editors know the kinds, and what each of them holds", async () => {
    const schema = JSON.parse(await readFile("src/schemas/figure.schema.json", "utf8"));
    const kinds = schema.oneOf.map(
      ({ properties }: { properties: { kind: { const: string } } }) => properties.kind.const,
    );
    expect(kinds.sort()).toEqual([...figureKinds].sort());
  });
});

describe("the programme's own figures", async () => {
  const { project } = await loadProject({
    programme: "decks/counter-trafficking",
    audiences: "audiences",
  });
  if (!project) throw new Error("The programme cannot be read.");
  const programme = parseProgramme(project);
  const profiles = [...project.profiles.values()].filter(({ abstract }) => !abstract);
  const figuresOf = (profile: (typeof profiles)[number]) =>
    tailor(programme, profile).participant.inserts.flatMap((insert) =>
      insert.kind === "figure" ? [insert.figure] : [],
    );

  test.each([
    "elements",
    "circles",
    "route",
    "pillars",
    "ring",
    "stages",
    "matrix",
    "signs",
  ])("shows a figure of the kind %s to somebody", (kind) => {
    expect(profiles.flatMap(figuresOf).map(({ kind: drawn }) => drawn)).toContain(kind);
  });

  test.each([
    ["church", false],
    ["schools", false],
    ["police", true],
  ])("%s: means of control that are graphic are named: %s", (id, named) => {
    const profile = profiles.find((known) => known.id === id);
    if (!profile) throw new Error(`There is no ${id}.`);
    const text = JSON.stringify(figuresOf(profile));
    expect(/assault|dependence|denied/.test(text)).toBe(named);
  });
});
