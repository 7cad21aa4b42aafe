import type { AudienceProfile } from "../model/audience.ts";
import { siteOf } from "../model/diagnostics.ts";
import type {
  EditionSlide,
  LeftOut,
  ParticipantEdition,
  TrainerEdition,
  TrainerText,
} from "../model/edition.ts";
import type { Programme, ProgrammeSettings, Slide } from "../model/programme.ts";
import type { Source } from "../model/register.ts";
import type { LocalDetails, NoTime, Session } from "../model/session.ts";
import { cardFor } from "./card.ts";
import { composeCase, titleOfCase } from "./cases.ts";
import { chaptersFor } from "./chapters.ts";
import { chooseSlides, dropEmptySections } from "./choose-slides.ts";
import { composeHidden, composeShown } from "./compose.ts";
import { type EditionComposer, startComposer } from "./composer.ts";
import { type ComposedTexts, glossaryOf } from "./glossary.ts";
import { mintParticipant, mintTrainer } from "./mint.ts";
import { makePlan } from "./plan.ts";
import { startCitations } from "./resolve.ts";
import { secondHandIn, visitInserts } from "./second-hand.ts";
import { fitToSession, nameOf, stretchesIn } from "./session.ts";
import { composeSheets } from "./sheets.ts";
import { plainTitle, titleSite } from "./title.ts";

/** One audience's edition, for each of its readers. */
export interface Editions {
  participant: ParticipantEdition;
  trainer: TrainerEdition;
}

/**
 * Tailors a programme to an audience. Each step takes what the one before left:
 *
 * 1. select what is for the audience: cheap, and nothing below may see another audience's text;
 * 2. apply what it may see, before scenarios are chosen, so that a slide that goes takes its
 *    scenario along;
 * 3. choose scenarios and softened versions: needs the slides that stay;
 * 4. fit to the session's length: only now is it known what there is to teach, and an exercise that
 *    nobody here may do must take no time from another slide;
 * 5. drop sections that nothing follows: only now is it known what follows;
 * 6. compose text with terms, facts and slots: citations are numbered in reading order, so only
 *    over what really shows, and participants' text apart from trainers', which is not numbered.
 */
export function tailor(
  programme: Programme,
  base: AudienceProfile,
  { minutes: asked = base.minutes.default, start, pace = base.pace, local }: Session = {},
): Editions {
  // Wherever slots are filled, the profile is at hand.
  const profile = { ...base, pace, ...(local && { local: local.slots }) };
  const leftOut: LeftOut[] = [];
  const fit = fitToSession(chooseSlides(programme, profile, leftOut), profile, asked);
  const kept = dropEmptySections(fit.kept, profile, leftOut);

  const citations = startCitations(programme.register);
  const shown = startComposer(programme, profile, citations);
  const hidden = startComposer(programme, profile);
  // Titles are listed without their slide's citations, and must not count as citing.
  const titles = startComposer(programme, profile, startCitations(programme.register));
  const noTime = fit.noTime.map(({ chosen: { slide, shows }, minutes, why }): NoTime => {
    const title = shows ? titleOfCase(shows) : plainTitle(slide, titles);
    return { id: slide.id, title, priority: slide.priority, minutes, why };
  });
  leftOut.push(...noTime.map(({ id, why }) => ({ id, why })));
  // Sheets of paper have no numbered list of sources, and must not count as citing either.
  const paper = startComposer(programme, profile, undefined, shown);
  const slides: EditionSlide[] = [];
  /** The slides of the edition by the number of what they come from. */
  const made: EditionSlide[][] = [];
  const trainer = new Map<string, TrainerText>();
  for (const { slide, shows } of kept) {
    const composed = shows
      ? composeCase(slide, shows, shown, hidden, profile)
      : [composeText(slide, profile, { shown, hidden, titles })];
    for (const { slide: edited, text } of composed) {
      slides.push({ ...edited, citations: citedIn(edited.body, shown) });
      const secondHand = [
        ...secondHandIn(edited.body, shown),
        ...secondHandIn([text.notes, text.debrief, text.key].join("\n"), hidden),
      ];
      trainer.set(edited.id, { ...text, secondHand: [...new Set(secondHand)] });
    }
    made.push(slides.slice(slides.length - composed.length));
  }
  const stretches = stretchesIn(kept, profile).map(({ stretch, members }) => ({
    ...stretch,
    slides: members.flatMap((index) => made[index] ?? []),
  }));
  const sheets = composeSheets(kept, slides, { programme, profile, paper, hidden });
  // After all slides: their sources keep the numbers they would have without it.
  const background = kept.flatMap(({ slide }) => {
    const body = composeHidden(slide.body, "background", shown);
    const title = slides.find(({ from }) => from === slide.id)?.title ?? "";
    return body === "" ? [] : [{ slide: slide.id, title, body }];
  });
  for (const { slide, body } of background) {
    const first = slides.find(({ from }) => from === slide)?.id ?? "";
    const text = trainer.get(first);
    if (!text) continue;
    const secondHand = [...(text.secondHand ?? []), ...secondHandIn(body, shown)];
    trainer.set(first, { ...text, secondHand: [...new Set(secondHand)] });
  }
  const route = shown.route();
  const chapters = chaptersFor(programme, profile, hidden);
  const forAll: ComposedTexts = {
    texts: [...slides, ...background].map(({ body }) => body),
    composer: shown,
  };
  const forTrainers: ComposedTexts = {
    texts: [
      ...chapters.map(({ body }) => body),
      ...[...trainer.values()].flatMap(({ notes, debrief = "", key }) => [notes, debrief, key]),
    ],
    composer: hidden,
  };
  const participant = mintParticipant({
    reader: "participant",
    name: nameOf(profile, asked),
    audience: profile,
    settings: settingsFor(programme, profile),
    branding: programme.brandings.get(profile.branding ?? ""),
    status: statusOf(programme, local),
    slides,
    inserts: shown.inserts,
    pictures: shown.pictures,
    citations: citations.list(),
    stories: sheets.stories,
    exercises: sheets.exercises,
    quiz: sheets.quiz,
    routeOnSheets: paper.route(),
    card: cardFor(programme, profile, paper),
    answered: questionsIn(
      kept.map(({ slide }) => slide.id),
      programme,
    ),
    background,
    glossary: glossaryOf([forAll], programme),
    contacts: shown.contacts(),
    route,
    minutes: slides.reduce((sum, { minutes }) => sum + minutes, 0),
    plan: makePlan(stretches, { asked, start, shortened: fit.shortened, leftOut: noTime }),
    local,
    leftOut,
  });
  return {
    participant,
    trainer: mintTrainer({
      reader: "trainer",
      shown: participant,
      trainer,
      ...sheets.trainer,
      chapters,
      glossary: glossaryOf([forAll, forTrainers], programme),
      sources: onlyNamed(hidden, participant),
      index: programme.register.index,
      inserts: hidden.inserts,
      pictures: hidden.pictures,
    }),
  };
}

