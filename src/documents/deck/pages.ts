import type { Site } from "../../model/diagnostics.ts";
import type { EditionSlide, Insert, ParticipantEdition } from "../../model/edition.ts";
import { token } from "../../text/tokens.ts";
import type { MarpSlide } from "../marp.ts";
import type { Templates } from "../templates.ts";

/** A page of a deck on its way to Marp. */
export interface DeckPage extends MarpSlide {
  title: string;
  /** Where what it shows was written: the programme's title for the cover, the first of its sources. */
  site: Site;
}

/** Sources on one slide, at a size that can be read. */
const SOURCES_A_SLIDE = 8;

/**
 * The pages of a deck: cover, the edition's slides, sources. Each is Markdown by a template for
 * its kind; what a template is given stands in it as a token, so that no value becomes Markdown.
 */
export function deckPages(
  edition: ParticipantEdition,
  templates: Templates,
): { pages: DeckPage[]; inserts: Insert[] } {
  const inserts: Insert[] = [...edition.inserts];
  const add = (insert: Insert) => token(inserts.push(insert) - 1);
  const text = (value: string) => add({ kind: "text", text: value });
  const { settings, audience, language } = { ...edition, language: edition.audience.language };
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const date = (iso: string) => day.format(new Date(`${iso}T00:00:00Z`));

  const cover = {
    id: "cover",
    title: settings.title,
    className: "cover",
    citations: [],
    site: settings.site,
    markdown: templates.fill("deck/cover.md", {
      title: text(settings.title),
      audience: text(audience.name),
      organisation: text(settings.organisation),
      version: text(settings.version),
      date: text(date(settings.date)),
    }),
  };
  const shown = edition.slides.map((slide) => ({
    id: slide.id,
    title: slide.title,
    className:
      slide.kind === "text"
        ? slide.layout
        : `${slide.kind} ${"part" in slide ? slide.part : ""}`.trim(),
    citations: slide.citations,
    site: slide.site,
    markdown: slideMarkdown(slide, text, templates),
  }));
  const drafts = [cover, ...shown, ...sourcesPages(edition, add, templates)];

  const status = [
    edition.status,
    `Version ${settings.version}`,
    `Facts as of ${date(settings.factsAsOf)}`,
  ].filter((part) => part !== "");
  const byNumber = new Map(edition.citations.map((citation) => [citation.number, citation]));
  const pages = drafts.map(({ citations, ...page }, index) => ({
    ...page,
    foot: templates.fill("deck/foot", {
      citations: citations.map((number) => ({ number, ...byNumber.get(number)?.source })),
      status: status.join(" · "),
      number: index + 1,
      count: drafts.length,
    }),
  }));
  return { pages, inserts };
}

function slideMarkdown(
  slide: EditionSlide,
  text: (value: string) => string,
  templates: Templates,
): string {
  switch (slide.kind) {
    case "text":
      return slide.body;
    case "scenario":
      return templates.fill(`deck/scenario-${slide.part}.md`, {
        title: text(slide.title),
        body: slide.body,
      });
    case "exercise":
      return templates.fill("deck/exercise.md", {
        title: text(slide.title),
        aim: text(slide.aim),
        group: text(slide.group),
        minutes: text(String(slide.minutes)),
        body: slide.body,
      });
  }
}

function sourcesPages(
  { citations, settings }: ParticipantEdition,
  add: (insert: Insert) => string,
  templates: Templates,
) {
  const count = Math.ceil(citations.length / SOURCES_A_SLIDE);
  const size = Math.ceil(citations.length / count);
  return Array.from({ length: count }, (_, index) => {
    const title = count === 1 ? "Sources" : `Sources, part ${index + 1} of ${count}`;
    const shown = citations.slice(index * size, (index + 1) * size);
    return {
      id: index === 0 ? "sources" : `sources-${index + 1}`,
      title,
      className: "sources",
      citations: [],
      site: shown[0]?.site ?? settings.site,
      markdown: templates.fill("deck/sources.md", {
        title: add({ kind: "text", text: title }),
        list: shown.map(({ number, source }) => ({
          number,
          source: add({
            kind: "source",
            source,
            host: new URL(source.address).host.replace(/^www\./, ""),
          }),
        })),
      }),
    };
  });
}
