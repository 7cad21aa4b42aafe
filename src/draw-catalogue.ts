import { drawIndexes, type IndexFile } from "./catalogue/catalogue.ts";
import { dataUri } from "./documents/inserts.ts";
import type { Kit } from "./documents/kit.ts";
import { makePalette } from "./documents/palette.ts";
import type { AudienceProfile } from "./model/audience.ts";
import type { Manifest } from "./model/document.ts";
import type { Programme } from "./model/programme.ts";

/** Draws the pages that lead to what is in the output, with what its documents were drawn with. */
export function drawCatalogue(
  manifest: Manifest,
  { templates, assets, fonts }: Kit,
  { brandings }: Programme,
  audiences: readonly AudienceProfile[],
): IndexFile[] {
  return drawIndexes({
    ...{ manifest, audiences, assets },
    fill: templates.fill,
    fonts: fonts.css,
    palette: ({ branding, colour }) => {
      const own = brandings.get(branding ?? "")?.colour ?? colour;
      return own === undefined ? undefined : makePalette(own);
    },
    partner: ({ branding }) => {
      const known = brandings.get(branding ?? "");
      if (!known) return undefined;
      const { name, logo } = known;
      return { name, logo: logo && { source: dataUri(logo.picture), alt: logo.alt } };
    },
  });
}
