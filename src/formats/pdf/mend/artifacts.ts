const PATH = new Set(["m", "l", "c", "v", "y", "re", "h"]);
const PAINT = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"]);
const SHOW = new Set(["Tj", "TJ", "'", '"', "sh"]);

/** One token of a content stream: a string, a bracket, a name, or a number or operator. */
const TOKEN =
  /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|%[^\r\n]*|\/[^\s/<>()[\]{}%]*|[^\s/<>()[\]{}%]+/g;

/**
 * A content stream with what it paints outside its tags marked as artifacts; undefined where it
 * paints nothing there. `isTagged` tells of a form by its name whether it holds tags of its own,
 * which must not stand inside an artifact. Throws where it meets what Chromium does not write.
 */
export function markArtifacts(
  stream: string,
  isTagged: (form: string) => boolean,
): string | undefined {
  const marked: string[] = [];
  let written = 0;
  const wrap = (from: number, to: number) => {
    marked.push(stream.slice(written, from), "/Artifact BMC\n", stream.slice(from, to), "\nEMC");
    written = to;
  };
  const open: boolean[] = []; // of each mark that has not ended: whether it is a tag, or an artifact
  let tagged = 0;
  let brackets = 0;
  let name = "";
  let operands: number | undefined; // where those of the next operator begin
  let path: number | undefined; // where the path that is not painted yet begins
  const tokens = new RegExp(TOKEN);
  for (let match = tokens.exec(stream); match; match = tokens.exec(stream)) {
    const [token] = match;
    if (token.startsWith("%")) continue;
    operands ??= match.index;
    if (token === "<<" || token === "[") brackets++;
    else if (token === ">>" || token === "]") brackets--;
    else if (token.startsWith("/")) name = token.slice(1);
    if (brackets > 0 || !isOperator(token)) continue;
    const from = operands;
    const to = tokens.lastIndex;
    operands = undefined;
    if (token === "BI") throw new Error("A picture inside the text of a page is not understood.");
    if (token === "BDC" || token === "BMC") {
      // Others only say how letters read that are drawn as one.
      const isTag = /\/MCID\b|^\/Artifact\b/.test(stream.slice(from, to));
      open.push(isTag);
      if (isTag) tagged++;
    } else if (token === "EMC") {
      if (open.length === 0) throw new Error("A tag of the page ends that never began.");
      if (open.pop()) tagged--;
    }
    if (tagged > 0) continue;
    if (PATH.has(token)) path ??= from;
    else if (token === "n") path = undefined;
    else if (PAINT.has(token)) {
      wrap(path ?? from, to);
      path = undefined;
    } else if (SHOW.has(token) || (token === "Do" && !isTagged(name))) wrap(from, to);
  }
  if (open.length > 0) throw new Error("A tag of the page does not end.");
  return written === 0 ? undefined : marked.join("") + stream.slice(written);
}

const isOperator = (token: string): boolean =>
  /^[A-Za-z'"]/.test(token) && token !== "true" && token !== "false" && token !== "null";
