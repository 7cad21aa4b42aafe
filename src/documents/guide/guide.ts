import type {
  ChapterShown,
  EditionSlide,
  StoryShown,
  TrainerEdition,
} from "../../model/edition.ts";
import type { ChapterPart } from "../../model/programme.ts";
import { plainHtml } from "../../text/html.ts";
import { inMinutes } from "../../text/minutes.ts";
import { exerciseKey, storyKey } from "../answer-key/answer-key.ts";
import { sheetEntries } from "../exercises/sheet.ts";
import type { Kit, TrainerKind } from "../kit.ts";
import { composePaper, ownPart, type PaperPart, SHEET } from "../paper/paper.ts";
import { referenceParts } from "../paper/reference.ts";
import { slideThumbs, type Thumb } from "../paper/thumbs.ts";
import { agenda } from "../session-plan/session-plan.ts";
import { trainerProse, trainerText } from "../trainer-text.ts";
import { withIndex } from "./index-part.ts";

/** Above what is not read from front to back. */
const LOOK_UP = "To look things up";

/** The manual from which a stranger could run the day. */
export const guide: TrainerKind = {
  id: "guide",
  name: "Trainer’s guide",
  about: "the trainer's manual: preparing, every slide and exercise, reading, words, index",
  printing: { moment: "before", for: "trainer" },
  reader: "trainer",
  formats: ["html", "pdf"],
  pages: SHEET,
  after: ["deck", "worksheet"],
  compose: (edition, kit) => {
    const { thumbs, css } = slideThumbs(edition.shown, kit, 3);
    const chapters = (part: ChapterPart) =>
      edition.chapters
        .filter((chapter) => chapter.part === part)
        .map((chapter) => chapterPart(chapter, edition, kit));
    return composePaper(edition.shown, kit, {
      kind: "Trainer's guide",
      css,
      styles: [
        "exercises/exercises.css",
        "answer-key/answer-key.css",
        "session-plan/agenda.css",
        "paper/trainer-key.css",
        "guide/guide.css",
      ],
      hasContents: true,
      isBook: true,
      parts: withIndex(
        [
          ...under("Before the session", chapters("before")),
          ...under("In the session", [
            ...chapters("during"),
            agendaPart(edition, kit),
            slidesPart(thumbs, edition, kit),
            ...sheetParts(edition, kit),
          ]),
          ...under("After the session", chapters("after")),
          ...under(LOOK_UP, referenceParts(edition.shown, kit, edition)),
        ],
        edition,
        kit,
        LOOK_UP,
      ),
    });
  },
};

const under = (group: string, parts: readonly PaperPart[]): PaperPart[] =>
  parts.map((part) => ({ ...part, group }));

const chapterPart = (
  { id, title, checklists, body, secondHand, site }: ChapterShown,
  edition: TrainerEdition,
  kit: Kit,
): PaperPart => ({
  id: `chapter-${id}`,
  title,
  site,
  className: "prose",
  html: [
    withBoxes(checklists, trainerProse(body, edition, kit, 1)),
    kit.templates.fill("parts/second-hand", { list: secondHand }),
  ].join(""),
});

/** Lists with boxes to tick, in the sections that their chapter names. */
function withBoxes(checklists: ChapterShown["checklists"], html: string): string {
  return html
    .split(/(?=<h3>)/)
    .map((section) => {
      const [, heading = ""] = /^<h3>([\s\S]*?)<\/h3>/.exec(section) ?? [];
      return checklists === "all" || checklists.includes(plainHtml(heading).trim())
        ? section.replaceAll("<ul>", '<ul class="checklist">')
        : section;
    })
    .join("");
}

/** When what happens, with breaks. */
function agendaPart({ shown }: TrainerEdition, kit: Kit): PaperPart {
  const { asked, minutes, content, start, end, leftOut } = shown.plan;
  const html = kit.templates.fill("guide/agenda", {
    table: agenda(shown, kit),
    ...{ asked, content, start, end },
    breaks: minutes - content,
    spare: asked - minutes,
    noTime: leftOut.map(({ title, minutes }) => ({ title, time: inMinutes(minutes) })),
  });
  return ownPart(shown, "agenda", "The session at a glance", html);
}

/** Every slide: its picture, its minutes, what to say, its key. */
function slidesPart(thumbs: readonly Thumb[], edition: TrainerEdition, kit: Kit): PaperPart {
  const { slides, plan } = edition.shown;
  const pictures = new Map(thumbs.map((thumb) => [thumb.id, thumb]));
  const starts = new Map(plan.items.map((item) => [item.id, item.start]));
  const entries = slides.flatMap((slide) => {
    const thumb = pictures.get(slide.id);
    return thumb ? [{ slide, thumb, id: `slide-${slide.id}` }] : [];
  });
  const html = entries
    .map(({ id, slide, thumb }) =>
      kit.templates.fill("guide/slide", {
        ...besideSlide(slide, edition, kit),
        id,
        number: thumb.number,
        title: thumb.title,
        picture: thumb.html,
        priority: slide.priority,
        time: inMinutes(slide.minutes),
        start: starts.get(slide.id),
      }),
    )
    .join("\n");
  return {
    ...ownPart(edition.shown, "slides", "Slide by slide", html),
    sections: entries.map(({ id, thumb }) => ({ id, title: `${thumb.number}. ${thumb.title}` })),
  };
}

/**
 * What stands under a slide's picture, and where else in the guide and on the worksheet it goes on. How
 * an exercise is run stands with its sheet, and so does its key.
 */
function besideSlide(slide: EditionSlide, edition: TrainerEdition, kit: Kit) {
  const text = trainerText(edition, slide.id, kit, 1);
  const none = { story: undefined, exercise: undefined, worksheet: undefined };
  switch (slide.kind) {
    case "text":
      return { ...text, ...none };
    case "scenario": {
      const story = `story-${slide.scenario}`;
      return {
        ...text,
        ...none,
        story: slide.part === "questions" ? story : undefined,
        worksheet: `worksheet#${story}`,
      };
    }
    case "exercise": {
      const exercise = `exercise-${slide.exercise}`;
      const notes = trainerProse(edition.trainer.get(slide.id)?.notes ?? "", edition, kit, 1);
      return { ...text, ...none, notes, key: "", exercise, worksheet: `worksheet#${exercise}` };
    }
  }
}

/** Each exercise: how it is run, and its sheet with the answers; and each story that only they use. */
function sheetParts(edition: TrainerEdition, kit: Kit): PaperPart[] {
  const untold = (story: StoryShown): PaperPart => {
    const { notes = "" } = edition.stories.get(story.id) ?? {};
    const part = storyKey(story, edition, kit);
    const run = trainerProse(notes, edition, kit, 2);
    const html = kit.templates.fill("guide/story", { run, html: part.html });
    return { ...part, title: `Story: ${part.title}`, html };
  };
  return sheetEntries(edition.shown).flatMap((entry) => {
    if ("story" in entry) return entry.story.slideId === undefined ? [untold(entry.story)] : [];
    const {
      run = "",
      shorter = "",
      minutesShort = 0,
    } = edition.exercises.get(entry.exercise.id) ?? {};
    const part = exerciseKey(entry.exercise, edition, kit);
    const html = kit.templates.fill("guide/exercise", {
      run: trainerProse(run, edition, kit, 2),
      shorter: trainerProse(shorter, edition, kit, 2),
      time: inMinutes(minutesShort),
      isShort: entry.exercise.minutes <= minutesShort,
      html: part.html,
    });
    return [{ ...part, title: `Exercise: ${part.title}`, html }];
  });
}
