import type { Site } from "../../model/diagnostics.ts";
import type { EditionSlide, ParticipantEdition } from "../../model/edition.ts";
import { token } from "../../text/tokens.ts";
import { type DocumentInsert, dataUri } from "../inserts.ts";
import type { MarpSlide } from "../marp.ts";
import { longDate, statusOf } from "../status.ts";
import type { Templates } from "../templates.ts";
import { layoutClass } from "./layouts.ts";

/** A page of a deck on its way to Marp. */
export interface DeckPage extends MarpSlide {
  title: string;
  /** Where what it shows was written: the programme's title for the cover, the first of its sources. */
  site: Site;
}

/** A page before its foot is known. */
interface Draft extends Omit<DeckPage, "foot"> {
  citations: readonly number[];
}

/** What drafts are made with: tokens for text and for parts of the page. */
interface Pen {
  templates: Templates;
  add(insert: DocumentInsert): string;
  /** A value as text: it stands as a token, so that none becomes Markdown. */
  text(value: string): string;
  /** A template of its own, in the place of a paragraph. */
  part(template: string, data: object): string;
}

/** Sources on one slide, at a size that can be read. */
const SOURCES_A_SLIDE = 20;

/** The pages of a deck: cover, the edition's slides, sources. Each is Markdown by a template for its kind. */
export function deckPages(
  edition: ParticipantEdition,
  templates: Templates,
): { pages: DeckPage[]; inserts: DocumentInsert[] } {
  const inserts: DocumentInsert[] = [...edition.inserts];
  const add = (insert: DocumentInsert) => token(inserts.push(insert) - 1);
  const pen: Pen = {
    templates,
    add,
    text: (text) => add({ kind: "text", text }),
    part: (template, data) => add({ kind: "part", template, data }),
  };
  const drafts = [
    coverPage(edition, pen),
    ...slidePages(edition, pen),
    ...sourcesPages(edition, pen),
  ];
  const byNumber = new Map(edition.citations.map((citation) => [citation.number, citation]));
  const status = statusOf(edition).join(" · ");
  const pages = drafts.map(({ citations, ...page }, index) => ({
    ...page,
    foot: templates.fill("deck/foot", {
      citations: citations.map((number) => ({ number, ...byNumber.get(number)?.source })),
      // The cover says it in its own text, where a screen reader meets it once.
      status: index === 0 ? "" : status,
      number: index + 1,
      count: drafts.length,
    }),
  }));
  return { pages, inserts };
}

/** The number that each slide of an edition has in its deck, by id: the cover has the first. */
export const slideNumbers = (slides: readonly EditionSlide[]): ReadonlyMap<string, number> =>
  new Map(slides.map(({ id }, index) => [id, index + 2]));

function coverPage(edition: ParticipantEdition, { templates, text, part }: Pen): Draft {
  const { settings, audience, branding } = edition;
  const { logo } = branding ?? {};
  return {
    id: "cover",
    title: settings.title,
    className: "cover",
    citations: [],
    site: settings.site,
    markdown: templates.fill("deck/cover.md", {
      motif: motifOf(edition, part),
      title: text(settings.title),
      audience: text(audience.name),
      organisation: text(branding?.name ?? settings.organisation),
      date: text(longDate(settings.date, audience.language)),
      status: text(statusOf(edition).join(" · ")),
      logo: part("parts/logo", { source: dataUri(logo?.picture), alt: logo?.alt ?? "" }),
    }),
  };
}

/** The audience's pattern, where it has one. */
function motifOf({ audience }: ParticipantEdition, part: Pen["part"]): string {
  return audience.motif === undefined ? "" : part(`motifs/${audience.motif}`, {});
}

function slidePages(edition: ParticipantEdition, pen: Pen): Draft[] {
  const sections = edition.slides.filter(isSection);
  return edition.slides.map((slide) => {
    const draft = {
      id: slide.id,
      title: slide.title,
      className: layoutClass(slide, edition.inserts),
      citations: slide.citations,
      site: slide.site,
    };
    if (!isSection(slide)) return { ...draft, markdown: slideMarkdown(slide, pen) };
    const number = sections.indexOf(slide) + 1;
    const markdown = pen.templates.fill("deck/section.md", {
      motif: motifOf(edition, pen.part),
      body: slide.body,
      part: pen.part("parts/section", { number, count: sections.length }),
    });
    return { ...draft, markdown };
  });
}

const isSection = (slide: EditionSlide): boolean =>
  slide.kind === "text" && slide.layout === "section";

function slideMarkdown(slide: EditionSlide, { templates, text, part }: Pen): string {
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
        frame: part("parts/exercise", { group: slide.group, minutes: slide.minutes }),
        body: slide.body,
      });
  }
}

function sourcesPages(
  { citations: all, slides, settings }: ParticipantEdition,
  { templates, add, text }: Pen,
): Draft[] {
  const onSlides = new Set(slides.flatMap(({ citations }) => citations));
  const citations = all.filter(({ number }) => onSlides.has(number));
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
        title: text(title),
        list: shown.map(({ number, source }) => ({
          number,
          source: add({
            kind: "source",
            source,
            host: new URL(source.address).host.replace(/^www\.|\.$/g, ""),
          }),
        })),
      }),
    };
  });
}
