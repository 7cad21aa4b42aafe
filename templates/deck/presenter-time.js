// @ts-check
/*
 * The presenter's time: a timer that can be kept over a reload, and what was planned by slide. Knows
 * nothing of the page. A classic script in the same script element as viewer.js, before it.
 */

/**
 * A timer as it is kept. Times are milliseconds; `startedAt` since 1970, null while it stands.
 * @typedef {{ elapsed: number, startedAt: number | null }} KeptTimer
 */

// biome-ignore lint/correctness/noUnusedVariables: presenter.js uses it, in the same classic script
const presenterTime = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const MINUTE = 60_000;

  /** A timer that goes on where the kept one was; what is no timer is a new one. @param {unknown} kept */
  function makeTimer(kept) {
    const { elapsed, startedAt } = /** @type {Partial<KeptTimer>} */ (kept ?? {});
    /** @type {KeptTimer} */
    const timer = {
      elapsed: Number.isFinite(elapsed) ? Math.max(Number(elapsed), 0) : 0,
      startedAt: Number.isFinite(startedAt) ? Number(startedAt) : null,
    };
    // The computer's clock may be set back while the timer runs.
    const read = () =>
      timer.elapsed + (timer.startedAt === null ? 0 : Math.max(Date.now() - timer.startedAt, 0));
    return {
      read,
      kept: () => ({ ...timer }),
      isRunning: () => timer.startedAt !== null,
      toggle() {
        timer.elapsed = read();
        timer.startedAt = timer.startedAt === null ? Date.now() : null;
      },
      reset() {
        timer.elapsed = 0;
      },
    };
  }

  /** When each slide should begin and end, in minutes from the start. @param {number[]} minutes by slide */
  function makePlan(minutes) {
    let sum = 0;
    const slides = minutes.map((own) => {
      const from = sum;
      sum += own;
      return { from, to: sum };
    });
    return { slides, total: sum };
  }

  /** @param {number} count */
  const inMinutes = (count) => `${count} ${count === 1 ? "minute" : "minutes"}`;

  /**
   * How the time stands against the plan, in whole minutes.
   * @param {number} elapsed milliseconds
   * @param {{ from: number, to: number }} planned minutes
   * @returns {{ pace: "ahead" | "on-time" | "behind", words: string }}
   */
  function compare(elapsed, { from, to }) {
    const now = elapsed / MINUTE;
    const ahead = Math.floor(from - now);
    const behind = Math.floor(now - to);
    if (ahead >= 1) return { pace: "ahead", words: `${inMinutes(ahead)} ahead` };
    if (behind >= 1) return { pace: "behind", words: `${inMinutes(behind)} behind` };
    return { pace: "on-time", words: "On time" };
  }

  /** As `5:07` or `1:05:07`. @param {number} elapsed milliseconds */
  function format(elapsed) {
    const seconds = Math.floor(elapsed / 1000);
    const two = (/** @type {number} */ part) => `${part}`.padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const start = hours > 0 ? `${hours}:${two(minutes)}` : `${minutes}`;
    return `${start}:${two(seconds % 60)}`;
  }

  return { makeTimer, makePlan, compare, format, inMinutes };
})();
