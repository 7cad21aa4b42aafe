import { report } from "../model/diagnostics.ts";
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
  }
}
