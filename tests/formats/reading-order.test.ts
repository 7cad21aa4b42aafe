import { describe, expect, test } from "vitest";
import { readAlong } from "../../src/formats/pdf/reading-order.ts";
import { printedText } from "../../src/text/html.ts";

const WRITTEN = "The first column says one thing. The second column says another thing, at length.";

describe("two texts agree", () => {
  test.each([
    [
      "where one breaks its words",
      "The fi- rst col umn says onething. The second column says another thing, at length.",
    ],
    [
      "in ligatures and capitals",
      "The ﬁrst COLUMN says one thing. The second column says another thing, at length.",
    ],
    [
      "where styles add a counter",
      `1 of 12 ${WRITTEN.replace("The second", "2. The second")} more`,
    ],
  ])("%s", (_, said) => expect(readAlong(WRITTEN, said)).toEqual([]));

  test("where styles number one short entry after the other", () => {
    expect(readAlong("Ask Tell Go Write it down", "1 Ask 2 Tell 3 Go 4 Write it down")).toEqual([]);
  });

  test("where the numbers of pages stand in one of them", () => {
    const said = "Consent 3, 14, 15, 92, 65, 35, 89, 79, 32, 38 (see also Means) Means 4, 6 End 1";
    expect(readAlong("Consent (see also Means) Means End", said)).toEqual([]);
  });

  test("where there is nothing to say", () => expect(readAlong(" – ", "")).toEqual([]));
});

describe("they do not", () => {
  test("where words are lost", () => {
    const said = WRITTEN.replace("another thing", "");
    expect(readAlong(WRITTEN, said)).toEqual(["another", "thing,"]);
  });

  test("where columns are read the wrong way round", () => {
    const [left, right] = WRITTEN.split(/(?<=\.) /);
    expect(readAlong(WRITTEN, `${right} ${left}`).length).toBeGreaterThan(3);
  });

  test("where a whole slide was read before", () => {
    const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ");
    expect(readAlong(`${WRITTEN} ${long}`, `${long} ${WRITTEN}`).length).toBeGreaterThan(5);
  });
});

describe("what is printed of a page", () => {
  const shown = (html: string) => {
    const { read, hidden } = printedText(html);
    return [read, hidden].map((text) => text.replace(/\s+/g, " ").trim());
  };

  test.each([
    ["its text", "<p>One <b>two</b> &amp; three</p>", "One two & three", ""],
    [
      "but not what is hidden",
      '<p>One</p><p aria-hidden="true">2 <p>b</p></p><p>End</p>',
      "One End",
      "2 b",
    ],
    ["nor what is for screens", "<a data-screen href=#>Skip</a><p>One</p>", "One", ""],
    ["nor names of drawings", "<svg><title>A</title><text>B</text></svg>", "B", ""],
    [
      "nor words of a background",
      `<figure style="background-image:url(x)"><figcaption>A</figcaption></figure>B`,
      "B",
      "",
    ],
    [
      "with what follows what never closes",
      '<img alt="a > b" aria-hidden="true">One<br>two',
      "One two",
      "",
    ],
    ["with what says it is not hidden", '<p aria-hidden="false">One</p>', "One", ""],
  ])("%s", (_, html, read, hidden) => expect(shown(html)).toEqual([read, hidden]));
});
