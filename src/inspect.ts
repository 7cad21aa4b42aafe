import { readProgramme } from "./build.ts";
import { REASONS, type ToVerify, toVerify } from "./check/to-verify.ts";
import type { Comparison, DrawnEdition } from "./compare/compare.ts";
import { comparisonPage } from "./compare/page.ts";
import { drawCharts } from "./documents/charts.ts";
import { drawDeck } from "./documents/deck/draw.ts";
import { documentKinds, prepareKit } from "./documents/kinds.ts";
import { variants } from "./documents/variants.ts";
import { formats } from "./formats/formats.ts";
import { loadTemplates } from "./load/load-templates.ts";
import { withEdition } from "./model/audience.ts";
import { type Diagnostic, diagnosticsOf, hasErrors } from "./model/diagnostics.ts";
import { measureEdition, measureModules, type TextReading } from "./reading/measure.ts";
import { type Editions, tailor } from "./tailor/tailor.ts";
import { chooseByIds } from "./text/choose.ts";

export { REASONS, type ToVerify };

/** Where a project is read from. */
export type ProjectFolders = Parameters<typeof readProgramme>[0];

/** Something that can be asked for, and what it is. */
export interface Entry {
  id: string;
  about: string;
}

/** Everything a build can be asked for; `ok` where the project has no mistakes. */
export async function listAll(folders: ProjectFolders, today: string) {
  const { profiles, files } = await readProgramme(folders, today);
  const lists: Record<"audiences" | "documents" | "formats" | "variants", Entry[]> = {
    audiences: withEdition(profiles).map(({ id, name, minutes }) => ({
      id,
      about: `${name}, ${minutes.default} minutes`,
    })),
    documents: documentKinds.map(({ id, about, reader }) => ({
      id,
      about: `for ${reader}s: ${about}`,
    })),
    formats: formats.map(({ id, about }) => ({ id, about })),
    variants: variants.map(({ id, name, about }) => ({
      id,
      about: `${name}: ${about}; of ${havingVariant(id).join(", ")}`,
    })),
  };
  return { lists, ok: !hasErrors(files) };
}

const havingVariant = (variant: string): string[] =>
  documentKinds
    .filter((kind) => kind.variants?.some(({ id }) => id === variant))
    .map(({ id }) => id);

/** What a person must still check; undefined where the register cannot be read. */
export async function listToVerify(
  folders: ProjectFolders,
  today: string,
): Promise<ToVerify[] | undefined> {
  const { programme } = await readProgramme(folders, today);
  return programme && toVerify(programme.register, today);
}

/**
 * How hard the text of modules and editions is to read, of all audiences or of those named; or the
 * mistakes that stand in the way.
 */
export async function measureReading(
  folders: ProjectFolders,
  today: string,
  ids: readonly string[],
): Promise<{ modules: TextReading[]; editions: EditionReading[] } | { diagnostics: Diagnostic[] }> {
  const { programme, profiles, files } = await readProgramme(folders, today);
  const chosen = chooseByIds("audience", ids, withEdition(profiles));
  if (!programme || hasErrors(files)) return { diagnostics: diagnosticsOf(files) };
  const editions = chosen.map((profile) => tailor(programme, profile).participant);
  return {
    modules: measureModules(editions, programme),
    editions: editions.map((edition) => ({
      ...measureEdition(edition),
      most: edition.audience.readingAge,
    })),
  };
}

/** How hard an edition is to read, and the reading age its profile allows at most. */
export interface EditionReading extends TextReading {
  most: number | undefined;
}

/**
 * What participants of two audiences see, compared, with a page for a reviewer; or the mistakes
 * that stand in the way.
 */
export async function compareAudiences(
  folders: ProjectFolders,
  today: string,
  ids: readonly [string, string],
): Promise<{ comparison: Comparison; page: string } | { diagnostics: Diagnostic[] }> {
  const { programme, profiles, files, templates } = await readProgramme(folders, today);
  const known = withEdition(profiles);
  const [first, second] = ids.map((id) => chooseByIds("audience", [id], known)[0]);
  if (!programme || !first || !second || hasErrors(files))
    return { diagnostics: diagnosticsOf(files) };
  const editions = [first, second].map((profile) => tailor(programme, profile));
  const kit = await prepareKit(templates, files, await drawCharts(editions));
  const draw = ({ participant }: Editions): DrawnEdition => ({
    edition: participant,
    html: new Map(drawDeck(participant, kit).slides.map(({ id, html }) => [id, html])),
  });
  // Loaded here, since it reads pages, which takes long to load.
  const { compareEditions } = await import("./compare/compare.ts");
  const [one, other] = editions.map(draw) as [DrawnEdition, DrawnEdition];
  const comparison = compareEditions(one, other, programme);
  if (hasErrors(files)) return { diagnostics: diagnosticsOf(files) };
  const { fill } = kit.templates;
  const data = comparisonPage(comparison, fill);
  const text = fill("diff/page", { ...data, style: "" });
  const style = [kit.fonts.css(text), kit.assets("tokens.css", "diff/page.css")].join("\n");
  return { comparison, page: fill("diff/page", { ...data, style }) };
}

/** How many font files every document gets embedded. */
export async function countFonts(templates: string): Promise<number> {
  const { templates: files } = await loadTemplates(templates);
  return files.fonts.length;
}
