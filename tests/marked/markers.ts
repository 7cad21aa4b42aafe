/** Editions in which a marker stands, and who of them reads it. */
export interface Belongs {
  /** `all`: participants and trainers; `trainers`: only they; `nobody`: no deck of any edition. */
  readers: "all" | "trainers" | "nobody";
  editions: readonly string[];
  /** Not in the deck, but other documents for the same readers may hold it. */
  notInDeck?: boolean;
}

const everyone = ["church", "parish", "police"];
const churches = ["church", "parish"];
const police = ["police"];

const shown = (editions: readonly string[]): Belongs => ({ readers: "all", editions });
const trainers = (editions: readonly string[]): Belongs => ({ readers: "trainers", editions });
const elsewhere = (belongs: Belongs): Belongs => ({ ...belongs, notInDeck: true });
const nobody: Belongs = { readers: "nobody", editions: [] };

/** Every marker word of the fixture project, and where it belongs. */
export const MARKERS: Readonly<Record<string, Belongs>> = {
  MARKEVERYONEQX: shown(everyone),
  MARKNAMEPOLICEQX: shown(police),
  MARKNAMEPARISHQX: shown(["parish"]),

  // Blocks
  MARKFORPOLICEQX: shown(police),
  MARKFORCHURCHQX: shown(churches),
  MARKFORPARISHQX: shown(["parish"]),
  MARKNOTFORCHURCHQX: shown(police),
  MARKOUTERPOLICEQX: shown(police),
  MARKWARNINGCHURCHQX: shown(churches),
  MARKWARNINGQX: shown(everyone),
  MARKAVOIDQX: shown(everyone),
  MARKBACKGROUNDQX: elsewhere(shown(everyone)),

  // Notes and keys
  MARKOPENINGNOTESQX: trainers(everyone),
  MARKNOTESQX: trainers(everyone),
  MARKNOTESFORPOLICEQX: trainers(police),
  MARKNOTESFORCHURCHQX: trainers(churches),
  MARKNESTEDNOTESPOLICEQX: trainers(police),
  MARKNESTEDKEYPOLICEQX: trainers(police),
  MARKNESTEDNOTESCHURCHQX: trainers(churches),
  MARKSLIDEPOLICENOTESQX: trainers(police),
  MARKSTORYNOTESQX: trainers(everyone),
  MARKTASKNOTESQX: trainers(everyone),
  MARKKEYQX: trainers(everyone),

  // Slides and modules
  MARKSLIDEPOLICETITLEQX: shown(police),
  MARKSLIDEPOLICEQX: shown(police),
  MARKSLIDECHURCHTITLEQX: shown(churches),
  MARKSLIDECHURCHQX: shown(churches),
  MARKNOTPARISHQX: shown(["church", "police"]),
  MARKSENSITIVETITLEQX: shown(police),
  MARKSENSITIVEQX: shown(police),
  MARKTOPICRAIDSQX: shown(police),
  MARKADULTSQX: shown(police),
  MARKMODULEPOLICEQX: shown(police),

  // Scenarios and the exercise
  MARKFULLTITLEQX: shown(police),
  MARKFULLBEATQX: shown(police),
  MARKFULLQUESTIONQX: shown(police),
  MARKFULLKEYQX: trainers(police),
  MARKSOFTTITLEQX: shown(churches),
  MARKSOFTBEATQX: shown(churches),
  MARKSOFTQUESTIONQX: shown(churches),
  MARKSOFTKEYQX: trainers(churches),
  MARKRAIDBEATQX: shown(police),
  MARKRAIDKEYQX: trainers(police),
  MARKTASKTITLEQX: shown(everyone),
  MARKTASKAIMQX: shown(everyone),
  MARKTASKSTEPQX: shown(everyone),
  MARKTASKROOMQX: elsewhere(trainers(everyone)),
  MARKTASKMATERIALQX: elsewhere(trainers(everyone)),
  MARKITEMTEXTQX: trainers(everyone),
  MARKITEMKEYQX: trainers(everyone),
  MARKDEBRIEFQX: trainers(everyone),

  // The register, profiles, figures and pictures
  MARKFACTPOLICEQX: shown(police),
  MARKSOURCEPOLICEQX: shown(police),
  MARKPUBLISHERPOLICEQX: shown(police),
  MARKFACTCOUNTSQX: elsewhere(shown(police)),
  MARKFACTNOTEQX: nobody,
  MARKFACTNOTESQX: trainers(everyone),
  MARKSOURCENOTESQX: trainers(everyone),
  MARKSOURCENOTESTITLEQX: elsewhere(trainers(everyone)),
  MARKCONTACTPOLICEQX: shown(police),
  MARKCONTACTCHURCHQX: shown(churches),
  MARKCONTACTUNVERIFIEDQX: nobody,
  MARKTERMPLAINQX: shown(churches),
  MARKTERMPLAINPLURALQX: shown(churches),
  MARKTERMPOLICEQX: shown(police),
  MARKTERMPOLICEPLURALQX: shown(police),
  MARKROUTEPOLICEQX: shown(police),
  MARKROUTECHURCHQX: shown(churches),
  MARKSLOTPOLICEQX: shown(police),
  MARKSLOTCHURCHQX: shown(["church"]),
  MARKSLOTPARISHQX: shown(["parish"]),
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
