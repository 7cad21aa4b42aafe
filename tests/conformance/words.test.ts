import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import type { ManifestEntry } from "../../src/model/document.ts";
import type { WordEntry } from "../../src/model/register.ts";
import { pdfPages } from "./real.ts";

const REGISTER = "decks/counter-trafficking/register";
const CHAPTERS = "decks/counter-trafficking/guide";
const built = inject("built");

type Entry = Pick<WordEntry, "id" | "kind" | "words"> & { for?: string[] };
interface Profile {
  extends?: string;
  ages?: string;
}

const read = async (path: string) => parse(await readFile(path, "utf8"));
const terms: { id: string; "say-instead-of"?: string[] }[] = await read(
  join(REGISTER, "terms.yaml"),
);
const entries: Entry[] = [
  ...(await read(join(REGISTER, "wording.yaml"))),
  ...terms.map(({ id, "say-instead-of": words = [] }) => ({ id, kind: "never", words })),
];
const profiles = new Map<string, Profile>(
  await Promise.all(
    (await readdir("audiences")).map(
      async (name): Promise<[string, Profile]> => [
        name.replace(/\.yaml$/, ""),
        await read(join("audiences", name)),
      ],
    ),
  ),
);

/** An audience and those it extends, nearest first. */
function lineage(id: string): string[] {
  const base = profiles.get(id)?.extends;
  return base === undefined ? [id] : [id, ...lineage(base)];
}

const youngest = (id: string): number =>
  Number.parseInt(
    lineage(id)
      .map((one) => profiles.get(one)?.ages)
      .find(Boolean) ?? "0",
    10,
  );

/** Each way to read words with choices like "(he|she) chose". */
function spellings(words: string): string[] {
  const [choice, inner = ""] = /\(([^)]*)\)/.exec(words) ?? [];
  if (choice === undefined) return [words];
  return inner.split("|").flatMap((one) => spellings(words.replace(choice, one)));
}

/** Words in small letters with single spaces; where text is not read on end, a bar. */
const plain = (text: string): string =>
  ` ${text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[’‘ʼ]/g, "'")
    .replace(/["“”„]|(?<!\p{L})'|'(?!\p{L})/gu, " ")
    .replace(/[^\p{L}\p{N}'\s\-‐‑]+/gu, " | ")
    .replace(/'/g, " ' ")
    .replace(/[\s\-‐‑]+/g, " ")
    .trim()} `;

/** A phrase as it is read; `dead` where it may not even stand as a bad example. */
interface Phrase {
  phrase: string;
  isDead: boolean;
}

/** What one audience must not find in its files. */
function forbiddenTo(audience: string): Phrase[] {
  const own = lineage(audience);
  return entries
    .filter(({ for: whom = [] }) => whom.length === 0 || whom.some((id) => own.includes(id)))
    .filter(({ kind }) => kind !== "sensitive" || youngest(audience) < 18)
    .flatMap(({ kind, words }) =>
      words
        .flatMap(spellings)
        .map((spelling) => ({ phrase: plain(spelling), isDead: kind === "dead" })),
    );
}

const count = (text: string, phrase: string): number => text.split(phrase).length - 1;

/** What may hold such words: bad examples, and what others wrote: law, and titles of pages. */
const EXAMPLES = ".box.avoid";
const OTHERS = ".quoted, .quoted-from, .citations, .source";
const INLINE = /^(?:A|B|CODE|EM|I|S|DEL|SPAN|STRONG|SUP|TSPAN)$/;

/** The texts of a page: its own, its bad examples, and what others wrote. */
function readHtml(html: string): Record<"own" | "examples" | "others", string> {
  const { document } = parseHTML(html.replace(/data:[\w/+.-]+;base64,[\w+/=]+/g, ""));
  for (const one of document.querySelectorAll("style, script")) one.remove();
  const read = (node: Node): string => {
    if (node.nodeType === 3) return node.textContent ?? "";
    const element = node as Element;
    const said = ["alt", "title", "aria-label", "content"].flatMap(
      (name) => element.getAttribute?.(name) ?? [],
    );
    const inner = [...node.childNodes].map(read).join("");
    const edge = INLINE.test(element.tagName ?? "") ? "" : " | ";
    return [edge, ...said.map((text) => ` | ${text} | `), inner, edge].join("");
  };
  const takeOut = (selector: string): string => {
    const found = [...document.querySelectorAll(selector)];
    const text = found.map(read).join(" | ");
    for (const one of found) one.remove();
    return plain(text);
  };
  const others = takeOut(OTHERS);
  const examples = takeOut(EXAMPLES);
  return { own: plain(read(document.documentElement)), examples, others };
}

