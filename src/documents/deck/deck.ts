import type { DrawnSlide } from "../../model/document.ts";
import type { ParticipantEdition, TrainerEdition } from "../../model/edition.ts";
import { plainHtml } from "../../text/html.ts";
import type { Kit, ParticipantKind, TrainerKind } from "../kit.ts";
import { paletteOf } from "../status.ts";
import { trainerText } from "../trainer-text.ts";
import { drawDeck } from "./draw.ts";

/** The slides that are shown and shared. */
export const participantDeck: ParticipantKind = {
  id: "deck",
  name: "Slides",
  about: "the slides, to show and to share",
  reader: "participant",
  formats: ["html", "pdf"],
  pages: {
    // Slides, but not the layers Marp draws behind them.
    selector:
      "section[id]:not([data-marpit-advanced-background=background]):not([data-marpit-advanced-background=pseudo])",
    // 18 pt and 12 pt, where 4 px are 3 pt.
    sizes: { body: 24, small: 16 },
  },
  compose: (edition, kit) => composeDeck(edition, kit, { ...plainViewer, beside: () => ({}) }),
};

/** The same slides with the trainer's notes beside them. */
export const trainerDeck: TrainerKind = {
  id: "deck",
  name: "Slides with notes",
  about: "the slides with notes and keys, to present from",
  reader: "trainer",
  formats: ["html"],
  pages: undefined,
  after: ["deck"], // the one that is shared: both have the same slides, at the size found there
  compose: (edition: TrainerEdition, kit) => {
    const { shown } = edition;
    const minutes = new Map(shown.slides.map((slide) => [slide.id, slide.minutes]));
    return composeDeck(shown, kit, {
      ...presenterViewer,
      edition: `${shown.name} ${shown.settings.version}`,
      beside({ id, number }) {
        const aside = kit.templates.fill("deck/notes", {
          ...trainerText(edition, id, kit),
          number,
        });
        return { aside, minutes: minutes.get(id) };
      },
    });
  },
};

/** What makes one kind of deck another than the next. */
interface DeckParts {
  /** Names the edition and version to the viewer, under which it remembers a window's place. */
  edition?: string;
  /** What stands beside a slide: HTML, and the minutes planned for it. */
  beside(slide: { id: string; number: number }): {
    aside?: string | undefined;
    minutes?: number | undefined;
  };
  styles: readonly string[];
  scripts: readonly string[];
}

/** What the viewer is made of, and what starts it: that comes last. */
const VIEWER_PARTS = ["deck/viewer-parts.js", "deck/viewer-commands.js", "deck/reading.js"];
const VIEWER = "deck/viewer.js";

/** The files of a viewer, in the order they need. */
export const plainViewer = {
  styles: [
    "parts/skip.css",
    "deck/viewer-parts.css",
    "deck/viewer.css",
    "figures/flowing.css",
    "deck/reading.css",
  ],
  scripts: [...VIEWER_PARTS, VIEWER],
};

/** The viewer with the presenter's view, which stands before it and is picked up by it. */
export const presenterViewer = {
  styles: [...plainViewer.styles, "deck/presenter.css"],
  scripts: [
    ...VIEWER_PARTS,
    "deck/presenter-time.js",
    "deck/presenter-link.js",
    "deck/presenter-panels.js",
    "deck/presenter.js",
    VIEWER,
  ],
};

function composeDeck(edition: ParticipantEdition, kit: Kit, parts: DeckParts) {
  const { slides: drawn, css } = drawDeck(edition, kit);
  const steps = kit.steps.get(edition);
  const slides = drawn.map((slide) => {
    const { aside = "", minutes } = parts.beside(slide);
    return { ...slide, aside, minutes, step: steps?.get(slide.id) };
  });
  const body = kit.templates.fill("deck/page", {
    first: slides[0]?.id,
    edition: parts.edition,
    slides,
  });
  const script = kit.assets(...parts.scripts);
  return {
    title: `${edition.settings.title}: ${edition.audience.name}`,
    body,
    style: [
      kit.fonts.css(`${body}${script}`),
      kit.assets("tokens.css"),
      paletteOf(edition),
      css,
      kit.assets("figures/figures.css", "figures/chart.css", "deck/deck.css"),
    ].join("\n"),
    screen: {
      style: kit.assets(...parts.styles),
      script,
    },
    slides: slides.map(({ id, title, site, html, aside }): DrawnSlide => {
      return { id, title, site, text: plainHtml(`${html} ${aside}`) };
    }),
  };
}
