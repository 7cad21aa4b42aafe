import type { Browser, Page } from "puppeteer";

/** The browser, not the task, is at fault: a second try makes sense. */
export class Breakdown extends Error {
  override name = "Breakdown";
  /** Whether time ran out, so that the browser itself may be stuck. */
  readonly late: boolean;

  constructor(message: string, late: boolean, options?: ErrorOptions) {
    super(message, options);
    this.late = late;
  }
}

// By name, since puppeteer is loaded only when a browser starts.
const LOSSES = ["TargetCloseError", "ConnectionClosedError", "TimeoutError"];

/** What a piece of work depends on, and the milliseconds it may take. */
interface Watched {
  browser: Browser;
  page?: Page;
  timeoutMs: number;
}

/**
 * Does work in the browser; throws a `Breakdown` as soon as the page crashes (a print would hang),
 * the browser ends or the time is up. What the work throws on a sound page is passed on.
 */
export async function watch<T>(
  { browser, page, timeoutMs }: Watched,
  work: () => Promise<T>,
): Promise<T> {
  let fail: (error: Breakdown) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const onCrash = (cause: Error) => fail(new Breakdown("its page crashed", false, { cause }));
  const onEnd = () => fail(new Breakdown("the browser ended", false));
  const onLate = () => fail(new Breakdown(`it took longer than ${timeoutMs / 1000} s`, true));
  const timer = setTimeout(onLate, timeoutMs);
  page?.once("error", onCrash);
  browser.once("disconnected", onEnd);
  if (!browser.connected) onEnd();
  try {
    return await Promise.race([broken, (async () => work())()]);
  } catch (error) {
    if (error instanceof Breakdown) throw error;
    const { name, message } = error as Error;
    const asBreakdown = new Breakdown(message, name === "TimeoutError", { cause: error });
    if (!page || LOSSES.includes(name)) throw asBreakdown;
    // A step can fail a moment before the crash that caused it is told, so the page is asked.
    const answer = page.evaluate(() => true).catch(() => Promise.reject(asBreakdown));
    await Promise.race([broken, answer]);
    throw error;
  } finally {
    clearTimeout(timer);
    page?.off("error", onCrash);
    browser.off("disconnected", onEnd);
  }
}
