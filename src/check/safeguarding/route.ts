import type { AudienceProfile, RouteStep } from "../../model/audience.ts";
import { report } from "../../model/diagnostics.ts";
import type { ProgrammeSettings } from "../../model/programme.ts";
import { phrasePattern } from "../../text/phrases.ts";
import { isElsewhere, type Jurisdictions } from "./jurisdictions.ts";

/** Reports a route that gives people a step that is not theirs, or keeps from them one that is. */
export function checkRoute(
  profile: AudienceProfile,
  places: Jurisdictions,
  words: ProgrammeSettings["routeWords"],
): void {
  const complain = (
    path: readonly PropertyKey[],
    finding: Record<"message" | "expected" | "help", string>,
  ): void => {
    const { file, offset } = profile.at(path);
    report(file, "route-against-status", offset, { ...finding, edition: profile.id });
  };
  for (const [index, step] of profile.route.entries()) {
    const wrong = wrongWith(step, profile, places, words);
    if (wrong) complain(["route", index], wrong);
  }
  const lack = lackOf(profile);
  if (lack) complain(["route"], lack);
}

/** What a route as a whole lacks. */
function lackOf({ route, responder, ages }: AudienceProfile) {
  if (responder === "yes" && !route.some(({ self, refers }) => self && refers)) {
    return {
      message: "These people are first responders, and no step of the route is their referral.",
      expected: "a step with self: true and refers: true",
      help: "Add the step in which they refer, or mark it; or set responder, if they may not refer.",
    };
  }
  // Children are led to an adult who takes it from there; they are not shown who refers.
  const areChildren = ages !== undefined && ages.to < 18;
  if (responder === "no" && !areChildren && !route.some(({ refers }) => refers)) {
    return {
      message: "The route does not say who makes the referral.",
      expected: "a step of somebody else with refers: true",
      help: "Add the step in which a first responder refers, or mark it with refers: true. People who may not refer should know who does.",
    };
  }
  return undefined;
}

function wrongWith(
  step: RouteStep,
  profile: AudienceProfile,
  places: Jurisdictions,
  words: ProgrammeSettings["routeWords"],
) {
  const { responder } = profile;
  const { who, does, self, refers, notifies } = step;
  if (!self && /^you\b/i.test(who)) {
    return {
      message: `The step "${who} ${does}" is taken by the people in the room, and does not say so.`,
      expected: "self: true",
      help: "Add self: true to the step. The rules for who may refer go by it.",
    };
  }
  if (self && responder === "no" && (refers || notifies)) {
    return {
      message: `These people are no first responders, and the route has them ${refers ? "refer" : "send the duty to notify report"}.`,
      expected: "a step of somebody else, such as the council or the police",
      help: "Let their own step end with whom they tell. Whoever refers without being a first responder is turned away, and time is lost.",
    };
  }
  if (responder === "own-mechanism" && notifies) {
    return {
      message:
        "The route has people report under a duty to notify, which their own mechanism does not know.",
      expected: "a step of their own country's procedure",
      help: "Take out notifies: true, or the step.",
    };
  }
  if (responder === "own-mechanism" && step.contact !== undefined) {
    const contact = places.contacts.get(step.contact);
    if (contact && isElsewhere(contact, profile, places)) {
      return {
        message: `The route names ${contact.name}, a service of ${contact.jurisdiction}, to people with a mechanism of their own.`,
        expected: "a slot for the service of their own country",
        help: "Write slot: in place of contact:, and declare the slot in the profile.",
      };
    }
  }
  if (self && !refers && speaksOf(words.refers, does)) {
    return {
      message: `The step "${who} ${does}" speaks of a referral, and does not say that it is one.`,
      expected: "refers: true, or words that do not sound like a referral",
      help: "If the people in the room make the referral, add refers: true. If they pass the concern on, say to whom they tell it.",
    };
  }
  if (self && !notifies && speaksOf(words.notifies, does)) {
    return {
      message: `The step "${who} ${does}" speaks of the duty to notify report, and does not say that it is that.`,
      expected: "notifies: true, or other words",
      help: "If the people in the room send the report, add notifies: true.",
    };
  }
  return undefined;
}

const speaksOf = (words: readonly string[], text: string): boolean =>
  words.length > 0 && phrasePattern(words).test(text);
