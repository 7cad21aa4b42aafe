import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { FontFile } from "../model/templates.ts";

/**
 * The families of every document: one for reading, and one with serifs for what is quoted word for
 * word. Both have Latin, Cyrillic and Greek. Real weights only: a bold that the browser makes up
 * becomes a font that PDFs cannot search.
 */
const FAMILIES = [
  {
    family: "Source Sans 3",
    name: "source-sans-3",
    faces: ["400-normal", "400-italic", "700-normal"],
  },
  { family: "Source Serif 4", name: "source-serif-4", faces: ["400-normal"] },
];

/** Parts of the alphabet that languages of today need; polytonic Greek is left out. */
const SUBSETS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek"];

/** Reads the font files that are installed with Lectern, one a weight, style and part of the alphabet. */
export async function loadFonts(): Promise<FontFile[]> {
  const require = createRequire(import.meta.url);
  const read = async (path: string) => readFile(require.resolve(`@fontsource/${path}`));
  const families = FAMILIES.map(async ({ family, name, faces }) => {
    const ranges: Record<string, string> = JSON.parse(String(await read(`${name}/unicode.json`)));
    const files = faces.flatMap((face) => SUBSETS.map((subset) => ({ face, subset })));
    return Promise.all(
      files.map(async ({ face, subset }): Promise<FontFile> => {
        const [weight = "", style = ""] = face.split("-");
        return {
          family,
          weight: Number(weight),
          style,
          range: ranges[subset] ?? "",
          bytes: await read(`${name}/files/${name}-${subset}-${face}.woff2`),
        };
      }),
    );
  });
  return (await Promise.all(families)).flat();
}
