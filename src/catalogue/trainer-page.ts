import type { AudienceProfile } from "../model/audience.ts";
import type { Manifest, ManifestEdition, Printing } from "../model/document.ts";
import { commandWords } from "./command.ts";
import {
  aboutVersion,
  audienceColours,
  type CatalogueInput,
  framePage,
  type IndexFile,
} from "./page.ts";
import { drawSessionForm } from "./session-form.ts";
import { type FileLink, fillShelf, groupBy, ownTitle, type Shelf } from "./shelves.ts";
import { capital, count } from "./words.ts";

const PATH = "trainer/index.html";

/** What a trainer prints and when, in the words of the page. */
const WHEN: Readonly<Record<Printing["moment"], string>> = {
  before: "Before the day",
  start: "As people arrive",
  during: "During the session",
  end: "At the end",
  after: "Afterwards",
};

/** The trainer's page: for each audience its lengths, local details, what to print, all files. */
export function drawTrainerPage(input: CatalogueInput): IndexFile {
  const { manifest, fill } = input;
  const audiences = [...groupBy(manifest.editions, ({ audience }) => audience)]
    .map(([id, editions]) => aboutAudience(id, editions, input))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  const body = fill("catalogue/trainer", {
    ...aboutVersion(manifest),
    title: manifest.title,
    organisation: manifest.organisation,
    logo: fill("parts/logo", { source: "", alt: "" }),
    audiences,
  });
  return framePage(
    {
      path: PATH,
      title: `For trainers: ${manifest.title}`,
      description: "The trainer's page: lengths, local details, what to print and how many.",
      isListed: false, // whatever its status: it leads to notes and keys
      hasFeed: false,
      themeColour: undefined,
      style: audienceColours(input),
      scripts: ["catalogue/session.js", "catalogue/trainer.js"],
      body,
    },
    input,
  );
}

function aboutAudience(id: string, editions: readonly ManifestEdition[], input: CatalogueInput) {
  const { manifest, fill } = input;
  const profile = input.audiences.find((one) => one.id === id);
  const sorted = [...editions].sort(
    (a, b) => Number(b.isUsualLength) - Number(a.isUsualLength) || a.minutes - b.minutes,
  );
  const name = profile?.name ?? sorted[0]?.name ?? id;
  const parts = sorted.map((edition) => aboutEdition(edition, manifest));
  return {
    ...{ id, name },
    ownTitle: parts[0] ? ownTitle(parts[0].trainer, manifest) : "",
    hasSeveral: parts.length > 1,
    lengths: lengthsOf(id, sorted, profile),
    form: drawSessionForm({ id, name, profile, usual: sorted[0]?.minutes ?? 60 }, fill),
    editions: parts,
  };
}

/** Lengths that are made, and standard ones that are not, with what makes them. */
function lengthsOf(
  id: string,
  editions: readonly ManifestEdition[],
  profile: AudienceProfile | undefined,
) {
  const all = new Set([
    ...(profile?.minutes.standard ?? []),
    ...editions.map((one) => one.minutes),
  ]);
  return [...all]
    .sort((a, b) => a - b)
    .map((minutes) => {
      const made = editions.find((edition) => edition.minutes === minutes);
      const isUsual = made?.isUsualLength ?? minutes === profile?.minutes.default;
      return {
        length: count(minutes, "minute"),
        isUsual,
        edition: made?.edition,
        command: commandWords(id, ...(isUsual ? [] : ["--minutes", String(minutes)])),
      };
    });
}

function aboutEdition(edition: ManifestEdition, manifest: Manifest) {
  const at = { manifest, edition, page: PATH };
  const trainer = fillShelf({ ...at, reader: "trainer" });
  const participant = fillShelf({ ...at, reader: "participant" });
  const sheets = [...sheetsOf(trainer, "trainer"), ...sheetsOf(participant, "participant")].sort(
    (a, b) => a.order - b.order,
  );
  return {
    edition: edition.edition,
    length: count(edition.minutes, "minute"),
    isUsual: edition.isUsualLength,
    name: trainer.name,
    moments: [...groupBy(sheets, ({ when }) => when)].map(([when, list]) => ({ when, list })),
    trainer,
    participant,
    shelves: [
      {
        heading: "For you alone",
        note: "With notes and keys: keep these files to yourself.",
        ...trainer,
      },
      { heading: "For participants", note: "To show, print and share.", ...participant },
    ],
  };
}

/** One line of what to print. */
interface Sheet {
  name: string;
  whole: string;
  when: string;
  order: number;
  file: FileLink;
  pages: number;
  /** How many participants one copy is enough for; 0 where the trainer alone has one. */
  serves: number;
  /** For who asks for it: no number can be told beforehand. */
  isOnRequest: boolean;
  isOneSided: boolean;
  copies: string;
  sheets: string;
  hint: string;
}

const MOMENTS = Object.keys(WHEN);

function sheetsOf(shelf: Shelf, reader: "trainer" | "participant"): Sheet[] {
  return shelf.items.flatMap(({ name, versions }) =>
    versions.flatMap((version): Sheet[] => {
      const { printing, keep, pages } = version;
      const [file] = keep;
      if (!printing || !file) return [];
      const isOnRequest = version.name !== "";
      const serves = printing.for === "trainer" ? 0 : (printing.serves ?? 1);
      return [
        {
          name: isOnRequest ? `${name}, ${version.name.toLowerCase()}` : name,
          whole: version.whole,
          when: WHEN[printing.moment],
          // Within a moment: what the trainer has, then what participants get, then variants.
          order:
            MOMENTS.indexOf(printing.moment) * 10 +
            (reader === "trainer" ? 0 : 1) +
            (isOnRequest ? 1 : 0),
          ...{ file, pages, serves, isOnRequest, isOneSided: printing.isOneSided ?? false },
          copies: copiesInWords(serves, isOnRequest),
          sheets: sheetsInWords(pages, printing.isOneSided ?? false),
          hint: printing.hint ? capital(printing.hint) : "",
        },
      ];
    }),
  );
}

/** The paper of one copy, printed on both sides where that may be. */
function sheetsInWords(pages: number, isOneSided: boolean): string {
  const sheets = isOneSided ? pages : Math.ceil(pages / 2);
  const sides = pages === 1 ? "" : isOneSided ? " on one side" : " on both sides";
  return `${count(pages, "page")}, ${count(sheets, "sheet")}${sides}`;
}

function copiesInWords(serves: number, isOnRequest: boolean): string {
  if (isOnRequest) return "one for each person who asks";
  if (serves === 0) return "one, for you";
  return serves === 1 ? "one for each participant" : `one for every ${serves} participants`;
}
