import { inflateSync } from "node:zlib";
import { EnvironmentError } from "./errors.ts";
import { type FoundBrowser, findBrowser } from "./find.ts";
import { openSession } from "./session.ts";

const PAGE = `<!doctype html><html lang="en"><title>Lectern</title><h1>Printed</h1>`;

/** What a trial print found out; `problem` and `help` where it failed. */
export interface BrowserReport {
  found?: FoundBrowser;
  version?: string;
  /** Whether a small page came out as a PDF with its text. */
  printed?: boolean;
  /** Milliseconds from the start of the browser to the printed page. */
  ms?: number;
  problem?: string;
  help?: string;
}

/** Finds the browser, starts it for real and prints a small page with it; never throws. */
export async function inspectBrowser(env: NodeJS.ProcessEnv): Promise<BrowserReport> {
  const report: BrowserReport = {};
  try {
    report.found = await findBrowser(env);
    Object.assign(report, await tryPrinting(report.found));
  } catch (error) {
    report.problem = (error as Error).message;
    report.help = error instanceof EnvironmentError ? error.help : "Please report this as a bug.";
  }
  return report;
}

async function tryPrinting(found: FoundBrowser): Promise<Partial<BrowserReport>> {
  const start = performance.now();
  const session = openSession(found);
  try {
    const version = await session.version();
    const pdf = await session.run(async (page) => {
      await page.setContent(PAGE);
      return page.pdf({ tagged: true });
    });
    const ms = Math.round(performance.now() - start);
    if (paintsText(pdf)) return { version, printed: true, ms };
    return {
      version,
      printed: false,
      ms,
      problem: "The browser prints blank pages, as it does where no font is installed.",
      help: "Install any TrueType font (on Debian: fonts-dejavu-core), or unset LECTERN_BROWSER to use the embedded browser, which brings its own.",
    };
  } finally {
    await session.close();
  }
}

/** Whether any page of a PDF that Chromium wrote draws letters; a blank one draws none. */
export function paintsText(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf);
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
    const start = at + "stream\n".length;
    const end = bytes.indexOf("endstream", start);
    if (end >= 0 && /\bT[jJ]\s/.test(inflate(bytes.subarray(start, end)))) return true;
  }
  return false;
}

function inflate(data: Buffer): string {
  try {
    return inflateSync(data).toString("latin1");
  } catch {
    return "";
  }
}
