import { describe, expect, test } from "vitest";
import { checkWording } from "../../src/check/wording/wording.ts";
import { makeProgramme, slide } from "../tailor/make-programme.ts";

/** The rules that a text breaks, in the order of the text. */
function broken(text: string): string[] {
  const { programme, findings } = makeProgramme({
    modules: { m: slide("a", `## Title\n\n${text}`) },
    contacts: [
      { id: "emergency", number: "999" },
      { id: "not-urgent", number: "101" },
      { id: "helpline", number: "08000 121 700" },
    ],
    terms: [{ id: "person", sayInsteadOf: ["illegals", "illegal immigrant", "sex slave"] }],
  });
  checkWording(programme, new Map(), new Set());
  return findings()
    .map((line) => line.split(" ", 1)[0] ?? "")
    .filter((rule) => rule !== "typed-number");
}

describe("a contact that is typed is an error, wherever it stands", () => {
  test.each([
    "Call 999.",
    "Call 9 9 9 now",
    "Dial **999**",
    "101 is for what can wait",
    "08000 121 700",
    "0800 555111",
    "0800\n555111",
    "0800\u00a0555\u2011111",
    "0800 – 555111",
    "+44 20 7946 0000",
    "(020) 7946 0958",
    "020-7946-0958",
    "help@example.org",
    "first.last+tag@mail.example.co.uk",
    "https://example.org/page",
    "www.example.org",
    "See example.gov.uk",
    "Write to SW1A 1AA",
    "m1 1ae",
    "EC1A1BB",
    "12 Station Road",
    "221b Old Baker Street",
    "P.O. Box 40",
    ":::notes\nCall 999.\n:::",
    ":::key\nhelp@example.org\n:::",
  ])("%s", (text) => {
    expect(broken(text)).toEqual(["typed-contact"]);
  });
});

describe("a figure that is typed is an error where participants see it", () => {
  test.each([
    "40%",
    "40 per cent",
    "40 percent",
    "3 million",
    "2.5 billion",
    "12,345",
    "5000",
    "2413 people",
    "12 thousand",
  ])("%s", (text) => {
    expect(broken(`About ${text} of them.`)).toEqual(["typed-figure"]);
    expect(broken(`Text\n\n:::notes\nAbout ${text} of them.\n:::`)).toEqual([]);
  });
});

describe("a law that is named is an error where participants see it", () => {
  test.each([
    "the Modern Slavery Act 2015",
    "the Children Act 1989",
    "the Immigration, Asylum and Nationality Act 2006",
    "the Warsaw Convention 2005",
    "Directive 2011/36",
  ])("%s", (text) => {
    expect(broken(`See ${text} for more.`)).toEqual(["typed-law"]);
    expect(broken(`Text\n\n:::notes\nSee ${text}.\n:::`)).toEqual([]);
  });
});

describe("words that harm are for :::avoid alone", () => {
  test.each<[text: string, found: string[]]>([
    ["They are illegals.", ["banned-word"]],
    ["Illegals", ["banned-word"]],
    ["an illegal immigrant", ["banned-word"]],
    ["illegal", []],
    ["illegalsomething", []],
    [":::avoid\nillegals\n:::", []],
    ["::::avoid\n:::for{x}\nillegals\n:::\n::::", []],
    [":::warning\nillegals\n:::", ["banned-word"]],
    [":::notes\nillegals\n:::", ["banned-word"]],
    ["::::notes\nNever say:\n\n:::avoid\nillegals\n:::\n::::", []],
  ])("%s", (text, found) => {
    expect(broken(text)).toEqual(found);
  });
});

describe("what is none of these is left alone", () => {
  test.each([
    "In 2015, at 9:30, on page 12, in room 101a",
    "Section 45 and Article 3(a) of the Act",
    "The Act, the Convention and the Protocol",
    "18 or over, 11-14, 16+",
    "Ages 10 to 17, 3 of 4, 1/2, 2.5 hours",
    "e.g. this, i.e. that, and so on...",
    "the U.K. and the E.U.",
    "It costs £50 or 999.50",
    "1999 and 2001",
    "{{contact.emergency}}",
    "One and. Then another",
    "The A12 2nd exit, the M25 3rd junction",
    "3 Roads lead there",
  ])("%s", (text) => {
    expect(broken(text)).toEqual([]);
  });
});
