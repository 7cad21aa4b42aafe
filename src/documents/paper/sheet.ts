import type { Document } from "../../model/document.ts";
import type { ParticipantEdition } from "../../model/edition.ts";
import { plainHtml } from "../../text/html.ts";
import type { Kit } from "../kit.ts";
import { paletteOf, statusOf } from "../status.ts";
import { calledAs, runningCss } from "./paper.ts";

/** A sheet that is laid out as a whole: cards to cut, a certificate. */
export interface Sheet {
  /** What kind of document it is, as a reader calls it; its heading too. */
  kind: string;
  body: string;
  /** Paths of its styles below `templates/`. */
  styles: readonly string[];
  /** Its parts, of which each is a page. */
  parts: readonly { id: string; title: string; html: string }[];
}

/** Composes a document of whole sheets, with on every page what version it is. */
export function composeSheet(
  edition: ParticipantEdition,
  kit: Kit,
  { kind, body, styles, parts }: Sheet,
): Pick<Document, "title" | "body" | "style" | "screen" | "slides"> {
  const { settings, audience } = edition;
  const called = calledAs(kind, kit);
  const running = `${called} · ${audience.name}`;
  const status = statusOf(edition).join(" · ");
  return {
    title: `${called}: ${settings.title}: ${audience.name}`,
    body,
    style: [
      kit.fonts.css(`${body}${running}${status}`),
      kit.assets("tokens.css"),
      paletteOf(edition),
      kit.assets("paper/paper.css"),
      runningCss(running, status),
      kit.assets("exercises/exercises.css", "paper/fields.css", ...styles),
      kit.variant ? kit.assets(`variants/${kit.variant.id}.css`) : "",
    ].join("\n"),
    screen: { style: kit.assets("parts/skip.css", "paper/screen.css"), script: "" },
    slides: [
      { id: "head", title: called, site: settings.site, text: called },
      ...parts.map(({ id, title, html }) => {
        return { id, title, site: settings.site, text: `${title} ${plainHtml(html)}` };
      }),
    ],
  };
}
