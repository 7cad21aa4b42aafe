import { type Dict, decodeText, isDict, Name, Text, type Value } from "./objects.ts";
import type { PdfFile } from "./pdf-file.ts";

/** An element of a PDF's structure. */
export interface Tag {
  /** Its type as it is written, like `Strong`. */
  type: string;
  /** The standard type that stands for, or undefined where no one could tell. */
  role: string | undefined;
  /** What stands for it where it cannot be seen. */
  alt: string;
  /** Its language, where it is another than that around it. */
  language: string;
  /** Descriptions of the annotations it owns. */
  descriptions: readonly string[];
  /** Elements and text, in reading order. */
  kids: readonly (Tag | string)[];
}

/** What structure leads to. */
export interface Tagged {
  tags: Tag[];
  /** The annotations its elements own. */
  annotations: ReadonlySet<Value>;
}

/** Types that ISO 32000-1, 14.8.4 defines. */
const STANDARD = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split(
    " ",
  ),
);

/** Trees in files can be made to lead back to themselves. */
const MAX_DEPTH = 200;

/**
 * Reads the structure of a PDF with the text it leads to. `takeContent` gives the text of marked
 * content on a page, by its number.
 */
export function readTags(
  file: PdfFile,
  takeContent: (page: Value | undefined, number: number) => string,
): Tagged {
  const { follow } = file;
  const annotations = new Set<Value>();
  const root = follow(file.catalog.get("StructTreeRoot"));
  if (!isDict(root)) return { tags: [], annotations };
  const roles = follow(root.get("RoleMap"));

  const read = (element: Dict, page: Value | undefined, depth: number): Tag => {
    const own = follow(element.get("Pg")) ?? page;
    const kids: (Tag | string)[] = [];
    const descriptions: string[] = [];
    for (const value of depth < MAX_DEPTH ? listOf(element.get("K"), file) : []) {
      const kid = follow(value);
      if (typeof kid === "number") kids.push(takeContent(own, kid));
      if (!isDict(kid)) continue;
      const content = kid.get("MCID");
      const object = follow(kid.get("Obj"));
      if (kid.has("S")) kids.push(read(kid, own, depth + 1));
      else if (typeof content === "number" && !kid.has("Stm"))
        kids.push(takeContent(follow(kid.get("Pg")) ?? own, content));
      else if (isDict(object)) {
        annotations.add(object);
        // Of links it is their content, of fields a text of its own.
        descriptions.push(textOf(follow(object.get("Contents") ?? object.get("TU"))));
      }
    }
    const type = nameOf(element.get("S"));
    return {
      type,
      role: roleOf(type, roles, file),
      alt: textOf(follow(element.get("Alt"))),
      language: textOf(follow(element.get("Lang"))),
      descriptions,
      kids,
    };
  };
  const tags = listOf(root.get("K"), file)
    .map(follow)
    .filter(isDict)
    .map((element) => read(element, undefined, 0));
  return { tags, annotations };
}

/** Elements of a structure, each before what it holds. */
export function* allTags(tags: readonly Tag[]): Generator<Tag> {
  for (const tag of tags) {
    yield tag;
    yield* allTags(tag.kids.filter((kid) => typeof kid !== "string"));
  }
}

/** The text elements hold, in reading order, but for labels like the numbers of a list. */
export function tagText(tag: Tag): string {
  if (tag.role === "Lbl") return "";
  return tag.kids.map((kid) => (typeof kid === "string" ? `${kid}\n` : tagText(kid))).join("");
}

/** The standard type that a role map leads to, over as many steps as it takes. */
function roleOf(type: string, roles: Value | undefined, { follow }: PdfFile): string | undefined {
  let role = type;
  for (let step = 0; step < 8 && !STANDARD.has(role); step++) {
    role = isDict(roles) ? nameOf(follow(roles.get(role))) : "";
  }
  return STANDARD.has(role) ? role : undefined;
}

function listOf(value: Value | undefined, { follow }: PdfFile): Value[] {
  const list = follow(value);
  if (list === undefined) return [];
  return Array.isArray(list) ? list : [list];
}

const nameOf = (value: Value | undefined): string => (value instanceof Name ? value.text : "");

const textOf = (value: Value | undefined): string =>
  value instanceof Text ? decodeText(value) : "";
