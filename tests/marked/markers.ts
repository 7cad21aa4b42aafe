/** Where a marker stands: in every file of these documents of these editions, and in no other. */
export interface Belongs {
  editions: readonly string[];
  /** By folder and id: who may read them is told by the folder. */
  documents: readonly string[];
}

const everyone = ["church", "parish", "police"];
const churches = ["church", "parish"];
const police = ["police"];

/** Documents that show slides, as they are or as pictures. */
const SLIDES = ["public/deck", "public/handout", "trainer/deck", "trainer/notes", "trainer/guide"];
/** Documents that print what slides only name: material, stories, reading. */
const SHEETS = ["public/worksheet", "trainer/answer-key"];
/** Forms and cards. */
const FORMS = ["public/card", "public/question-slips", "public/evaluation"];
const ALL = [
  ...SLIDES,
  ...SHEETS,
  ...FORMS,
  "trainer/session-plan",
  "trainer/certificate",
  "trainer/attendance",
  "public/quiz",
  "trainer/quiz-key",
  "trainer/teach-back",
];
/** What is said beside a slide. */
const BESIDE = ["trainer/deck", "trainer/notes", "trainer/guide"];

const at = (
  editions: readonly string[],
  ...documents: (string | readonly string[])[]
): Belongs => ({
  editions,
  documents: documents.flat(),
});

/** On a slide. */
const shown = (editions: readonly string[]) => at(editions, SLIDES);
/** On the slide of a story or an exercise, and with it on the sheets. */
const practised = (editions: readonly string[]) => at(editions, SLIDES, SHEETS);
/** The title of a slide, or what an exercise is for: what trainers practise to bring across. */
const titled = (editions: readonly string[]) => at(editions, SLIDES, "trainer/teach-back");
const aimed = (editions: readonly string[]) => at(editions, SLIDES, SHEETS, "trainer/teach-back");
/** The title of an exercise or a story, which the plan of the session names too. */
const planned = (editions: readonly string[]) =>
  at(editions, SLIDES, SHEETS, "trainer/session-plan", "trainer/teach-back");
/** On a slide, and as a part of the route or the place to call on the worksheet and the card. */
const toldWhom = (editions: readonly string[]) =>
  at(editions, SLIDES, "public/worksheet", "public/card");
/** A step of the route, which the feedback form names too. */
const onRoute = (editions: readonly string[]) =>
  at(editions, SLIDES, SHEETS, "public/card", "public/evaluation");
/** Material of an exercise: not on its slide. */
const filledIn = (editions: readonly string[]) => at(editions, SHEETS, BESIDE);
/** Above the material of an exercise: where it is written out. */
const runWith = (editions: readonly string[]) => at(editions, SHEETS, "trainer/guide");
/** In notes. */
const said = (editions: readonly string[]) => at(editions, BESIDE);
/** In the key of a story or an exercise. */
const answered = (editions: readonly string[]) => at(editions, BESIDE, "trainer/answer-key");
/** On both sheets of the quiz, and with its answers. */
const asked = (editions: readonly string[]) => at(editions, "public/quiz", "trainer/quiz-key");
/** With the answers to the quiz. */
const askedKey = (editions: readonly string[]) => at(editions, "trainer/quiz-key");
/** Where trainers practise on one another. */
const rehearsed = (editions: readonly string[]) => at(editions, "trainer/teach-back");
/** In what is read afterwards. */
const read = (editions: readonly string[]) => at(editions, "public/handout", "trainer/guide");
/** In a chapter, or the index. */
const inGuide = (editions: readonly string[]) => at(editions, "trainer/guide");
/** In what a profile says on its card, its slips, its feedback form. */
const onCard = (editions: readonly string[]) => at(editions, "public/card");
const onSlips = (editions: readonly string[]) => at(editions, "public/question-slips");
const onForm = (editions: readonly string[]) => at(editions, "public/evaluation");
const nowhere = at([]);

