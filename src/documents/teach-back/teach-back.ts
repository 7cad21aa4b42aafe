import type { ChapterShown, EditionSlide, TrainerEdition } from "../../model/edition.ts";
import { plainHtml } from "../../text/html.ts";
import { inMinutes } from "../../text/minutes.ts";
import { slideNumbers } from "../deck/pages.ts";
import type { Kit, TrainerKind } from "../kit.ts";
import { composePaper, ownPart, type PaperPart, SHEET } from "../paper/paper.ts";
import { trainerProse } from "../trainer-text.ts";
import { segmentsOf } from "./segments.ts";

/** For those who train trainers: what they practise on one another, who watches how, who is ready. */
export const teachBack: TrainerKind = {
  id: "teach-back",
  name: "Teach-back",
  about: "for training trainers: segments to practise, an observer's sheet, a readiness checklist",
  printing: {
    moment: "before",
    for: "trainer",
    hint: "Only where trainers practise. Copy the observer's page once for each segment that is practised.",
  },
  reader: "trainer",
  formats: ["html", "pdf"],
  pages: SHEET,
  after: ["guide"],
  compose: (edition, kit) => {
    const chapters = edition.chapters.filter(({ part }) => part === "teach-back");
    const isTicked = ({ checklists }: ChapterShown) => checklists.length > 0;
    return composePaper(edition.shown, kit, {
      kind: "Teach-back",
      styles: [
        "exercises/exercises.css",
        "paper/fields.css",
        "worksheet/worksheet.css",
        "teach-back/teach-back.css",
      ],
      opening: kit.templates.fill("teach-back/opening", {}),
      hasContents: true,
      parts: [
        ...chapters
          .filter((chapter) => !isTicked(chapter))
          .map((chapter) => chapterPart(chapter, edition, kit)),
        segmentsPart(edition, kit),
        observerPart(edition, kit),
        ...chapters.filter(isTicked).map((chapter) => chapterPart(chapter, edition, kit)),
      ],
    });
  },
};

function chapterPart(
  { id, title, site, checklists, body, secondHand }: ChapterShown,
  edition: TrainerEdition,
  kit: Kit,
): PaperPart {
  const html = [
    withTicks(trainerProse(body, edition, kit, 1), { id, checklists }, kit),
    kit.templates.fill("parts/second-hand", { list: secondHand }),
  ].join("");
  const className = checklists.length > 0 ? "readiness" : "prose";
  return { id: `chapter-${id}`, title, site, className, html };
}

/** Lists with boxes to tick, as fields, in the sections that their chapter names. */
function withTicks(
  html: string,
  { id, checklists }: Pick<ChapterShown, "id" | "checklists">,
  { templates }: Kit,
): string {
  let count = 0;
  const ticked = (item: string): string => {
    const blank = templates.fill("parts/field-tick", {
      name: `${id}-${++count}`,
      label: plainHtml(item).replace(/\s+/g, " ").trim(),
    });
    return templates.fill("teach-back/tick", { blank: blank.trim(), html: item }).trim();
  };
  return html
    .split(/(?=<h3>)/)
    .map((section) => {
      const [, heading = ""] = /^<h3>([\s\S]*?)<\/h3>/.exec(section) ?? [];
      if (checklists !== "all" && !checklists.includes(plainHtml(heading).trim())) return section;
      return section.replace(/<ul>([\s\S]*?)<\/ul>/g, (_, items: string) => {
        const list = items.replace(/<li>([\s\S]*?)<\/li>/g, (__, item: string) => ticked(item));
        return `<ul class="ticks">${list}</ul>`;
      });
    })
    .join("");
}

