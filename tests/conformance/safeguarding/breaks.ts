import { addSlide, addStep, type Break, firstStep, MARK, settingsAtMark, unset } from "./break.ts";

const WELCOME = "programme/modules/welcome.md";
const CLOSING = "programme/modules/closing.md";
const WHAT_TO_DO = "programme/modules/what-to-do.md";
const WHAT_IS = "programme/modules/what-is-trafficking.md";
const SIGNS = "programme/modules/the-signs.md";
const CONTACTS = "programme/register/contacts.yaml";
const STORY = "programme/scenarios/the-packing-job.md";
/** A key; one with blocks inside has a longer fence than theirs. */
const KEY = /^(?<fence>:{3,})key\n(?<inside>[\s\S]*?)^\k<fence>$/m;
const HELPLINE = "modern-slavery-helpline";

const NOTES = `:::notes\n\n${"Say this to everybody here. ".repeat(14)}\n\n:::`;

/** In the first slide of a module, in what participants see. */
const inFirstSlide = (edit: (shown: string) => string) => (text: string) => {
  const end = text.indexOf(":::notes");
  return edit(text.slice(0, end)) + text.slice(end);
};

/** The places of the entry of a contact that is given another one. */
const moveTo = (place: string) => (text: string) =>
  text.replace(new RegExp(`(- id: ${HELPLINE}\\n[\\s\\S]*?jurisdiction: )[^\\n]+`), `$1${place}`);

