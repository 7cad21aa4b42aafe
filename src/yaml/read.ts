import { type Document, isMap, isPair, isScalar, type Node, type Pair, parseDocument } from "yaml";
import type * as z from "zod";

/** A mistake in YAML: an offset in the text that was read, and what was wrong there. */
export interface YamlProblem {
  rule: "yaml-syntax" | "bad-data";
  offset: number;
  message: string;
  expected?: string;
}

/** What was read, and where each of its parts stands. */
export interface YamlRead<T> {
  value: T;
  /** Offset of the value (or, with `key`, of the key) at a path, or of its nearest parent. */
  offsetOf(path: readonly PropertyKey[], part?: "key" | "value"): number;
}

/**
 * Reads YAML by a schema. Every problem is passed to `onProblem` with its offset; the result is
 * undefined where there was one.
 */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  onProblem: (problem: YamlProblem) => void,
): YamlRead<z.output<S>> | undefined {
  // The yaml package refuses alias bombs; merge keys and custom tags stay off.
  const document = parseDocument(text, {
    version: "1.2",
    merge: false,
    maxAliasCount: 0,
  } as object);
  // After the first thing that cannot be read, most of what follows is its consequence.
  const [first, ...others] = document.errors;
  const errors = others.filter(({ code }) => code === "DUPLICATE_KEY");
  for (const error of first ? [first, ...errors] : []) {
    onProblem({
      rule: "yaml-syntax",
      offset: error.pos[0],
      message: `YAML cannot be read here: ${firstLine(error.message)}`,
    });
  }
  if (document.errors.length > 0) return undefined;
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    onProblem({ rule: "yaml-syntax", offset: 0, message: firstLine(String(error)) });
    return undefined;
  }
  const offsetOf = (path: readonly PropertyKey[], part: "key" | "value" = "value") =>
    locate(document, path, part);
  const result = schema.safeParse(plain ?? undefined);
  if (!result.success) {
    for (const issue of result.error.issues)
      for (const p of problemsOf(issue, offsetOf)) onProblem(p);
    return undefined;
  }
  return { value: result.data as z.output<S>, offsetOf };
}

function problemsOf(
  issue: z.core.$ZodIssue,
  offsetOf: (path: readonly PropertyKey[], part?: "key" | "value") => number,
): YamlProblem[] {
  const at = issue.path.length === 0 ? "All of it" : `"${issue.path.join(".")}"`;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      rule: "bad-data",
      offset: offsetOf([...issue.path, key], "key"),
      message: `There is no setting called "${key}" here.`,
    }));
  }
  const missing = issue.code === "invalid_type" && /received undefined/.test(issue.message);
  const isNull = issue.code === "invalid_type" && /received null/.test(issue.message);
  const said = isNull ? "empty" : `not right: ${issue.message}`;
  return [
    {
      rule: "bad-data",
      offset: offsetOf(issue.path),
      message: missing ? `${at} is missing.` : `${at} is ${said}.`,
      expected: "expected" in issue ? inWords(String(issue.expected)) : undefined,
    },
  ];
}

/** What the schema expects, for people who write no code. */
const inWords = (type: string): string => WORDS[type] ?? type;

const SETTINGS = "settings, each a name, a colon and a value";
const WORDS: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: SETTINGS,
  record: SETTINGS,
  string: "text",
};

function locate(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  part: "key" | "value",
): number {
  let node: Node | Pair | null | undefined = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && item.key.value === step,
      );
      if (!pair) break;
      const keyOffset = startOf(pair.key as Node);
      const value = pair.value as Node | null;
      offset = (last && part === "key" ? keyOffset : (startOf(value) ?? keyOffset)) ?? offset;
      node = value;
    } else if (node && "items" in node && typeof step === "number") {
      node = node.items[step] as Node | undefined;
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: Node | Pair | null | undefined): number | undefined {
  return node && "range" in node && node.range ? node.range[0] : undefined;
}

const firstLine = (text: string): string => text.split("\n", 1)[0]?.replace(/:$/, "") ?? "";
