import { composeDocument, documentKinds, prepareKit } from "../../src/documents/kinds.ts";
import { loadTemplates } from "../../src/load/load-templates.ts";
import type { AudienceProfile } from "../../src/model/audience.ts";
import type { Programme } from "../../src/model/programme.ts";
import { tailor } from "../../src/tailor/tailor.ts";

const kit = await prepareKit((await loadTemplates("templates")).templates, []);

/** The participants' deck and the trainer's, as Marp draws them: all that stands in their bodies. */
export function drawDecks(programme: Programme, profile: AudienceProfile) {
  const editions = tailor(programme, profile);
  const draw = (reader: "participant" | "trainer") => {
    const kind = documentKinds.find((known) => known.id === "deck" && known.reader === reader);
    if (!kind) throw new Error(`There is no deck for a ${reader}.`);
    return composeDocument(kind, editions, kit).body;
  };
  return { participant: draw("participant"), trainer: draw("trainer"), editions };
}