/** A break of each rule about how editions are built. */
export const breaks: readonly Break[] = [
  {
    rule: "content-note-missing",
    name: "the first slide is no content note",
    file: WELCOME,
    edit: unset("role: content-note"),
    planted: settingsAtMark,
  },
  {
    rule: "content-note-missing",
    name: "the content note names nobody",
    file: WELCOME,
    edit: inFirstSlide((shown) =>
      shown
        .replace("role: content-note", `role: content-note\n${MARK}`)
        .replace(/\{\{(?:slot|contact)\.[^}]+\}\}/g, "somebody"),
    ),
    planted: settingsAtMark,
  },
  {
    rule: "ground-rules-missing",
    name: "no slide has the ground rules",
    file: WELCOME,
    edit: unset("role: ground-rules", { all: true }),
    at: "audiences/church.yaml",
    planted: "name: ",
  },
  {
    rule: "telling-slide-missing",
    name: "no slide says what to do if someone tells you",
    file: CLOSING,
    edit: unset("role: if-someone-tells-you", { all: true }),
    at: "audiences/nhs.yaml",
    planted: "name: ",
  },
  {
    rule: "what-to-do-missing",
    name: "no slide says what to do",
    file: WHAT_TO_DO,
    edit: unset("role: what-to-do", { all: true }),
    at: "audiences/police.yaml",
    planted: "name: ",
  },
  {
    rule: "help-not-last",
    name: "the last slide is not the help",
    file: CLOSING,
    edit: addSlide(`Goodbye.\n\n${NOTES}`),
    planted: settingsAtMark,
  },
  {
    rule: "help-not-last",
    name: "the help names nobody",
    file: CLOSING,
    edit: (text) =>
      text.replace("role: help", `role: help\n${MARK}`).replaceAll("::contacts", "Many."),
    planted: settingsAtMark,
  },
  {
    rule: "emergency-not-first",
    name: "the route has nobody to call in danger",
    file: "audiences/church.yaml",
    edit: (text) => text.replaceAll("    contact: emergency\n", ""),
    planted: firstStep,
  },
  {
    rule: "emergency-not-first",
    name: "what to do begins with somebody else",
    file: WHAT_TO_DO,
    edit: (text) =>
      text.replace(
        /(role: what-to-do\n)([\s\S]*?\n## [^\n]+\n)/,
        `$1${MARK}\n$2\nFirst ask {{slot.named-person}}.\n`,
      ),
    planted: settingsAtMark,
  },
  {
    rule: "emergency-not-first",
    name: "the help begins with somebody else",
    file: CLOSING,
    edit: (text) =>
      text
        .replace("role: help", `role: help\n${MARK}`)
        .replace("::contacts", "{{slot.named-person}}\n\n::contacts"),
    planted: settingsAtMark,
  },
  {
    rule: "route-against-status",
    name: "people refer who are no first responders",
    file: "audiences/church.yaml",
    edit: addStep("who: You", "does: fill in the form online", "self: true", "refers: true"),
    planted: firstStep,
  },
  {
    rule: "route-against-status",
    name: "people notify who have no such duty",
    file: "audiences/schools.yaml",
    edit: addStep("who: You", "does: send a report", "self: true", "notifies: true"),
    planted: firstStep,
  },
  {
    rule: "route-against-status",
    name: "first responders do not refer",
    file: "audiences/police.yaml",
    edit: (text) => text.replaceAll("    refers: true\n", ""),
    planted: firstStep,
  },
  {
    rule: "route-against-status",
    name: "nobody refers",
    file: "audiences/nhs.yaml",
    edit: (text) => text.replaceAll("    refers: true\n", ""),
    planted: firstStep,
  },
  {
    rule: "route-against-status",
    name: "a referral that does not say it is one",
    file: "audiences/nhs.yaml",
    edit: addStep("who: You", "does: make the NRM referral", "self: true"),
    planted: firstStep,
  },
  {
    rule: "route-against-status",
    name: "a step of the people in the room that does not say so",
    file: "audiences/schools.yaml",
    edit: addStep("who: You", "does: fill in the form online"),
    planted: firstStep,
  },
  {
    rule: "route-against-status",
    name: "a service of another country in a route of its own",
    file: "audiences/moi.yaml",
    edit: addStep("who: Helpline", "does: advises", `contact: ${HELPLINE}`),
    planted: firstStep,
  },
  {
    rule: "contact-against-jurisdiction",
    name: "a contact in a sentence, for another place",
    file: CONTACTS,
    edit: moveTo("Scotland"),
    at: WELCOME,
    planted: `{{contact.${HELPLINE}}}`,
  },
  {
    rule: "contact-against-jurisdiction",
    name: "a contact in the list, for another place",
    file: CONTACTS,
    edit: moveTo("Partner state"),
    planted: `- id: ${HELPLINE}`,
  },
  {
    rule: "contact-against-jurisdiction",
    name: "a contact in the route, for another place",
    file: CONTACTS,
    edit: moveTo("Northern Ireland"),
    at: "audiences/nhs.yaml",
    planted: `contact: ${HELPLINE}`,
  },
  {
    rule: "unknown-jurisdiction",
    name: "a profile for a place nobody knows",
    file: "audiences/nhs.yaml",
    edit: (text) => text.replace(/^jurisdiction: .*/m, "jurisdiction: Englund"),
    planted: "jurisdiction: Englund",
  },
  {
    rule: "unknown-jurisdiction",
    name: "a contact for a place nobody knows",
    file: CONTACTS,
    edit: moveTo("Englund and Wales"),
    planted: `- id: ${HELPLINE}`,
  },
  {
    rule: "unfit-for-audience",
    name: "a slide for an audience that may not see it",
    file: SIGNS,
    edit: addSlide(`Text.\n\n${NOTES}`, "for: church\nsensitivity: 3\n"),
    planted: settingsAtMark,
  },
  {
    rule: "unfit-for-audience",
    name: "a block for an audience that may not see its slide",
    file: SIGNS,
    edit: addSlide(
      `Text.\n\n:::for{church}\n\nPlanted for parishes.\n\n:::\n\n${NOTES}`,
      "sensitivity: 3\n",
    ),
    planted: ":::for{church}\n\nPlanted",
  },
  {
    rule: "unfit-for-audience",
    name: "an entry of a figure for an audience that may not see it",
    file: "programme/figures/signs-church.yaml",
    edit: (text) =>
      text.replace(
        /^( +)- (?![\w-]+:)([^\n]+)$/m,
        "$1- text: $2\n$1  for: [church]\n$1  sensitivity: 3",
      ),
    planted: (text) => text.lastIndexOf("- text: ", text.indexOf("for: [church]")),
  },
  {
    rule: "unfit-for-audience",
    name: "a scenario of which an audience may see no version",
    file: "programme/scenarios/the-work-colleague.md",
    edit: (text) =>
      text.replace(/^sensitivity: .*\n/m, "").replace("\nform:", "\nsensitivity: 3\nform:"),
    at: "audiences/nhs.yaml",
    planted: "- the-work-colleague",
  },
  {
    rule: "slide-too-full",
    name: "a slide with too much to read",
    file: WHAT_IS,
    edit: addSlide(`${"There are many words on it. ".repeat(20)}\n\n${NOTES}`),
    planted: settingsAtMark,
  },
  {
    rule: "notes-missing",
    name: "a slide without notes",
    file: WHAT_IS,
    edit: addSlide("Text."),
    planted: settingsAtMark,
  },
  {
    rule: "notes-length",
    name: "notes that are too short to teach from",
    file: WHAT_IS,
    edit: addSlide("Text.\n\n:::notes\n\nSay it.\n\n:::"),
    planted: settingsAtMark,
  },
  {
    rule: "notes-length",
    name: "notes that are too long to use",
    file: WHAT_IS,
    edit: addSlide(`Text.\n\n:::notes\n\n${"Say this to everybody here. ".repeat(40)}\n\n:::`),
    planted: settingsAtMark,
  },
  {
    rule: "leak",
    name: "the words of a key in the story",
    file: STORY,
    edit: (text) => {
      const key = KEY.exec(text)?.[2] ?? "";
      const clauses = key.split(/[.!?:;|\n]/).map((clause) => clause.replace(/\*\*/g, "").trim());
      const answer = clauses.find((clause) => clause.length > 45 && !clause.includes("{{")) ?? "";
      return text.replace(/^- /m, `- Planted here; ${answer}.\n- `);
    },
    planted: "- Planted here;",
  },
  {
    rule: "key-missing",
    name: "a key that became text",
    file: STORY,
    edit: (text) => text.replace(KEY, "$<inside>"),
    planted: "id: the-packing-job",
  },
  {
    rule: "stray-colons",
    name: "a key whose fence is mistyped",
    file: STORY,
    edit: (text) => text.replace(/^(:{3,})key$/m, "$1 key"),
    planted: "::: key",
  },
  {
    rule: "fact-stale",
    name: "a fact that is due to be checked again",
    file: "programme/register/facts.yaml",
    edit: (text) => text.replace(/check-again: .*/, 'check-again: "2026-11-22"'),
    planted: "- id: ",
    today: "2026-11-22",
  },
];
