import { report } from "../../model/diagnostics.ts";
import type { EditionSlide, ParticipantEdition } from "../../model/edition.ts";
import type { SlideRole } from "../../model/programme.ts";
import type { RuleId } from "../../model/rules.ts";
import { emergencyOf, helpOn, isSame, written } from "./help-shown.ts";

/** Reports what an edition lacks that keeps the people in the room and those they meet safe. */
export function checkSafeSlides(edition: ParticipantEdition): void {
  const { slides } = edition;
  const first = slides[0];
  const last = slides.at(-1);
  if (!first || !last) return; // said already: an edition has slides
  checkEnd(first, BEGINS, edition);
  for (const needed of NEEDED) checkThereIs(needed, edition);
  checkEnd(last, ENDS, edition);
  checkEmergency(last, edition);
}

/** A slide that has to stand at one end of an edition and name somebody to turn to. */
interface End {
  role: SlideRole;
  rule: RuleId;
  place: string;
  lacks: string;
  expected: string;
  help: Record<"otherSlide" | "namesNobody", string>;
}

const BEGINS: End = {
  role: "content-note",
  rule: "content-note-missing",
  place: "first",
  lacks: "is no content note",
  expected: "a {{contact.…}} or a {{slot.…}} on the slide",
  help: {
    otherSlide:
      "Before anything else, say what is coming, that people may step out, and who is there for them. Give that slide role: content-note, or move what stands before it.",
    namesNobody:
      "Name a helpline, or leave a blank for the person in the room who is there to listen.",
  },
};

const ENDS: End = {
  role: "help",
  rule: "help-not-last",
  place: "last",
  lacks: "does not say where help is to be had",
  expected: "::contacts, {{contact.…}} or {{slot.…}} on the slide",
  help: {
    otherSlide:
      "It stays on the screen while people leave. Give it role: help, or move what stands after it.",
    namesNobody:
      "Put in the line ::contacts, which prints this audience's contacts, or the blanks of its profile.",
  },
};

function checkEnd(slide: EditionSlide, end: End, edition: ParticipantEdition): void {
  const { settingsSite: site, id } = slide;
  const { role, rule, place, lacks, expected, help } = end;
  if (slide.role !== role) {
    site.report(rule, {
      message: `The ${place} slide is "${id}", which ${lacks}.`,
      expected: `a ${place} slide with role: ${role}`,
      help: help.otherSlide,
      edition: edition.name,
    });
  } else if (helpOn(slide, edition).length === 0) {
    site.report(rule, {
      message: `The ${place} slide "${id}" names nobody to turn to.`,
      expected,
      help: help.namesNobody,
      edition: edition.name,
    });
  }
}

interface Needed {
  role: SlideRole;
  rule: RuleId;
  what: string;
  why: string;
}

const NEEDED: readonly Needed[] = [
  {
    role: "ground-rules",
    rule: "ground-rules-missing",
    what: "the ground rules",
    why: "Without them, somebody may tell a private story where it cannot be kept safe.",
  },
  {
    role: "if-someone-tells-you",
    rule: "telling-slide-missing",
    what: "what to do if someone tells you",
    why: "People may be told something on the day after the session, and should know what to say.",
  },
  {
    role: "what-to-do",
    rule: "what-to-do-missing",
    what: "what to do",
    why: "Who learns to see signs and not what to do may confront, rescue or look away.",
  },
];

function checkThereIs({ role, rule, what, why }: Needed, edition: ParticipantEdition): void {
  if (edition.slides.some((slide) => slide.role === role)) return;
  const { file, offset } = edition.audience.at([]);
  report(file, rule, offset, {
    message: `The edition ${edition.name} has no slide that says ${what}.`,
    expected: `a slide with role: ${role} that this audience sees`,
    help: `${why} Give the slide that says it role: ${role}, and look whether its for: and not-for: let this audience see it.`,
  });
}

/** Whoever looks for what to do in danger reads one number, and it must be the right one. */
function checkEmergency(last: EditionSlide, edition: ParticipantEdition): void {
  const { audience, name } = edition;
  const emergency = emergencyOf(audience);
  if (!emergency) {
    const { file, offset } = audience.at(["route"]);
    report(file, "emergency-not-first", offset, {
      message: "The route does not say whom to call if somebody is in danger.",
      expected: "a step with urgent: true and a contact or a slot",
      help: "Add such a step, like: when: If anyone is in danger now, urgent: true, contact: emergency.",
      edition: name,
    });
    return;
  }
  const act = edition.slides.filter(({ role }) => role === "what-to-do");
  const help = act.flatMap((slide) => helpOn(slide, edition).map((found) => ({ slide, found })));
  const [first] = help;
  const expected = `${written(emergency)}, which the urgent step of the route names`;
  if (first && !isSame(first.found, emergency)) {
    first.slide.settingsSite.report("emergency-not-first", {
      message: `On the slides that say what to do, "${first.slide.id}" first names ${written(first.found)}.`,
      expected,
      help: "In danger people call the first number they see. Put the emergency before it; a ::figure that draws the route does.",
      edition: name,
    });
  } else if (!first && act[0]) {
    act[0].settingsSite.report("emergency-not-first", {
      message: "No slide that says what to do names whom to call in danger.",
      expected,
      help: "Name it on one of the slides with role: what-to-do, or show there the ::figure that draws the route.",
      edition: name,
    });
  }
  const [shown] = last.role === "help" ? helpOn(last, edition) : [];
  if (shown && !isSame(shown, emergency)) {
    last.settingsSite.report("emergency-not-first", {
      message: `The last slide "${last.id}" first names ${written(shown)}.`,
      expected,
      help: "Put the emergency first. ::contacts prints the contacts in the order of register/contacts.yaml.",
      edition: name,
    });
  }
}