const pathOf = ({ path }: Pick<ManifestEntry, "path">): string => join(built.out, path);
const filesOf = (format: string) => built.manifest.files.filter((file) => file.format === format);

/** What a PDF may show of bad examples and of what others wrote. */
async function allowedIn(file: ManifestEntry): Promise<Record<"examples" | "others", string>> {
  const pages = built.manifest.files.filter(
    ({ format, edition }) => format === "html" && edition === file.edition,
  );
  const twin = pages.find(
    ({ document, reader }) => document === file.document && reader === file.reader,
  );
  // What is only printed shows once more what stands on slides and beside them, and in chapters.
  const texts = await Promise.all(
    (twin ? [twin] : pages).map(async (page) => readHtml(await readFile(pathOf(page), "utf8"))),
  );
  return {
    examples: [...texts.map(({ examples }) => examples), ...(twin ? [] : avoided)].join(" | "),
    others: texts.map(({ others }) => others).join(" | "),
  };
}

/** Bad examples in chapters of the guide. */
const chapters = await Promise.all(
  (await readdir(CHAPTERS)).map((name) => readFile(join(CHAPTERS, name), "utf8")),
);
const avoided = [...chapters.join("\n").matchAll(/^:{3,}avoid$([\s\S]*?)^:{3,}$/gm)].map(
  ([, text = ""]) => plain(text),
);

describe("no dead string and no banned word", () => {
  test("stands in a page, its attributes or its notes", async () => {
    expect(filesOf("html").length).toBeGreaterThan(10);
    for (const file of filesOf("html")) {
      const { own, examples } = readHtml(await readFile(pathOf(file), "utf8"));
      expect(count(own, " ")).toBeGreaterThan(50);
      const found = forbiddenTo(file.audience).filter(({ phrase, isDead }) =>
        `${own}|${isDead ? examples : ""}`.includes(phrase),
      );
      expect({ path: file.path, found }).toEqual({ path: file.path, found: [] });
    }
  });

  test("stands in a PDF, but where the same page may show it", async () => {
    expect(filesOf("pdf").length).toBeGreaterThan(5);
    for (const file of filesOf("pdf")) {
      const { examples, others } = await allowedIn(file);
      // Footers and page edges come between what is read on end; lines do not.
      const text = pdfPages(pathOf(file)).map(plain).join("|");
      expect(count(text, " ")).toBeGreaterThan(50);
      const found = forbiddenTo(file.audience).filter(
        ({ phrase, isDead }) =>
          count(text, phrase) > count(`${others}|${isDead ? "" : examples}`, phrase),
      );
      expect({ path: file.path, found }).toEqual({ path: file.path, found: [] });
    }
  });
});

describe("the reader of this test", () => {
  const page = (body: string) => readHtml(`<html><body>${body}</body></html>`).own;

  test("finds words over tags and lines, whole, and not over the edge of a box", () => {
    const phrase = plain("fastest-growing crime");
    expect(page("<p>The fastest <b>growing</b>\ncrime</p>")).toContain(phrase);
    expect(page('<img alt="fastest growing crime">')).toContain(phrase);
    expect(page("<p>fastest growing</p><p>crime</p>")).not.toContain(phrase);
    expect(page("<p>fastest growing crimes</p>")).not.toContain(phrase);
    expect(page('<aside class="box avoid">fastest growing crime</aside>')).not.toContain(phrase);
    expect(page("<p>“I’ll” keep it</p>")).toContain(plain("I'll keep it"));
  });

  test("reads choices one by one", () => {
    expect(spellings("(he|she) chose (this|that)")).toEqual([
      "he chose this",
      "he chose that",
      "she chose this",
      "she chose that",
    ]);
  });

  test("knows whom words are for", () => {
    const phrases = (audience: string) => forbiddenTo(audience).map(({ phrase }) => phrase);
    expect(phrases("church-anglican")).toContain(plain("rescue raid"));
    expect(phrases("police")).not.toContain(plain("rescue raid"));
    expect(phrases("students")).toContain(plain("suicide"));
    expect(phrases("police")).not.toContain(plain("suicide"));
  });
});