/** Every marker word of the fixture project, and where it belongs. */
export const MARKERS: Readonly<Record<string, Belongs>> = {
  // The title of the first slide of a module that the plan comes back to.
  MARKEVERYONEQX: at(everyone, SLIDES, "trainer/session-plan", "trainer/teach-back"),
  MARKNAMEPOLICEQX: at(police, ALL),
  MARKNAMEPARISHQX: at(["parish"], ALL),

  // Blocks
  MARKFORPOLICEQX: shown(police),
  MARKFORCHURCHQX: shown(churches),
  MARKFORPARISHQX: shown(["parish"]),
  MARKNOTFORCHURCHQX: shown(police),
  MARKOUTERPOLICEQX: shown(police),
  MARKWARNINGCHURCHQX: shown(churches),
  MARKWARNINGQX: shown(everyone),
  MARKAVOIDQX: shown(everyone),
  MARKBACKGROUNDQX: read(everyone),
  MARKBACKGROUNDPOLICEQX: read(police),

  // Notes and keys
  MARKOPENINGNOTESQX: said(everyone),
  MARKNOTESQX: said(everyone),
  MARKNOTESFORPOLICEQX: said(police),
  MARKNOTESFORCHURCHQX: said(churches),
  MARKNESTEDNOTESPOLICEQX: said(police),
  MARKNESTEDKEYPOLICEQX: said(police),
  MARKNESTEDNOTESCHURCHQX: said(churches),
  MARKSLIDEPOLICENOTESQX: said(police),
  MARKSTORYNOTESQX: said(everyone),
  MARKTASKNOTESQX: said(everyone),
  MARKKEYQX: said(everyone),

  // Slides and modules
  MARKSLIDEPOLICETITLEQX: titled(police),
  MARKSLIDEPOLICEQX: shown(police),
  MARKSLIDECHURCHTITLEQX: titled(churches),
  MARKSLIDECHURCHQX: shown(churches),
  MARKNOTPARISHQX: shown(["church", "police"]),
  MARKSENSITIVETITLEQX: titled(police),
  MARKSENSITIVEQX: shown(police),
  MARKTOPICRAIDSQX: shown(police),
  MARKADULTSQX: shown(police),
  MARKMODULEPOLICEQX: shown(police),

  // Scenarios
  MARKFULLTITLEQX: planned(police),
  MARKFULLBEATQX: practised(police),
  MARKFULLQUESTIONQX: practised(police),
  MARKFULLKEYQX: answered(police),
  MARKSOFTTITLEQX: planned(churches),
  MARKSOFTBEATQX: practised(churches),
  MARKSOFTQUESTIONQX: practised(churches),
  MARKSOFTKEYQX: answered(churches),
  MARKRAIDBEATQX: practised(police),
  MARKRAIDKEYQX: answered(police),

  // Exercises
  MARKTASKTITLEQX: planned(everyone),
  MARKTASKAIMQX: aimed(everyone),
  MARKTASKGROUPQX: practised(everyone),
  MARKTASKSTEPQX: practised(everyone),
  MARKTASKROOMQX: at(everyone, "trainer/answer-key", "trainer/guide"),
  MARKTASKMATERIALQX: at(everyone, "trainer/answer-key", "trainer/guide", "trainer/session-plan"),
  MARKINTROQX: runWith(everyone),
  MARKINTROPOLICEQX: runWith(police),
  MARKCOLUMNQX: at(everyone, "public/worksheet"), // in the key the reason stands in their place
  MARKCHOICEQX: filledIn(everyone),
  MARKITEMTEXTQX: filledIn(everyone),
  MARKITEMKEYQX: answered(everyone),
  MARKITEMPOLICEQX: filledIn(police),
  MARKITEMKEYPOLICEQX: answered(police),
  MARKITEMEXPLICITQX: filledIn(police),
  MARKITEMKEYEXPLICITQX: answered(police),
  MARKSTEPNOTESQX: said(everyone),
  MARKSHORTERQX: said(everyone),
  MARKDEBRIEFQX: answered(everyone),
  MARKDECIDETITLEQX: planned(everyone),
  MARKDECIDEAIMQX: aimed(everyone),
  MARKDECIDESTEPQX: practised(everyone),
  MARKDECIDECOLUMNQX: filledIn(everyone),
  MARKROWQX: filledIn(everyone),
  MARKROWKEYQX: answered(everyone),
  MARKROWPOLICEQX: filledIn(police),
  MARKROWKEYPOLICEQX: answered(police),
  MARKDECIDEDEBRIEFQX: answered(everyone),

  // Cards and forms
  MARKCARDPLACEQX: onCard(everyone),
  MARKCARDSIGNQX: onCard(everyone),
  MARKCARDSIGNPOLICEQX: onCard(police),
  MARKCARDSIGNNOTPOLICEQX: onCard(churches),
  MARKCARDSIGNEXPLICITQX: onCard(police),
  MARKCARDFIGURERULEQX: onCard(everyone),
  MARKCARDRULECHURCHQX: onCard(churches),
  MARKSLIPPROMPTCHURCHQX: onSlips(churches),
  MARKSLIPRULECHURCHQX: onSlips(churches),
  MARKFORMRULECHURCHQX: onForm(churches),
  MARKFORMSTATEMENTCHURCHQX: onForm(churches),
  MARKFORMANSWERCHURCHQX: onForm(churches),
  MARKFORMCONFIDENCECHURCHQX: onForm(churches),
  MARKFORMSURECHURCHQX: onForm(churches),
  MARKFORMQUESTIONCHURCHQX: onForm(churches),
  MARKCARDRULEPOLICEQX: onCard(police),
  MARKSLIPPROMPTPOLICEQX: onSlips(police),
  MARKSLIPRULEPOLICEQX: onSlips(police),
  MARKFORMRULEPOLICEQX: onForm(police),
  MARKFORMSTATEMENTPOLICEQX: onForm(police),
  MARKFORMANSWERPOLICEQX: onForm(police),
  MARKFORMCONFIDENCEPOLICEQX: onForm(police),
  MARKFORMSUREPOLICEQX: onForm(police),
  MARKFORMQUESTIONPOLICEQX: onForm(police),
  // The quiz, and the teach-back
  MARKQUIZINTROQX: at(everyone, "public/quiz"),
  MARKQUIZCHOICEQX: asked(everyone),
  MARKQUIZITEMQX: asked(everyone),
  MARKQUIZITEMPOLICEQX: asked(police),
  MARKQUIZKEYQX: askedKey(everyone),
  MARKQUIZKEYPOLICEQX: askedKey(police),
  MARKQUIZSTEPQX: askedKey(everyone),
  MARKQUIZNOTESQX: askedKey(everyone),
  MARKQUIZDEBRIEFQX: askedKey(everyone),
  MARKPURPOSEPOLICEQX: at(police, BESIDE, "trainer/teach-back"),
  MARKPRACTICETITLEQX: rehearsed(everyone),
  MARKPRACTICEQX: rehearsed(everyone),
  MARKREADYTITLEQX: rehearsed(police),
  MARKREADYQX: rehearsed(police),
  MARKREADYLINEQX: rehearsed(police),

  // The guide and its index; words explained
  MARKCHAPTERTITLEQX: inGuide(everyone),
  MARKCHAPTERQX: inGuide(everyone),
  MARKCHAPTERHEADINGQX: inGuide(everyone),
  MARKCHAPTERBLOCKPOLICEQX: inGuide(police),
  MARKCHAPTERBLOCKCHURCHQX: inGuide(churches),
  MARKCHAPTERPOLICETITLEQX: inGuide(police),
  MARKCHAPTERPOLICEQX: inGuide(police),
  MARKCHAPTERCHURCHTITLEQX: inGuide(churches),
  MARKCHAPTERCHURCHQX: inGuide(churches),
  MARKINDEXQX: inGuide(everyone),
  MARKINDEXPOLICEQX: inGuide(police),
  MARKINDEXNOWHEREQX: nowhere,
  MARKMEANINGQX: read(everyone),
  MARKMEANINGPOLICEQX: read(police),
  MARKMEANINGTRAINERSQX: inGuide(everyone),
  MARKMEANINGUNUSEDQX: nowhere,

  // The register, profiles, figures and pictures
  MARKFACTPOLICEQX: shown(police),
  MARKSOURCEPOLICEQX: at(
    police,
    SLIDES.filter((one) => one !== "trainer/notes"),
  ),
  MARKPUBLISHERPOLICEQX: shown(police),
  MARKFACTCOUNTSQX: nowhere,
  MARKFACTNOTEQX: nowhere,
  MARKFACTNOTESQX: said(everyone),
  MARKSOURCENOTESQX: said(everyone),
  MARKSOURCENOTESTITLEQX: inGuide(everyone),
  MARKCONTACTPOLICEQX: at(
    police,
    SLIDES,
    "public/worksheet",
    "public/card",
    "public/question-slips",
  ),
  MARKCONTACTCHURCHQX: at(churches, SLIDES, "public/card"),
  MARKCONTACTUNVERIFIEDQX: nowhere,
  MARKTERMPLAINQX: shown(churches),
  MARKTERMPLAINPLURALQX: shown(churches),
  MARKTERMPOLICEQX: shown(police),
  MARKTERMPOLICEPLURALQX: shown(police),
  MARKROUTEPOLICEQX: onRoute(police),
  MARKROUTECHURCHQX: onRoute(churches),
  MARKSLOTPOLICEQX: shown(police),
  MARKSLOTCHURCHQX: toldWhom(["church"]),
  MARKSLOTPARISHQX: toldWhom(["parish"]),
  MARKFIGUREPOLICEQX: shown(police),
  MARKENTRYQX: shown(everyone),
  MARKENTRYPOLICEQX: shown(police),
  MARKENTRYNOTPOLICEQX: shown(churches),
  MARKENTRYEXPLICITQX: shown(police),
  MARKENTRYHEADINGQX: shown(police),
  MARKENTRYINNERQX: shown(police),
  MARKALTPOLICEQX: shown(police),
  MARKALTCHURCHQX: shown(churches),
};

/** Every marker word that stands in a text, as written in the fixture's files. */
export const markersIn = (text: string): string[] => [
  ...new Set(text.match(/MARK[A-Z]+?QX/g) ?? []),
];
