import { report } from "../model/diagnostics.ts";
import type { Insert } from "../model/edition.ts";
import type { PictureFile } from "../model/programme.ts";
import { suggest } from "../text/suggest.ts";
import { layOutChart } from "./charts.ts";
import type { Kit } from "./kit.ts";

/** What may stand at a token of a document: an edition's insert, or a part that the document adds. */
export type DocumentInsert = Insert | { kind: "part"; template: string; data: object };

/** Puts inserts and pictures into rendered HTML, where their tokens and addresses stand. */
export function fillInserts(
  html: string,
  { inserts, pictures }: { inserts: readonly DocumentInsert[]; pictures: readonly PictureFile[] },
  kit: Pick<Kit, "templates" | "charts">,
): string {
  return (
    html
      // What stands alone in its paragraph may be a box or a table, which no paragraph can hold.
      .replace(/<p>\s*\ue000(\d+)\ue001\s*<\/p>/g, (paragraph, index: string) => {
        const insert = inserts[Number(index)];
        if (!insert) return "";
        return isBlock(insert) ? drawInsert(insert, kit) : paragraph;
      })
      .replace(/\ue000(\d+)\ue001/g, (_, index: string) => {
        const insert = inserts[Number(index)];
        return insert ? drawInsert(insert, kit) : "";
      })
      .replace(
        /(\bsrc="|url\(&quot;)lectern-picture-(\d+)(?=&quot;|")/g,
        (_, before: string, index: string) => before + dataUri(pictures[Number(index)]),
      )
  );
}

/** Kinds of insert that make blocks of their own. */
const BLOCKS = new Set<DocumentInsert["kind"]>(["open", "close", "figure", "contacts", "part"]);

const isBlock = ({ kind }: DocumentInsert): boolean => BLOCKS.has(kind);

function drawInsert(
  insert: DocumentInsert,
  { templates, charts }: Pick<Kit, "templates" | "charts">,
): string {
  switch (insert.kind) {
    case "figure": {
      const { figure, route, chart } = insert;
      const path = `figures/${figure.kind}`;
      if (templates.has(path)) {
        const { id, title, data } = figure;
        const bars = chart && layOutChart(chart, charts.get(id));
        return templates.fill(path, { ...data, id, title, route, chart: bars }).trim();
      }
      report(figure.origin.file, "unknown-reference", figure.origin.offset, {
        message: `There is no template for figures of the kind "${figure.kind}".`,
        help: suggest(figure.kind, templates.below("figures")),
      });
      return "";
    }
    case "part":
      return templates.fill(insert.template, insert.data).trim();
    case "open":
    case "close":
      return templates.fill(`boxes/${insert.block}-${insert.kind}`, {}).trim();
    default:
      return templates.fill(`parts/${insert.kind}`, insert).trim();
  }
}

/** A picture as the address of itself. */
export function dataUri(picture: PictureFile | undefined): string {
  if (!picture) return "";
  return `data:${picture.mediaType};base64,${Buffer.from(picture.bytes).toString("base64")}`;
}
