/**
 * Makes a printed PDF a function of its content: replaces the time of printing, and the numbers of
 * nodes, which count on from whatever the browser drew before. Chromium leaves objects readable
 * and packs only streams; each replacement is as long as what it replaces, so that every offset
 * of the file stays true. Numbers keep their order, by which the tree of ids is sorted.
 */
export function stampPdf(printed: Uint8Array, date: Date): Uint8Array {
  const source = Buffer.from(printed).toString("latin1");
  const numbers = new Map(
    [...new Set(source.match(NODE))].sort().map((node, index) => [node, nodeNumber(index + 1)]),
  );
  const stamped = source
    .replace(NODE, (node) => numbers.get(node) ?? node)
    .replace(DATE, (_, name: string) => `${name} (D:${pdfDate(date)})`);
  if (stamped.length !== source.length)
    throw new Error("Stamping a PDF must not change its length.");
  return Buffer.from(stamped, "latin1");
}

/** A node's id: a string of its own, in the tree of ids, in `/ID` and in `/Headers`. */
const NODE = /\(node\d{8}\)/g;

const DATE = /(\/CreationDate|\/ModDate) \(D:\d{14}[+-]\d{2}'\d{2}'\)/g;

const nodeNumber = (number: number): string => `(node${String(number).padStart(8, "0")})`;

/** A date as PDFs write it, in UTC: 20261121000000+00'00'. */
function pdfDate(date: Date): string {
  return `${date.toISOString().replace(/\D/g, "").slice(0, 14)}+00'00'`;
}
