import { report } from "../model/diagnostics.ts";
import { BLOCKS } from "./block-names.ts";
import type { Gathered } from "./gathered.ts";

/** Notes where code stands, and reports code that does not end where it should. */
export function readCode(start: number, end: number, source: string, to: Gathered): void {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (fence === undefined) return; // indented code: colons in it are reported, to be safe
  to.code.push({ start, end });
  const closed = new RegExp(`\\n[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`).test(source);
  // Where a closing line is missing, that of the next code closes this one, slides later.
  const swallows = /\n[ \t>]*(?:`{3}|~{3}|<!--)/.test(source.replace(/\n[^\n]*$/, ""));
  if (!closed || swallows) {
    report(to.file, "unclosed-code", start, {
      message: closed
        ? "Other code or a slide begins inside this code, so it was meant to end before."
        : "This code is never closed; everything after it would become code.",
      expected: `a line ${fence} where it ends`,
    });
    return;
  }
  reportBlocks(start, source, to);
}

/** A line that opens a block. In code it is only text, and so is what it was meant to hide. */
const OPENING = new RegExp(`^[ \\t>]*:{3,}[ \\t]*(?:${BLOCKS.join("|")})\\b`, "gim");

function reportBlocks(start: number, source: string, to: Gathered): void {
  for (const match of source.matchAll(OPENING)) {
    const line = match[0].trimStart();
    report(to.file, "block-in-code", start + match.index + match[0].indexOf(":"), {
      message: `"${line.replace(/^[> \t]+/, "")}" stands inside code, where it hides nothing: the slide would show all of it.`,
      expected: "blocks outside of code",
      help: "Take out the code's fences around it; or, if the colons are only text, write them between backticks in a line.",
    });
  }
}
