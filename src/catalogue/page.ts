import type { AudienceProfile } from "../model/audience.ts";
import type { Manifest } from "../model/document.ts";
import { contentPolicy } from "../text/content-policy.ts";
import { printDay } from "../text/dates.ts";
import { plainHtml } from "../text/html.ts";
import { capital } from "./words.ts";

/** A page or other file that leads to what is in the output. `path` is below the output folder. */
export interface IndexFile {
  path: string;
  text: string;
}

/** Colours by the name of the token they stand for. */
export type Colours = Readonly<Record<string, string>>;

/** A partner's name and logo; the logo as an address with the picture in it. */
export interface Partner {
  name: string;
  logo?: { source: string; alt: string } | undefined;
}

/** All there is in the output, and what its pages are drawn with. */
export interface CatalogueInput {
  manifest: Manifest;
  /** Those with editions. One whose profile is gone is shown by what the manifest says of it. */
  audiences: readonly AudienceProfile[];
  /** Fills the template at a path below `templates/`. */
  fill(template: string, data: object): string;
  /** Text of styles or scripts below `templates/`, joined. */
  assets(...paths: string[]): string;
  /** `@font-face` rules with the characters of a text. */
  fonts(text: string): string;
  /** The colours people know an audience by; undefined where the tokens' own hold. */
  palette(audience: AudienceProfile): Colours | undefined;
  /** The partner whose name and logo an audience's documents carry. */
  partner?(audience: AudienceProfile): Partner | undefined;
}

/** One page, before it is put into its frame. */
export interface PageRequest {
  path: string;
  title: string;
  description: string;
  /** Whether search engines may list it. */
  isListed: boolean;
  /** Whether it tells other programs of `feed.json` beside it. */
  hasFeed: boolean;
  /** The colour of the browser's own frame; that of the tokens where not set. */
  themeColour: string | undefined;
  /** Styles beside those of all these pages. */
  style: string;
  /** Its scripts below `templates/`. */
  scripts: readonly string[];
  body: string;
}

/** The dark ground of the tokens, for the browser's own frame. */
const DEEP = /--deep:\s*(#[0-9a-f]{6})/i;

/** A whole page, with all it needs inside it, pictures of first pages excepted. */
export function framePage(request: PageRequest, input: CatalogueInput): IndexFile {
  const { path, title, description, isListed, hasFeed, scripts, body } = request;
  const tokens = input.assets("tokens.css");
  const script = scripts.length === 0 ? "" : input.assets(...scripts);
  const style = [
    // Scripts write words too, and people type: all that a keyboard has is in every font.
    input.fonts(`${title} ${plainHtml(body)}`),
    tokens,
    input.assets("parts/skip.css", "catalogue/page.css"),
    request.style,
  ].join("\n");
  const text = input.fill("catalogue/frame", {
    ...{ title, description, isListed, hasFeed, style, script, body },
    themeColour: request.themeColour ?? DEEP.exec(tokens)?.[1] ?? "",
    policy: contentPolicy({ style, script, hasPictures: true }),
  });
  return { path, text };
}

/** What every page says of the version it shows. */
export const aboutVersion = ({ status, version, date, factsAsOf }: Manifest) => ({
  status: capital(status),
  version,
  date: printDay(date, "en-GB"),
  factsAsOf: printDay(factsAsOf, "en-GB"),
});

/** The colours of audiences as CSS: each for what is marked as that audience's. */
export function audienceColours(input: CatalogueInput): string {
  return input.audiences
    .map((audience) => coloursAt(`[data-audience="${audience.id}"]`, input.palette(audience)))
    .join("\n");
}

/** Colours as the tokens of what a selector finds. */
export function coloursAt(selector: string, colours: Colours | undefined): string {
  if (!colours) return "";
  const values = Object.entries(colours).map(([name, colour]) => `--${name}: ${colour};`);
  return `${selector} { ${values.join(" ")} }`;
}
