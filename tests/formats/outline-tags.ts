import type { Tag } from "../../src/pdf/structure.ts";

/** Words of a text that an outline shows. */
const WORDS = 8;

/**
 * A structure as an indented outline: tags, what stands for them, text cut short. Elements without
 * meaning of their own are passed over, their kids shown in their place.
 */
export function outlineTags(tags: readonly (Tag | string)[], depth = 0): string {
  return merge(tags.flatMap(meaningful))
    .map((kid) => {
      const indent = "  ".repeat(depth);
      if (typeof kid === "string") return `${indent}“${kid}”\n`;
      const { type, alt, language, descriptions, kids } = kid;
      const notes = [
        language && `lang=${language}`,
        alt && `alt=“${alt}”`,
        ...descriptions.map((text) => `to “${text}”`),
      ].filter(Boolean);
      return `${indent}${[type, ...notes].join(" ")}\n${outlineTags(kids, depth + 1)}`;
    })
    .join("");
}

function meaningful(kid: Tag | string): (Tag | string)[] {
  return typeof kid !== "string" && kid.type === "NonStruct" ? kid.kids.flatMap(meaningful) : [kid];
}

/** Texts that follow one another as one. */
function merge(kids: readonly (Tag | string)[]): (Tag | string)[] {
  const merged: (Tag | string)[] = [];
  for (const kid of kids) {
    const before = merged.at(-1);
    if (typeof kid === "string" && typeof before === "string")
      merged[merged.length - 1] = before + kid;
    else merged.push(kid);
  }
  return merged
    .map((kid) => (typeof kid === "string" ? shorten(kid) : kid))
    .filter((kid) => kid !== "");
}

function shorten(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > WORDS ? `${words.slice(0, WORDS).join(" ")} …` : words.join(" ");
}
