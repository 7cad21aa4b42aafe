import { expect, test } from "vitest";
import { tailor } from "../../src/tailor/tailor.ts";
import { makeProfile, makeProgramme, slide, slides } from "./make-programme.ts";

const { programme } = makeProgramme({
  modules: {
    m: slides(
      slide("values", "## One\n\n{{fact.act}} and {{fact.checked}}; call {{contact.line}}"),
      slide("notes", "## Two\n\nText\n\n:::notes\n\nSay {{fact.act}}.\n\n:::"),
      slide("list", "## Three\n\n::contacts"),
      slide("route", "## Four\n\n::figure{#way}"),
      slide("sure", "## Five\n\n{{fact.checked}}"),
      slide("talk", "::exercise{#x}"),
      slide("titled", "## Six\n\n::figure{#signs}"),
    ),
  },
  exercises: {
    x: "---\nid: x\ntitle: X\nkind: k\naim: A\nminutes: 5\ngroup: G\nroom: R\nitems:\n  - text: T\n    key: K\n---\n\n## Steps\n\n- Do\n\n## Debrief\n\nSay {{fact.act}}.\n",
  },
  figures: {
    way: "id: way\nkind: route\ntitle: The way\n",
    signs:
      "id: signs\nkind: columns\ntitle: Since {{fact.act}}\ncolumns:\n  - heading: H\n    items: [one]\n  - heading: G\n    items: [two]\n",
  },
  sources: ["book", "mirror"],
  facts: [
    { id: "act", value: "An Act", verified: "Y2", source: "mirror", inForce: "yes" },
    { id: "checked", value: "a rule" },
  ],
  contacts: [
    {
      id: "line",
      name: "The line",
      number: "01",
      verified: "Y2",
      source: "mirror",
      forWhom: ["police"],
    },
    { id: "sure", name: "Another", number: "02", forWhom: ["police"] },
  ],
});
const route = [{ who: "You", does: "call", contact: "line" }];
const { participant, trainer } = tailor(programme, makeProfile("police", { route }));

test.each([
  ["values", ["An Act (Publisher of mirror)", "The line (Publisher of mirror)"]],
  ["notes", ["An Act (Publisher of mirror)"]],
  ["list", ["The line (Publisher of mirror)"]],
  ["route", ["The line (Publisher of mirror)"]],
  ["sure", []],
  ["titled", ["An Act (Publisher of mirror)"]],
  ["talk", ["An Act (Publisher of mirror)"]],
])("the trainer is told what the slide %s has from second-hand pages", (id, says) => {
  expect(trainer.trainer.get(id)?.secondHand).toEqual(says);
});

test("participants are not", () => {
  expect(JSON.stringify(participant)).not.toContain("(Publisher of mirror)");
});
