import type { Insert, ParticipantEdition } from "../../src/model/edition.ts";
import { replaceTokens } from "../../src/text/tokens.ts";

/** A slide as plain lines, its values put in. */
export function slideText(
  { inserts }: Pick<ParticipantEdition, "inserts">,
  { body }: Pick<ParticipantEdition["slides"][number], "body">,
): string {
  const put = (text: string): string =>
    replaceTokens(text, (index) => {
      const insert = inserts[index];
      return insert ? put(insertText(insert)) : "";
    });
  return put(body)
    .replace(/^#+ .*\n*/, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

function insertText(insert: Insert): string {
  switch (insert.kind) {
    case "text":
      return insert.text;
    case "fact":
      return `${insert.text} [${insert.citation}]`;
    case "quotation":
      return `${insert.text} (${insert.from}) [${insert.citation}]`;
    case "citation":
      return `[${insert.citation}]`;
    case "source":
      return insert.source.title;
    case "slot":
      return `____ (${insert.label})`;
    case "open":
      return `[${insert.block}]`;
    case "close":
      return "";
    case "contacts":
      return insert.contacts.map(({ name, reach }) => `${name}: ${reach}`).join("\n");
    case "figure":
      return [
        insert.figure.title,
        ...textsOf(insert.figure.data),
        ...insert.route.map(
          ({ who, does, filled }) => `${who}: ${does}${filled ? ` (${filled})` : ""}`,
        ),
        ...(insert.chart?.points ?? []).map(({ label, text }) => `${label}: ${text}`),
      ].join("\n");
  }
}

/** Every text in a figure's data, in reading order. */
function textsOf(part: unknown): string[] {
  if (typeof part === "string") return part === "" ? [] : [part];
  return part !== null && typeof part === "object" ? Object.values(part).flatMap(textsOf) : [];
}
