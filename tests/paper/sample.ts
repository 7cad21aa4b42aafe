import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { VFile } from "vfile";
import type { BrowserSession } from "../../src/browser/session.ts";
import { prepareKit } from "../../src/documents/kinds.ts";
import type { FormatContext, Written } from "../../src/formats/format.ts";
import { pdf } from "../../src/formats/pdf/pdf.ts";
import { layOut } from "../../src/formats/print-page.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import type { Document } from "../../src/model/document.ts";
import type { RuleId } from "../../src/model/rules.ts";

/** A4 less margins of 20 mm, in pixels of CSS. */
export const PAPER = { width: 642.52, height: 971.34 };

const STYLE = `
@page {
  size: A4;
  margin: 20mm;
  @top-left { content: "Lectern: a sample"; font: 9pt "Source Sans 3"; }
  @bottom-left { content: "Draft for review · Version 0.1"; font: 9pt "Source Sans 3"; }
  @bottom-right { content: counter(page); font: 9pt "Source Sans 3"; }
}
@page :first { @top-left { content: none; } }
@page guide { @top-right { content: "A chapter of the guide"; font: 9pt "Source Sans 3"; } }
`;

/** A finding on a part of a sample. */
export interface Told {
  part: string;
  rule: RuleId;
  message: string;
}

/** A sample, with what was found on it. */
export interface Sample {
  document: Document;
  told: Told[];
}

/** What samples are made of and printed with. */
export async function preparePaper() {
  const { templates } = await loadTemplates("templates");
  const css = await readFile(join(import.meta.dirname, "sample.css"), "utf8");
  const letters = new VFile({ path: "letters", value: "äöüß→✓·“”’–…" });
  const kit = await prepareKit(templates, [letters]);

  /** A document on paper of these parts, each with the HTML below its title. */
  function sample(parts: Readonly<Record<string, string>>, more = ""): Sample {
    const told: Told[] = [];
    const body = Object.entries(parts)
      .map(([id, html]) => `<section id="${id}"><h2>${titleOf(id)}</h2>${html}</section>`)
      .join("\n");
    const document: Document = {
      id: "sample",
      name: "Sample",
      about: "a sample",
      printing: undefined,
      edition: "all",
      audience: "all",
      reader: "participant",
      formats: ["pdf"],
      title: "A sample",
      language: "en-GB",
      body: `<main><h1>A sample</h1>${body}</main>`,
      style: [kit.fonts.css(body), STYLE, css, more].join("\n"),
      screen: { style: "", script: "" },
      slides: Object.keys(parts).map((id) => ({
        id,
        title: titleOf(id),
        text: "",
        site: { report: (rule, { message }) => told.push({ part: id, rule, message }) },
      })),
      pages: { selector: "section[id]", sizes: { body: 44 / 3, small: 12 }, paper: PAPER },
    };
    return { document, told };
  }

  /** Prints a document. */
  async function print(
    session: BrowserSession,
    document: Document,
    pageOf: FormatContext["pageOf"] = () => undefined,
  ): Promise<Written> {
    const context: FormatContext = { fill: kit.templates.fill, date: new Date(0), pageOf };
    return session.run(async (page) => {
      await layOut(page, document, context);
      return pdf.write(document, page, context);
    });
  }

  return { sample, print, context: { fill: kit.templates.fill } };
}

const titleOf = (id: string): string => `Part ${id.replaceAll("-", " ")}`;

/** What stands in documents on paper, of every kind. */
export const readEverything = (): Promise<string> =>
  readFile(join(import.meta.dirname, "everything.html"), "utf8");

/** What is filled in, of every kind. */
export const readSheet = (): Promise<string> =>
  readFile(join(import.meta.dirname, "sheet.html"), "utf8");