/** The session in pieces, with where the guide has them and who takes them. */
function segmentsPart(edition: TrainerEdition, kit: Kit): PaperPart {
  const { shown } = edition;
  const { templates } = kit;
  const numbers = slideNumbers(shown.slides);
  const segments = segmentsOf(shown).map(({ title, minutes, slides }, index) => {
    const [first, last] = [slides[0], slides.at(-1)];
    const from = numbers.get(first?.id ?? "");
    const to = numbers.get(last?.id ?? "");
    const field = (what: string, label: string) => ({
      label,
      blank: templates
        .fill("parts/field-line", {
          name: `segment-${index + 1}-${what}`,
          label: `Segment ${index + 1}: ${label}`,
        })
        .trim(),
    });
    return {
      number: index + 1,
      title,
      time: inMinutes(minutes),
      slides: from === to ? `Slide ${from}` : `Slides ${from} to ${to}`,
      first: first?.id,
      exercises: slides.flatMap((slide) => (slide.kind === "exercise" ? [slide.exercise] : [])),
      points: slides.flatMap((slide) => pointOf(slide, edition, kit)),
      fields: [
        field("who", "Who takes it"),
        field("when", "When"),
        field("watches", "Who watches"),
      ],
    };
  });
  const html = templates.fill("teach-back/segments", { segments });
  return { ...ownPart(shown, "segments", "Segments to practise", html), className: "segments" };
}

/** What a slide must bring across: its title, and what it is for. */
function pointOf(slide: EditionSlide, edition: TrainerEdition, kit: Kit): Point[] {
  if (slide.kind === "scenario" && slide.part === "questions") return [];
  const text = slide.kind === "exercise" ? slide.aim : purposeOf(slide, edition);
  const html = trainerProse(text, edition, kit).replace(/^<p>([\s\S]*)<\/p>\s*$/, "$1");
  return [{ title: slide.title, html }];
}

interface Point {
  title: string;
  html: string;
}

/** Notes that say what a slide is for begin with it; its first sentence is enough. */
function purposeOf({ id }: EditionSlide, { trainer }: TrainerEdition): string {
  const { notes = "" } = trainer.get(id) ?? {};
  const [, purpose = ""] = /^\*\*Purpose[.:]\*\*\s+([^\n]+)/.exec(notes.trim()) ?? [];
  return /^.*?[.?!]["”]?(?=\s|$)/.exec(purpose)?.[0] ?? purpose;
}

/** What the observer looks for, in the words of the sheet. */
const CRITERIA = [
  { id: "clear", title: "Clear", looks: "One thing at a time, in words the group uses" },
  {
    id: "numbers",
    title: "Numbers with their label",
    looks: "Who counted, what and when; no number that is not in the documents",
  },
  {
    id: "promises",
    title: "No promises",
    looks: "No secrecy, safety or outcome promised, in words or by tone",
  },
  {
    id: "language",
    title: "Safe language",
    looks: "Nothing that blames, shocks or makes a group look suspicious",
  },
  {
    id: "stories",
    title: "Real stories stopped",
    looks: "Within seconds, kindly, with somewhere to take it",
  },
  {
    id: "route",
    title: "The route, and the number",
    looks: "Who is told, in order; danger first, with the number to call",
  },
  { id: "time", title: "Time", looks: "Began and ended as planned; the end was not cut" },
  {
    id: "room",
    title: "The room",
    looks: "Saw faces, left silence, let people pass, kept the door free",
  },
] as const;

/** One page for one segment. */
function observerPart({ shown }: TrainerEdition, kit: Kit): PaperPart {
  const { templates } = kit;
  const line = (name: string, label: string) => ({
    label,
    blank: templates.fill("parts/field-line", { name: `observed-${name}`, label }).trim(),
  });
  const words = (name: string, label: string) => ({
    label,
    blank: templates.fill("parts/field-words", { name: `observed-${name}`, label }).trim(),
  });
  const html = templates.fill("teach-back/observer", {
    facts: [
      line("segment", "Segment"),
      line("who", "Who teaches"),
      line("watches", "Who watches"),
      line("minutes", "Minutes planned, and taken"),
    ],
    answers: ["Yes", "Not yet"],
    criteria: CRITERIA.map(({ id, title, looks }) => ({
      title,
      looks,
      ticks: ["Yes", "Not yet"].map((answer, index) =>
        templates
          .fill("parts/field-tick", {
            name: `observed-${id}-${index + 1}`,
            label: `${title}: ${answer}`,
          })
          .trim(),
      ),
      heard: words(`${id}-heard`, `${title}: what I saw or heard`).blank,
    })),
    ends: [words("keep", "Keep doing this"), words("next", "Try this next time")],
  });
  return {
    ...ownPart(shown, "observer", "Observer’s sheet, for one segment", html),
    className: "observer",
  };
}
