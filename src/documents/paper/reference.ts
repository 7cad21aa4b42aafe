import type { GlossaryEntry, ParticipantEdition } from "../../model/edition.ts";
import type { Source } from "../../model/register.ts";
import { slideNumbers } from "../deck/pages.ts";
import { fillInserts } from "../inserts.ts";
import type { Kit } from "../kit.ts";
import { renderProse } from "../prose.ts";
import { ownPart, type PaperPart } from "./paper.ts";

/** What a document that says more than participants get explains, and the sources it names. */
interface References {
  glossary: readonly GlossaryEntry[];
  sources: readonly Source[];
}

/** The parts to read and look things up in that stand at the end of a document, where there are any. */
export function referenceParts(
  edition: ParticipantEdition,
  kit: Kit,
  { glossary, sources: named }: References = { glossary: edition.glossary, sources: [] },
): PaperPart[] {
  return [
    background(edition, kit),
    words(edition, kit, glossary),
    help(edition, kit),
    sources(edition, kit, named),
  ].filter((part) => part !== undefined);
}

/** Reading that goes with slides, under their titles. */
function background(edition: ParticipantEdition, kit: Kit): PaperPart | undefined {
  const numbers = slideNumbers(edition.slides);
  const html = edition.background
    .map(({ slide, title, body }) =>
      kit.templates.fill("paper/background", {
        title,
        number: numbers.get(slide),
        html: fillInserts(renderProse(body, 1), edition, kit),
      }),
    )
    .join("\n");
  if (html === "") return undefined;
  return { ...ownPart(edition, "reading", "Background reading", html), className: "prose" };
}

/** Words that the edition uses, with what they mean. */
function words(
  edition: ParticipantEdition,
  kit: Kit,
  glossary: readonly GlossaryEntry[],
): PaperPart | undefined {
  if (glossary.length === 0) return undefined;
  return ownPart(
    edition,
    "words",
    "Words explained",
    kit.templates.fill("paper/words", { glossary }),
  );
}

/** The way a concern takes, and whom to call. */
function help(edition: ParticipantEdition, kit: Kit): PaperPart {
  const { contacts, route } = edition;
  const html = kit.templates.fill("paper/help", {
    contacts: contacts.length === 0 ? "" : kit.templates.fill("parts/contacts", { contacts }),
    route,
  });
  return ownPart(
    edition,
    "help",
    "Your route, and where to get help",
    fillInserts(html, edition, kit),
  );
}

/** Where what is said was taken from. */
function sources(
  edition: ParticipantEdition,
  kit: Kit,
  named: readonly Source[],
): PaperPart | undefined {
  const { citations } = edition;
  if (citations.length + named.length === 0) return undefined;
  const html = kit.templates.fill("paper/sources", { citations, named });
  return { ...ownPart(edition, "sources", "Sources", html), isIndexed: false };
}
