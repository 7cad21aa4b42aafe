import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import type { RuleId } from "../../src/model/rules.ts";
import { buildWith, useBrowser, useFolder } from "../marked/project.ts";
import { writeSlides } from "./slides.ts";

const svg = (fill: string) =>
  `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='600' height='200'%3E%3Crect width='600' height='200' fill='${fill}'/%3E%3C/svg%3E`;
const DARK = svg("%23102030");
const drawing = (inside: string, viewBox = "0 0 600 200") =>
  `<svg role="img" aria-label="A drawing" viewBox="${viewBox}" width="600" height="200">${inside}</svg>`;
const overPicture = (colour: string) =>
  `<div style="position: relative; width: 600px; height: 200px"><img alt="" src="${DARK}" style="position: absolute; inset: 0"><p style="position: relative; padding: 40px; color: ${colour}">Over a picture.</p></div>`;

/** A figure that some cannot read, and what is said of it. */
const FAULTS: Readonly<Record<string, { figure: string; rule: RuleId; says: string | RegExp }>> = {
  pale: {
    figure: '<p style="color: #999">Pale words</p>',
    rule: "contrast-too-low",
    says: 'shows "Pale words" with a contrast of 2.8 to 1',
  },
  "rather-pale": {
    figure: '<p style="color: #666">Rather pale words</p>',
    rule: "contrast-low",
    says: "with a contrast of 5.7 to 1",
  },
  "let-through": {
    figure: '<p style="color: rgba(0, 0, 0, 0.4)">Thin words</p>',
    rule: "contrast-too-low",
    says: "2.8 to 1",
  },
  "faded-as-a-whole": {
    figure: '<div style="opacity: 0.5"><p style="color: #000">Faded words</p></div>',
    rule: "contrast-too-low",
    says: /3\.9 to 1|4\.0 to 1/,
  },
  "on-two-grounds": {
    figure:
      '<div style="background: #333"><p style="background: rgba(255, 255, 255, 0.2); color: #aaa">On grey glass</p></div>',
    rule: "contrast-too-low",
    says: /2\.\d to 1/,
  },
  "over-a-gradient": {
    figure:
      '<p style="background: linear-gradient(90deg, #fff, #000); width: 500px; color: #000">From light to dark, all along this line of words</p>',
    rule: "contrast-too-low",
    says: /with a contrast of [1-4]\.\d to 1/,
  },
  "over-a-background-picture": {
    figure: `<p style="background: url(&quot;${DARK}&quot;); color: #123">Over a background.</p>`,
    rule: "contrast-too-low",
    says: /with a contrast of 1\.\d to 1/,
  },
  "over-a-picture": {
    figure: overPicture("#000"),
    rule: "contrast-too-low",
    says: /"Over a picture\." with a contrast of 1\.\d to 1/,
  },
  "over-what-a-style-adds": {
    figure: '<p class="test-panel">Over a panel.</p>',
    rule: "contrast-too-low",
    says: /with a contrast of 1\.\d to 1/,
  },
  "over-a-bar": {
    figure: drawing(
      '<rect x="10" y="10" width="500" height="100" fill="#123a50"/><text x="30" y="70" font-size="26" fill="#000">On a bar</text>',
    ),
    rule: "contrast-too-low",
    says: '"On a bar" with a contrast of 1.',
  },
  small: {
    figure: '<p style="font-size: 23px">Small words</p>',
    rule: "text-too-small",
    says: 'shows "Small words" in letters of 23 px',
  },
  "small-in-a-drawing": {
    figure: drawing('<text x="60" y="150" font-size="30">Scaled down</text>', "0 0 1200 400"),
    rule: "text-too-small",
    says: 'shows "Scaled down" in letters of 15 px',
  },
  "small-source": {
    figure: '<p class="source" style="font-size: 15px">Source: a handbook</p>',
    rule: "text-too-small",
    says: "in letters of 15 px",
  },
  "link-by-colour": {
    figure:
      '<p>Read <a href="https://example.org" style="text-decoration: none">more on it</a> soon.</p>',
    rule: "told-by-colour",
    says: 'tells the link "more on it" from the words around it by its colour alone',
  },
  "pale-shape": {
    figure: drawing('<circle cx="100" cy="100" r="60" fill="#ddd"/>'),
    rule: "figure-contrast",
    says: 'has "<circle>" in a figure with a contrast of 1.4 to 1',
  },
  "pale-line": {
    figure: drawing('<line x1="10" y1="10" x2="500" y2="100" stroke="#bbb" stroke-width="4"/>'),
    rule: "figure-contrast",
    says: 'has "<line>" in a figure with a contrast of 1.9 to 1',
  },
  "shape-on-shape": {
    figure: drawing(
      '<rect width="600" height="200" fill="#333"/><circle cx="100" cy="100" r="60" fill="#555"/>',
    ),
    rule: "figure-contrast",
    says: 'has "<circle>" in a figure with a contrast of 1.',
  },
  "pale-frame": {
    figure:
      '<div data-figure><p>Framed</p><div style="height: 40px; border: 2px solid #ccc"></div></div>',
    rule: "figure-contrast",
    says: 'has "<div>" in a figure with a contrast of 1.6 to 1',
  },
  "pale-bar": {
    figure:
      '<div data-figure><p>Twelve</p><div style="width: 300px; height: 40px; background: #cde"></div></div>',
    rule: "figure-contrast",
    says: 'has "<div>" in a figure',
  },
};

