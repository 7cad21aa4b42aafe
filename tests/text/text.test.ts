import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/model/usage-error.ts";
import { chooseByIds } from "../../src/text/choose.ts";
import { documentDate } from "../../src/text/dates.ts";
import { applyEdits } from "../../src/text/edits.ts";
import { plainHtml, squash } from "../../src/text/html.ts";
import { toId, toTitle } from "../../src/text/ids.ts";
import { suggest } from "../../src/text/suggest.ts";
import { pictureAddress, RESERVED, replaceTokens, token } from "../../src/text/tokens.ts";

describe("a name becomes an id, and an id words", () => {
  test.each<[name: string, id: string]>([
    ["NHS staff", "nhs-staff"],
    ["  Fire & rescue (north)  ", "fire-rescue-north"],
    ["Café d’été", "cafe-dete"],
    ["the_car_wash", "the-car-wash"],
    ["16+", "16"],
    ["---", ""],
    ["Поліція", ""],
  ])("%s", (name, id) => {
    expect(toId(name)).toBe(id);
    expect(toId(id)).toBe(id);
  });

  test("words begin with a capital", () => {
    expect(toTitle("the-car-wash")).toBe("The car wash");
  });
});

describe("a mistyped name gets the nearest known one, or the list", () => {
  const audiences = ["church", "police", "nhs", "schools", "moi"];
  test.each<[name: string, said: string]>([
    ["plice", 'Did you mean "police"?'],
    ["Police", 'Did you mean "police"?'],
    ["chruch", 'Did you mean "church"?'],
    ["school", 'Did you mean "schools"?'],
    ["firefighters", "Known: church, police, nhs, schools, moi."],
  ])("%s", (name, said) => {
    expect(suggest(name, audiences)).toBe(said);
  });

  test("says so where there is nothing to choose from", () => {
    expect(suggest("x", [])).toBe("There are none yet.");
  });

  test("does not print a hundred names", () => {
    const names = Array.from({ length: 100 }, (_, index) => `long-name-of-${index}`);
    expect(suggest("q", names)).toMatch(/long-name-of-11, …\.$/);
  });

  test("choosing by ids keeps the known order, and an unknown id is wrong usage", () => {
    const known = audiences.map((id) => ({ id }));
    const ids = (asked: string[]) => chooseByIds("audience", asked, known).map(({ id }) => id);
    expect(ids([])).toEqual(audiences);
    expect(ids(["nhs", "church"])).toEqual(["church", "nhs"]);
    expect(() => ids(["police", "plice"])).toThrow(UsageError);
    expect(() => ids(["plice"])).toThrow('There is no audience "plice".');
  });
});

describe("tokens", () => {
  test("come back as what they stand for, and as nothing of their own", () => {
    const text = `a ${token(0)}${token(12)} b ${token(1)}`;
    expect(replaceTokens(text, (index) => `<${index}>`)).toBe("a <0><12> b <1>");
    expect(replaceTokens("no token, $1 \ue000x\ue001", () => "!")).toBe(
      "no token, $1 \ue000x\ue001",
    );
  });

  test("replaced text is not looked at again, and dollar signs stay", () => {
    expect(replaceTokens(token(0), () => `$& ${token(1)} $1`)).toBe(`$& ${token(1)} $1`);
  });

  test("no author may write their characters", () => {
    const found = (text: string) => [...text.matchAll(RESERVED)].map(({ index }) => index);
    expect(found(token(7))).toEqual([0, 2]);
    expect(found("a\u0000b\u001bc\ue123\uf8ff\ufffe\u007f")).toEqual([1, 3, 5, 6, 7, 8]);
    expect(found("Tab\t, line\n, é, 漢字, 🙂, →, \u00a0, \u200b, \ufffd")).toEqual([]);
  });

  test("a picture's address has nothing that Markdown would change", () => {
    expect(pictureAddress(3)).toMatch(/^[a-z0-9-]+$/);
    expect(encodeURI(pictureAddress(3))).toBe(pictureAddress(3));
  });
});

describe("the text of HTML", () => {
  test.each<[html: string, text: string]>([
    ["<p>One <b>two</b></p>", "One two"],
    ["one&amp;two &lt;b&gt; &quot;q&quot; &#39;a&#39; &#x2192;", `one&two <b> "q" 'a' →`],
    ["a<style>section { color: red }</style>b", "a b"],
    ["a<script>if (a < b) alert(1)</script>b", "a b"],
    ["a<!-- secret -->b", "a b"],
    ['<a title="x">y</a>', "y"],
    ["&unknown; stays", "&unknown; stays"],
    ["&amp;lt; is resolved once", "&lt; is resolved once"],
  ])("%s", (html, text) => {
    expect(plainHtml(html).replace(/\s+/g, " ").trim()).toBe(text);
  });

  test.each<[a: string, b: string]>([
    ["Say THIS, please!", "say\nthis please"],
    ["ﬁnd the ﬂat", "find the flat"],
    ["Ａ１", "a1"],
    ["soft\u00adhyphen", "softhyphen"],
    ["don’t", "don't"],
  ])("%s is the same as %s however it was set", (a, b) => {
    expect(squash(a)).toBe(squash(b));
  });
});

describe("edits and dates", () => {
  test("edits are made in the order of the text, each once", () => {
    const edits = [
      { start: 6, end: 7, text: "[g]" },
      { start: 2, end: 4, text: "" },
      { start: 5, end: 5, text: "+" },
    ];
    expect(applyEdits("abcdefgh", { start: 1, end: 8 }, edits)).toBe("be+f[g]h");
    expect(applyEdits("abcdefgh", { start: 3, end: 5 }, [])).toBe("de");
  });

  test.each<[env: Record<string, string>, date: string]>([
    [{}, "2026-11-21T00:00:00.000Z"],
    [{ SOURCE_DATE_EPOCH: "0" }, "1970-01-01T00:00:00.000Z"],
    [{ SOURCE_DATE_EPOCH: "1700000000" }, "2023-11-14T22:13:20.000Z"],
    [{ SOURCE_DATE_EPOCH: "tomorrow" }, "2026-11-21T00:00:00.000Z"],
    [{ SOURCE_DATE_EPOCH: "" }, "2026-11-21T00:00:00.000Z"],
  ])("documents are dated by %o", (env, date) => {
    expect(documentDate("2026-11-21", env).toISOString()).toBe(date);
  });
});
