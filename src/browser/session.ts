import type { Page } from "puppeteer";
import { EnvironmentError } from "./errors.ts";
import type { FoundBrowser } from "./find.ts";
import { closeBrowser } from "./launch.ts";
import { endIfStuck, openTab, type Running, recycleTab, startRunning } from "./running.ts";
import { createSlots } from "./slots.ts";
import { Breakdown, watch } from "./watch.ts";

const MOST_PAGES = 3;

/** A manual of eighty pages, printed three times on a machine that does much else. */
const LONGEST_MS = 120_000;

/** Settings of a session. */
export interface SessionOptions {
  /** Milliseconds one task may take; 120,000 by default. */
  timeoutMs?: number;
  /** Told why a task is tried a second time. */
  onRetry?: (error: Error) => void;
}

/** A browser that stays open between tasks. */
export interface BrowserSession {
  /**
   * Runs a task on a page of its own, at most three at once. Where the page or the browser breaks
   * down or the time is up, the task runs once more from its start, then an `EnvironmentError`
   * follows; what the task itself throws is passed on.
   */
  run<T>(task: (page: Page) => Promise<T>): Promise<T>;
  version(): Promise<string>;
  /** Ends the browser; tasks that still run or wait are rejected. */
  close(): Promise<void>;
}

/** What a task gave, and when its page is ready for another. */
interface Done<T> {
  result: T;
  emptied: Promise<void>;
}

/** Opens a browser in the background and hands out its pages. */
export function openSession(
  found: FoundBrowser,
  { timeoutMs = LONGEST_MS, onRetry }: SessionOptions = {},
): BrowserSession {
  const takeSlot = createSlots(MOST_PAGES);
  // Every browser that may still have a process, so that `close` leaves none.
  const started = new Set<Promise<Running>>();
  let current: Promise<Running> | undefined;
  let closed = false;

  async function start(): Promise<Running> {
    if (closed) throw closedError();
    if (!current) {
      const mine = startRunning(found, timeoutMs, MOST_PAGES);
      current = mine;
      started.add(mine);
      const forget = () => {
        if (current === mine) current = undefined;
      };
      // The next task starts anew; until it asks, nobody listens, and that is no unhandled failure.
      mine.then(({ browser }) => {
        browser.once("disconnected", forget);
        if (!browser.connected) forget();
      }, forget);
    }
    return current;
  }

  async function attempt<T>(task: (page: Page) => Promise<T>): Promise<Done<T>> {
    const running = await start();
    const { browser, idle } = running;
    let page: Page | undefined;
    try {
      const mine = idle.pop() ?? (await openTab(running, timeoutMs));
      page = mine;
      const result = await watch({ browser, page, timeoutMs }, () => task(mine));
      return { result, emptied: recycleTab(running, mine) };
    } catch (error) {
      page?.close().catch(() => undefined);
      if (closed) throw closedError();
      if (error instanceof Breakdown && error.late) await endIfStuck(browser);
      throw error;
    }
  }

  async function attemptTwice<T>(task: (page: Page) => Promise<T>): Promise<Done<T>> {
    try {
      return await attempt(task);
    } catch (error) {
      if (!(error instanceof Breakdown)) throw error;
      onRetry?.(error);
    }
    try {
      return await attempt(task);
    } catch (error) {
      throw error instanceof Breakdown ? failedTwice(error) : error;
    }
  }

  async function run<T>(task: (page: Page) => Promise<T>): Promise<T> {
    const release = await takeSlot();
    try {
      const { result, emptied } = await attemptTwice(task);
      // The result need not wait until the page is emptied for the next task; the slot must.
      void emptied.finally(release);
      return result;
    } catch (error) {
      release();
      throw error;
    }
  }

  start().catch(() => undefined);
  return {
    run,
    version: async () => (await start()).browser.version(),
    close: async () => {
      closed = true;
      await Promise.all(
        [...started].map((one) =>
          one.then(
            ({ browser }) => closeBrowser(browser),
            () => undefined,
          ),
        ),
      );
    },
  };
}

function closedError(): EnvironmentError {
  return new EnvironmentError("The browser was closed before its work was done.", "Start again.");
}

function failedTwice(cause: Breakdown): EnvironmentError {
  return new EnvironmentError(
    `The browser failed twice at the same task: ${cause.message}.`,
    "Try again with less running beside it, since a browser short of memory ends so; `lectern doctor` tries it alone, and LECTERN_BROWSER can name another.",
    { cause },
  );
}
