import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { renderProse } from "../../src/documents/prose.ts";
import { compileTemplates } from "../../src/documents/templates.ts";

/** Fills one template, and gives what it made and what is wrong with it. */
function fill(template: string, data: object = {}): { html: string; found: string[] } {
  const file = new VFile({ path: "templates/a.hbs", value: template });
  const html = compileTemplates(new Map([["a", file]])).fill("a", data);
  return {
    html,
    found: file.messages.map(
      ({ ruleId, line, column, reason }) => `${ruleId} ${line}:${column} ${reason}`,
    ),
  };
}

describe("templates", () => {
  test("escape what they are given", () => {
    expect(fill("<b>{{x}}</b>", { x: "<i>&\"'" })).toEqual({
      html: "<b>&lt;i&gt;&amp;&quot;&#x27;</b>",
      found: [],
    });
  });

  test("do not obey what stands in the text they are given", () => {
    expect(fill("{{x}}", { x: "{{y}} {{{y}}} {{> a}}" }).html).toBe("{{y}} {{{y}}} {{&gt; a}}");
  });

  test.each<[template: string, found: RegExp]>([
    ["one\n  {{y}}", /^template-error 2:\d+ The template names "y"/],
    ["{{x.y}}", /^template-error 1:\d+ The template names "y"/],
    ["one\n{{#if x}}", /^template-error 2:\d+ The template cannot be read/],
    ["{{nothing x}}", /^template-error 1:\d+ The template/],
    ["{{> other}}", /^template-error 1:\d+ The template/],
    ["{{x.__proto__.polluted}}", /^template-error 1:\d+ /],
  ])("%s", (template, found) => {
    const made = fill(template, { x: { z: 1 } });
    expect(made.found[0] ?? "").toMatch(found);
    expect(made.html).toBe("");
  });

  test.each([
    "constructor",
    "x.constructor",
    "toString",
    "__proto__",
    'lookup this "constructor"',
  ])("print nothing for {{%s}}, which is the language's own", (name) => {
    expect(fill(`{{${name}}}`, { x: { z: 1 } }).html).toBe("");
  });

  test("that are not there are our own mistake, and said with a suggestion", () => {
    const templates = compileTemplates(new Map([["deck/page", new VFile("x")]]));
    expect(() => templates.fill("deck/pages", {})).toThrow('Did you mean "deck/page"?');
    expect(templates.has("deck/page")).toBe(true);
    expect(templates.below("deck")).toEqual(["page"]);
  });
});

describe("running text of trainers", () => {
  test.each<[markdown: string, html: string]>([
    ["", ""],
    ["Say *this*.", "<p>Say <em>this</em>.</p>"],
    ["- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"],
    ["a <script>alert(1)</script> b", "<p>a alert(1) b</p>"],
    ["<iframe src=x></iframe>", ""],
  ])("%s", (markdown, html) => {
    expect(renderProse(markdown).trim()).toBe(html);
  });
});
