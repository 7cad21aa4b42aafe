import { addSlide, addStep, type Break } from "./break.ts";

const CLOSING = "programme/modules/closing.md";
const LESSON = "programme/modules/lesson.md";
const STORY = "programme/scenarios/the-packing-job.md";
const CONTACTS = "programme/register/contacts.yaml";

/** Adds a last question to a scenario. */
const addQuestion = (question: string) => (text: string) =>
  text.replace(/^## Questions\n\n/m, `## Questions\n\n- ${question}\n`);

/** Adds a first beat to a scenario. */
const addBeat = (beat: string) => (text: string) => text.replace(/^- /m, `- ${beat}\n- `);

/** Makes the first contact serve somebody else. */
const serve = (whom: string) => (text: string) =>
  text.replace(/^ {2}serves: .*$/m, `  serves: ${whom}`);

/** A break of each rule about words and numbers. */
export const breaksOfWording: readonly Break[] = [
  {
    rule: "banned-word",
    name: "a word for nobody, in spite of emphasis and a line break",
    file: CLOSING,
    edit: addSlide("They are held **in\nchains**, it is said."),
    planted: "They are held",
  },
  {
    rule: "banned-word",
    name: "a word that a term replaces, in what only the trainer reads",
    file: CLOSING,
    edit: addSlide("Text\n\n:::notes\n\nSay that illegal migrants are people.\n\n:::"),
    planted: "Say that illegal migrants",
  },
  {
    rule: "banned-word",
    name: "a word that one audience is spared",
    file: CLOSING,
    edit: addSlide("Nobody needs a rescue raid.", "for: church\n"),
    planted: "Nobody needs a rescue raid",
  },
  {
    rule: "banned-word",
    name: "details for pupils",
    file: LESSON,
    edit: addSlide("Somebody was beaten up."),
    planted: "Somebody was beaten up",
  },
  {
    rule: "banned-word",
    name: "a helpline of another country",
    file: CLOSING,
    edit: addSlide("Children can call Childline.", "for: moi\n"),
    planted: "Children can call Childline",
  },
  {
    rule: "banned-word",
    name: "a referral that is not theirs to make",
    file: CLOSING,
    edit: addSlide("You must refer them to the NRM.", "for: nhs\n"),
    planted: "You must refer them",
  },
  {
    rule: "banned-word",
    name: "a word in a profile's route",
    file: "audiences/police.yaml",
    edit: addStep("who: A rescued victim", "does: is heard"),
    planted: "who: A rescued victim",
  },
  {
    rule: "dead-string",
    name: "a period that was changed",
    file: CLOSING,
    edit: addSlide("The recovery period is 45\ndays."),
    planted: "The recovery period is 45",
  },
  {
    rule: "dead-string",
    name: "a slogan as a bad example",
    file: CLOSING,
    edit: addSlide(":::avoid\n\nThe fastest growing crime.\n\n:::"),
    planted: "The fastest growing crime",
  },
  {
    rule: "dead-string",
    name: "a form of old in a scenario's key",
    file: STORY,
    edit: (text) => text.replace(/^(:{3,}key)\n\n/m, "$1\n\nFill in the MS1 form.\n\n"),
    planted: "Fill in the MS1 form",
  },
  {
    rule: "dead-string",
    name: "a centre of old in the register",
    file: CONTACTS,
    edit: serve("callers of the POPPY Project"),
    planted: "serves: callers of",
  },
  {
    rule: "invites-disclosure",
    name: "a question in notes",
    file: CLOSING,
    edit: addSlide('Text\n\n:::notes\n\n**Ask.** "*Have* you ever seen this?"\n\n:::'),
    planted: '**Ask.** "*Have* you',
  },
  {
    rule: "invites-disclosure",
    name: "a question about a scenario",
    file: STORY,
    edit: addQuestion("Do you know anyone who lives like this?"),
    planted: "- Do you know anyone",
  },
  {
    rule: "false-promise",
    name: "secrecy",
    file: CLOSING,
    edit: addSlide("Say: I’ll keep it secret."),
    planted: "Say: I’ll keep",
  },
  {
    rule: "false-promise",
    name: "what others decide, to pupils",
    file: LESSON,
    edit: addSlide("If you tell, you will not be in trouble."),
    planted: "If you tell, you",
  },
  {
    rule: "sensitivity-too-low",
    name: "a word on a slide that declares nothing",
    file: CLOSING,
    edit: addSlide("Some are tortured."),
    planted: "Some are tortured",
  },
  {
    rule: "sensitivity-too-low",
    name: "a word in a scenario that declares less",
    file: STORY,
    edit: addBeat("A man is stabbed."),
    planted: "- A man is stabbed",
  },
  {
    rule: "sensitivity-too-low",
    name: "a word for pupils, whatever is declared",
    file: LESSON,
    edit: addSlide("Nobody speaks of suicide.", "sensitivity: 1\n"),
    planted: "Nobody speaks of suicide",
  },
  {
    rule: "typed-contact",
    name: "a telephone number in notes",
    file: CLOSING,
    edit: addSlide("Text\n\n:::notes\n\nCall 0800 000 0000.\n\n:::"),
    planted: "Call 0800",
  },
  {
    rule: "typed-contact",
    name: "an e-mail address",
    file: CLOSING,
    edit: addSlide("Write to help@example.org."),
    planted: "Write to help@",
  },
  {
    rule: "typed-contact",
    name: "a postcode",
    file: CLOSING,
    edit: addSlide("Our office is in AB1 2DE."),
    planted: "Our office is in",
  },
  {
    rule: "typed-contact",
    name: "a postal address",
    file: STORY,
    edit: addBeat("He lives at 12 Station Road."),
    planted: "- He lives at",
  },
  {
    rule: "typed-figure",
    name: "a share that nobody can look up",
    file: CLOSING,
    edit: addSlide("About 40% are men."),
    planted: "About 40%",
  },
  {
    rule: "typed-law",
    name: "a law without its source",
    file: CLOSING,
    edit: addSlide("See the Some Other Act 2001."),
    planted: "See the Some Other",
  },
  {
    rule: "typed-number",
    name: "a number on a slide",
    file: CLOSING,
    edit: addSlide("It happened to 17 people."),
    planted: "It happened to",
  },
  {
    rule: "typed-number",
    name: "a number in a scenario that nobody looked at",
    file: STORY,
    edit: addBeat("He works 61 hours."),
    planted: "- He works 61",
  },
  {
    rule: "number-not-there",
    name: "a number that was looked at and is gone",
    file: CLOSING,
    edit: addSlide("Text", "numbers-reviewed: 17\n"),
    planted: "numbers-reviewed: 17\n",
  },
];
