import { describe, expect, test } from "vitest";
import { shownLines } from "../../src/compare/shown-lines.ts";

const said = (html: string) =>
  shownLines(html).map(({ kind, mark, depth, text }) =>
    [kind, mark, depth === 0 ? "" : String(depth), text].filter((part) => part !== "").join(" "),
  );

describe("the lines of a drawn slide", () => {
  test.each([
    [
      "leave out its title, its foot and numbers of citations",
      '<h2>Title</h2><p>Known <span class="fact">5</span><sup class="cite">[3]</sup>.</p><footer class="foot"><p>Draft</p></footer>',
      ["text Known 5."],
    ],
    [
      "say points with their marks, and what goes on in them",
      "<ul><li>one</li><li><p>two</p><p>more</p></li></ul><ol><li>first<ul><li>in it</li></ul></li><li>second</li></ol>",
      [
        "item • 1 one",
        "item • 1 two",
        "text 1 more",
        "item 1. 1 first",
        "item • 2 in it",
        "item 2. 1 second",
      ],
    ],
    [
      "say rows by their heads",
      "<table><thead><tr><th>Stage</th><th>Time</th></tr></thead><tbody><tr><td>Referral</td><td>at once</td></tr></tbody></table>",
      ["row Referral; Time: at once"],
    ],
    [
      "say a table without heads as it stands",
      "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>",
      ["row a; b", "row c; d"],
    ],
    [
      "say blanks, contacts, quotations and boxes",
      '<blockquote><p>Law</p></blockquote><dl><div><dt>Help</dt><dd><strong>101</strong></dd></div></dl><aside class="box"><p class="box-label">Take care</p><p><span class="blank">_______</span> <span>(name)</span></p></aside>',
      ["quote Law", "item • 1 Help: 101", "heading Take care", "text ____ (name)"],
    ],
    [
      "say pictures in words, and pass over decoration",
      '<p>See <img src="x" alt="A door"></p><svg role="img" aria-label="Two bars"></svg><svg aria-hidden="true"><text>no</text></svg><p data-screen>no</p>',
      ["text See", "text Picture: A door", "text Picture: Two bars"],
    ],
  ])("%s", (_what, html, lines) => {
    expect(said(html)).toEqual(lines);
  });
});