const FINE: Readonly<Record<string, string>> = {
  dark: '<p style="color: #444">Dark words</p>',
  "light-on-dark": '<p style="background: #102030; color: #fff">Light words</p>',
  "over-a-light-gradient":
    '<p style="background: linear-gradient(#fff, #e8e8e8); color: #111">Over a light gradient</p>',
  "light-over-a-picture": overPicture("#fff"),
  "light-on-a-bar": drawing(
    '<rect x="10" y="10" width="500" height="100" fill="#123a50"/><text x="30" y="70" font-size="26" fill="#fff">On a bar</text>',
  ),
  "over-thin-lines": drawing(
    '<g aria-hidden="true"><line x1="60" y1="0" x2="60" y2="200" stroke="#333"/></g><text x="30" y="70" font-size="26" fill="#111">Crossed by one line</text>',
  ),
  "a-line-to-write-on": '<p><span style="color: #999; font-size: 20px">________</span> Name</p>',
  "source-of-16": '<p class="source" style="font-size: 16px; color: #333">Source: a handbook</p>',
  "cite-of-16": '<p>Said<sup class="cite">[1]</sup></p>',
  "large-in-a-drawing": drawing(
    '<text x="30" y="50" font-size="13">Scaled up</text>',
    "0 0 300 100",
  ),
  "underlined-link": '<p>Read <a href="https://example.org">more on it</a> soon.</p>',
  "bold-link":
    '<p>Read <a href="https://example.org" style="font-weight: 700; text-decoration: none">more on it</a> soon.</p>',
  "link-alone": '<p><a href="https://example.org" style="text-decoration: none">More on it</a></p>',
  "pale-decoration":
    '<svg aria-hidden="true" width="600" height="200"><circle cx="100" cy="100" r="60" fill="#eee"/></svg><p>Words.</p>',
  "pale-with-an-edge": drawing(
    '<circle cx="100" cy="100" r="60" fill="#eee" stroke="#333" stroke-width="3"/>',
  ),
  "strong-frame":
    '<div data-figure><p style="border: 2px solid #666; padding: 9px">Framed</p></div>',
};

const CSS =
  '.test-panel { position: relative; z-index: 0; } .test-panel::before { position: absolute; z-index: -1; inset: 0; background: #123; content: ""; }';

const browser = useBrowser();
const folder = useFolder();
let found: Diagnostic[];

beforeAll(async () => {
  const figures = [
    ...Object.entries(FAULTS).map(([id, { figure }]) => [id, { figure }] as const),
    ...Object.entries(FINE).map(([id, figure]) => [id, { figure }] as const),
  ];
  const folders = await writeSlides(folder(), Object.fromEntries(figures), CSS);
  const only = { audiences: ["church"], documents: ["deck"], formats: ["html"] };
  ({ diagnostics: found } = await buildWith(browser(), { folders, only }));
});

const about = (id: string): Diagnostic[] =>
  found.filter(({ message }) => message.startsWith(`The slide "${id}" `));

describe("what some cannot read or tell is found", () => {
  test.each(Object.entries(FAULTS))("%s", (id, { rule, says }) => {
    expect(about(id)).toMatchObject([{ rule }]);
    const [diagnostic] = about(id);
    expect(diagnostic?.message).toMatch(says);
    expect(diagnostic?.severity).toBe(rule === "contrast-low" ? "warning" : "error");
    expect(diagnostic?.expected).toMatch(/at least \d+ |underline/);
  });
});

describe("what all can read raises no alarm", () => {
  test.each(Object.keys(FINE))("%s", (id) => {
    expect(about(id)).toEqual([]);
  });
});