/** The questions that the modules of these slides answer. */
function questionsIn(slides: readonly string[], { modules, settings }: Programme): string[] {
  const asked = modules.filter((module) => module.slides.some(({ id }) => slides.includes(id)));
  return settings.questions
    .filter(({ id }) => asked.some(({ question }) => question === id))
    .map(({ question }) => question);
}

function composeText(
  slide: Slide,
  profile: AudienceProfile,
  { shown, hidden, titles }: Record<"shown" | "hidden" | "titles", EditionComposer>,
): { slide: EditionSlide; text: TrainerText } {
  const site = siteOf(slide.origin, slide.body);
  const body = composeShown(slide.body, shown).trim();
  if (slide.layout !== "section" && body.replace(/^#+ .*$/m, "").trim() === "") {
    site.report("empty-slide", {
      message: `The slide "${slide.id}" shows only its title.`,
      expected: "some text that this audience sees",
      help: "Give it text for this audience, or keep the whole slide from it with for: or not-for:.",
      edition: profile.id,
    });
  }
  const { id, module, minutes, priority, layout, role } = slide;
  return {
    slide: {
      kind: "text",
      id,
      module,
      from: id,
      title: plainTitle(slide, titles),
      titleSite: titleSite({
        ...slide.origin,
        offset: slide.heading?.start ?? slide.origin.offset,
      }),
      minutes,
      priority,
      layout,
      role,
      site,
      settingsSite: site,
      body,
      citations: [],
    },
    text: {
      notes: composeHidden(slide.body, "notes", hidden),
      key: composeHidden(slide.body, "key", hidden),
    },
  };
}

/** The sources that a text cites, those in its figures too. */
function citedIn(body: string, { inserts }: EditionComposer): number[] {
  const numbers = new Set<number>();
  visitInserts(body, inserts, (insert) => {
    if ("citation" in insert) numbers.add(insert.citation);
    if (insert.kind !== "figure") return;
    for (const { citation } of insert.chart?.points ?? [])
      if (citation !== undefined) numbers.add(citation);
  });
  return [...numbers].sort((a, b) => a - b);
}

/** The programme's settings, under the title that the profile gives its documents. */
function settingsFor({ settings }: Programme, profile: AudienceProfile): ProgrammeSettings {
  const { title } = profile;
  return title === undefined
    ? settings
    : { ...settings, title, site: siteOf(profile.at(["title"])) };
}

/** What is said of a programme's version until a person signs it; then nothing. */
export function approvalStatus({ settings, register }: Programme): string {
  const isSigned = register.approvals.some(({ version }) => version === settings.version);
  return isSigned ? "" : "Draft for review";
}

function statusOf(programme: Programme, local: LocalDetails | undefined): string {
  return [approvalStatus(programme), local ? "Local copy, not to be published" : ""]
    .filter((part) => part !== "")
    .join(" · ");
}

/** The sources that trainers' text names and participants are not shown, by publisher. */
function onlyNamed(
  { named }: EditionComposer,
  { citations, audience }: ParticipantEdition,
): Source[] {
  const cited = new Set(citations.map(({ source }) => source.id));
  return [...named]
    .filter(({ id }) => !cited.has(id))
    .sort((a, b) => a.publisher.localeCompare(b.publisher, audience.language));
}
