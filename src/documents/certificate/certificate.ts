import { inMinutes } from "../../text/minutes.ts";
import { fieldsOf } from "../fields.ts";
import { dataUri } from "../inserts.ts";
import type { TrainerKind } from "../kit.ts";
import { SHEET } from "../paper/paper.ts";
import { composeSheet } from "../paper/sheet.ts";
import { sessionFacts } from "../session-facts.ts";
import { statusOf } from "../status.ts";

const TITLE = "Certificate of attendance";

/** That somebody was there, and for what. */
export const certificate: TrainerKind = {
  id: "certificate",
  name: "Certificate",
  about: "that somebody took part, for how long and in what: attendance, and no more",
  printing: {
    moment: "end",
    for: "each participant",
    hint: "On one side, landscape. Type the names before printing, or leave them to be written by hand.",
  },
  reader: "trainer",
  formats: ["html", "pdf"],
  // The area is what `certificate.css` leaves of the sheet on its side.
  pages: {
    selector: "header.certificate-head, section.part",
    sizes: SHEET.sizes,
    paper: { width: (269 / 25.4) * 96, height: (182 / 25.4) * 96 },
    mostPages: 1,
  },
  compose: ({ shown }, kit) => {
    const { settings, audience, branding, plan, answered } = shown;
    const { templates } = kit;
    const { line } = fieldsOf(kit);
    const { logo } = branding ?? {};
    const facts = [
      ...sessionFacts(shown).filter(({ label }) => label !== "Session"),
      { label: "Signature", value: "" },
    ].map(({ label, value }) => ({
      label,
      value,
      blank: value === "" ? line({ name: label.toLowerCase(), label }) : "",
    }));
    const body = templates.fill("certificate/page", {
      kind: TITLE,
      title: settings.title,
      session: shown.local?.title ?? "",
      audience: audience.name,
      organisation: branding?.name ?? settings.organisation,
      motif: audience.motif === undefined ? "" : templates.fill(`motifs/${audience.motif}`, {}),
      logo: templates.fill("parts/logo", {
        source: dataUri(logo?.picture),
        alt: logo?.alt ?? "",
      }),
      name: line({ name: "name", label: "Name of the person who took part" }),
      time: inMinutes(plan.content),
      questions: answered,
      facts,
      status: statusOf(shown).join(" · "),
    });
    return composeSheet(shown, kit, {
      kind: TITLE,
      body,
      styles: ["certificate/certificate.css"],
      parts: [{ id: "attended", title: settings.title, html: body }],
    });
  },
};
