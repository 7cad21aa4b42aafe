// @ts-check
/*
 * Two windows of the same file kept in step: the presenter's, and the audience's, which it opened.
 * Pages from a disk have no origin that could be checked, and channels and storage between them may
 * be blocked; what always works is a message from one window to the other. So each end looks at the
 * window a message comes from and at a secret that only the two share: the presenter's token, sent in
 * answer to a number that the audience's window drew. The token outlives the presenter's reload.
 *
 * The audience's window asks every second; what it hears back is the presenter's state, so that
 * nothing lost or crossed on the way leaves the two apart for longer.
 */

/** @typedef {"none" | "waiting" | "linked"} LinkState no window, one that does not answer, one in step */

/**
 * What both windows show: the id of a slide, and whether the screen is black.
 * @typedef {{ slide: string, black: boolean }} SharedState
 */

// biome-ignore lint/correctness/noUnusedVariables: presenter.js uses it, in the same classic script
const presenterLink = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const NAME = "lectern-audience";
  /** Stands before the slide's id in the address of the audience's window; no id holds a slash. */
  const FLAG = "audience/";
  const ASK_MS = 1000;
  /** Questions without an answer before the link counts as lost; a reload takes less. */
  const UNANSWERED = 3;

  /**
   * Whether this window is the audience's. The address says so even after the browser restored a
   * window from an earlier session; the name even if a link changed the address.
   */
  const isAudience = () => location.hash.startsWith(`#${FLAG}`) || window.name === NAME;

  function drawSecret() {
    return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
      "",
    );
  }

  /** @param {unknown} data @returns {Record<string, unknown> | undefined} */
  function readMessage(data) {
    const isOurs = typeof data === "object" && data !== null && "lectern" in data;
    return isOurs ? /** @type {Record<string, unknown>} */ (data) : undefined;
  }

  /** @param {unknown} state @returns {SharedState | undefined} */
  function readState(state) {
    const { slide, black } = /** @type {Record<string, unknown>} */ (state ?? {});
    return typeof slide === "string" && typeof black === "boolean" ? { slide, black } : undefined;
  }

  /** @param {SharedState} a @param {SharedState} b */
  const isSame = (a, b) => a.slide === b.slide && a.black === b.black;

  /**
   * The presenter's end.
   * @param {object} own
   * @param {string} own.token kept from before a reload, or a new secret
   * @param {() => SharedState} own.show what this window shows
   * @param {(state: SharedState) => void} own.follow shows what the audience's window went to
   * @param {(state: LinkState) => void} own.onChange the link has changed
   */
  function linkPresenter({ token, show, follow, onChange }) {
    /** @type {Window | null} */
    let other = null;
    let state = /** @type {LinkState} */ ("none");
    let shared = show();

    /** @param {LinkState} to */
    function become(to) {
      if (state === to) return;
      state = to;
      onChange(to);
    }

    /** @param {Record<string, unknown>} message */
    function post(message) {
      // A page from a disk has no origin to name. Only the window that we opened hears this.
      other?.postMessage({ ...message, token, state: shared }, "*");
    }

    window.addEventListener("message", ({ source, data }) => {
      const message = readMessage(data);
      const isOurs = message?.token === token || (other !== null && source === other);
      if (!message || !source || !isOurs) return;
      if (message.lectern === "ask") {
        other = /** @type {Window} */ (source);
        shared = show();
        post({ lectern: "answer", nonce: message.nonce, turn: message.turn });
        become("linked");
      }
      if (message.lectern === "bye") become("waiting");
      const told = message.lectern === "state" ? readState(message.state) : undefined;
      if (!told) return;
      shared = told;
      follow(told);
    });

    return {
      /** Opens the audience's window, or comes back to it. False if the browser forbade it. */
      open() {
        const address = `${location.href.replace(/#.*/, "")}#${FLAG}${encodeURIComponent(show().slide)}`;
        const opened = window.open(address, NAME, "popup,width=1280,height=760");
        if (!opened || opened.closed) return false;
        other = opened;
        if (state === "none") become("waiting");
        opened.focus();
        return true;
      },
      /** Tells the audience's window what has changed here. */
      update() {
        if (isSame(show(), shared)) return;
        shared = show();
        post({ lectern: "state" });
      },
      /** Looks whether the window is still there; call it now and then. */
      check() {
        if (!other?.closed) return;
        other = null;
        become("none");
      },
      isLinked: () => state === "linked",
    };
  }

  /**
   * The audience's end.
   * @param {object} own
   * @param {() => SharedState} own.show
   * @param {(state: SharedState) => void} own.follow
   * @param {(linked: boolean) => void} own.onChange the link was found, or is lost
   */
  function linkAudience({ show, follow, onChange }) {
    /** @type {Window | null} */
    const presenter = window.opener;
    const nonce = drawSecret();
    const memory = makeMemory(NAME);
    let token = memory.read().token;
    let unanswered = 0;
    let asked = false;
    /** Counts what was done in this window: an answer to an older question is out of date. */
    let turn = 0;
    let linked = /** @type {boolean | undefined} */ (undefined);
    let shared = show();

    /** @param {boolean} to */
    function become(to) {
      if (linked === to) return;
      linked = to;
      onChange(to);
    }

    /** @param {Record<string, unknown>} message */
    function post(message) {
      presenter?.postMessage({ ...message, token, nonce, turn, state: shared }, "*");
    }

    function ask() {
      if (!presenter || presenter.closed || unanswered >= UNANSWERED) become(false);
      unanswered += 1;
      asked = true;
      post({ lectern: "ask" });
    }

    window.addEventListener("message", ({ source, data }) => {
      const message = readMessage(data);
      if (!message || !presenter || source !== presenter) return;
      if (message.lectern === "answer" && message.nonce === nonce) {
        unanswered = 0;
        token = message.token;
        memory.write({ token });
        become(true);
      } else if (message.lectern !== "state" || message.token !== token) return;
      const told = readState(message.state);
      const isOld = message.lectern === "answer" && message.turn !== turn;
      if (!told || isOld) return;
      shared = told;
      follow(told);
    });
    window.addEventListener("pagehide", () => post({ lectern: "bye" }));
    window.setInterval(ask, ASK_MS);
    // Once the page has come to rest: what it asks with must be what it shows.
    window.setTimeout(ask, 0);

    return {
      update() {
        if (isSame(show(), shared)) return;
        shared = show();
        // While the page comes to rest nothing is anybody's doing.
        if (!asked) return;
        turn += 1;
        post({ lectern: "state" });
      },
    };
  }

  /**
   * What a window keeps over a reload. Browsers may forbid it for files: then it forgets.
   * @param {string} name
   */
  function makeMemory(name) {
    /** @type {Record<string, unknown>} */
    let kept = {};
    try {
      const value = JSON.parse(sessionStorage.getItem(name) ?? "{}");
      if (typeof value === "object" && value !== null) kept = value;
    } catch {
      // Forbidden, or not written by us.
    }
    return {
      read: () => kept,
      /** @param {Record<string, unknown>} change */
      write(change) {
        kept = { ...kept, ...change };
        try {
          sessionStorage.setItem(name, JSON.stringify(kept));
        } catch {
          // Forbidden: all works but the reload.
        }
      },
    };
  }

  return { FLAG, isAudience, drawSecret, linkPresenter, linkAudience, makeMemory };
})();
