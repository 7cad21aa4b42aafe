// @ts-check
/*
 * What the presenter's view is built from: the strip with timer, plan and clock, the title of the next
 * slide, the head of the notes. Makes elements and fills them; knows nothing of the deck's state. A
 * classic script in the same script element as viewer.js, behind viewer-parts.js.
 */

// biome-ignore lint/correctness/noUnusedVariables: presenter.js uses it, in the same classic script
const presenterPanels = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const { make, makeButton } = viewerParts;

  const PLAY = "M8 5l11 7-11 7z";
  const PAUSE = "M8 5v14M16 5v14";

  /** The panels' own buttons; names and keys are those of the commands in the help, but shorter. */
  const BUTTONS = [
    { id: "timer", label: "Start", keys: "t", icon: PLAY },
    { id: "reset", label: "Reset", keys: "z", icon: "M4 12a8 8 0 1 0 3-6.2M7 2v4h4" },
    { id: "audience", label: "Open window", keys: "w", icon: "M3 5h18v11H3zM12 16v4M8 20h8" },
    { id: "black", label: "Black screen", keys: "b", icon: "M3 5h18v14H3zM3 19L21 5" },
    { id: "smaller", label: "Smaller", keys: "-", icon: "M5 12h14" },
    { id: "larger", label: "Larger", keys: "+", icon: "M5 12h14M12 5v14" },
  ];

  /** Writes only what has changed. @param {Element | null | undefined} element @param {string} text */
  function fill(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }

  /** @param {string} label @param {string} name of its class @param {(Node | string)[]} children */
  function makeBlock(label, name, ...children) {
    const word = make("span", { class: "presenter-label" }, label);
    return make("div", { class: `presenter-block presenter-${name}` }, word, ...children);
  }

  /**
   * Puts the panels into the deck: a strip above the slide, the head of the notes, the next slide's
   * title. viewer.css shows them in the presenter's view alone.
   * @param {HTMLElement} deck
   * @param {Record<string, () => void>} acts by button
   */
  function makePanels(deck, acts) {
    const buttons = new Map(
      BUTTONS.map(({ id, ...rest }) => {
        const button = makeButton({ id, ...rest, act: () => acts[id]?.() });
        // A click leaves the focus where it was, so that Space after it means "next", not "click again".
        button.addEventListener("mousedown", (event) => event.preventDefault());
        return [id, button];
      }),
    );
    const group = (/** @type {string[]} */ ...ids) =>
      make("div", { class: "viewer-group" }, ...ids.map((id) => buttons.get(id) ?? ""));
    const span = (/** @type {string} */ name) => make("span", { class: `presenter-${name}` });
    /** @param {string} label */
    const timer = (label) =>
      make("span", { class: "presenter-value", role: "timer", "aria-label": label });

    const elapsed = timer("Elapsed");
    const clock = timer("Time");
    const pace = span("pace");
    const planned = span("small");
    const position = span("value");
    const link = span("small");
    const bar = make("div", { class: "presenter-track", "aria-hidden": "true" });
    bar.append(make("i", {}), make("b", {}));
    const strip = make(
      "section",
      { class: "presenter-strip", "aria-label": "Time and audience" },
      makeBlock("Elapsed", "elapsed", elapsed, group("timer", "reset")),
      makeBlock("Against the plan", "plan", pace, planned),
      makeBlock("Slide", "position", position),
      makeBlock("Audience", "audience", link, group("audience", "black")),
      makeBlock("Time", "clock", clock),
      bar,
    );
    const notesHead = make(
      "section",
      { class: "presenter-notes-head", "aria-label": "Size of the notes" },
      make("p", { class: "presenter-label" }, "Notes"),
      group("smaller", "larger"),
    );
    const title = make("p", { class: "presenter-title" });
    const minutes = make("p", { class: "presenter-small" });
    const next = make(
      "section",
      { class: "presenter-next", "aria-label": "Next slide" },
      make("p", { class: "presenter-label" }, "Next"),
      title,
      minutes,
    );
    deck.prepend(strip);
    deck.append(notesHead, next);

    return {
      /** @param {string} id @param {boolean} on */
      press: (id, on) => buttons.get(id)?.setAttribute("aria-pressed", `${on}`),
      /** @param {string} id @param {boolean} off */
      disable: (id, off) => buttons.get(id)?.setAttribute("aria-disabled", `${off}`),
      /** @param {string} text how the audience's window stands */
      showLink: (text) => fill(link, text),
      /** @param {string} place @param {{ title: string, minutes: string }} following */
      showPlace(place, following) {
        fill(position, place);
        fill(title, following.title);
        fill(minutes, following.minutes);
      },
      /**
       * @param {object} time
       * @param {string} time.elapsed
       * @param {string} time.clock
       * @param {string} time.pace
       * @param {string} time.words
       * @param {{ from: number, to: number }} time.planned minutes
       * @param {number} time.total minutes; 0 where nothing is planned
       * @param {number} time.passed minutes
       */
      showTime({ total, passed, planned: { from, to }, ...time }) {
        fill(elapsed, time.elapsed);
        fill(clock, time.clock);
        fill(pace, time.words);
        const [first, last, all] = [from, to, total].map(Math.round);
        fill(planned, `Planned: minute ${from === to ? last : `${first} to ${last}`} of ${all}`);
        strip.dataset.pace = time.pace;
        strip.toggleAttribute("data-unplanned", total === 0);
        if (total === 0) return;
        bar.style.setProperty("--plan", `${to / total}`);
        bar.style.setProperty("--now", `${Math.min(passed / total, 1)}`);
      },
      /** @param {boolean} isRunning @param {boolean} isFresh nothing to go on from, nothing to reset */
      showTimer(isRunning, isFresh) {
        const button = buttons.get("timer");
        const word = isRunning ? "Pause" : isFresh ? "Start" : "Go on";
        fill(button?.querySelector(".viewer-label"), word);
        button?.querySelector("path")?.setAttribute("d", isRunning ? PAUSE : PLAY);
        button?.setAttribute("title", `${word} (T)`);
        buttons.get("reset")?.setAttribute("aria-disabled", `${isRunning || isFresh}`);
        strip.toggleAttribute("data-running", isRunning);
      },
    };
  }

  /** Words in the way until somebody has read them. @param {string[]} lines */
  function makeNotice(...lines) {
    const text = make("div", {}, ...lines.map((line) => make("p", {}, line)));
    const close = make("button", { type: "button", class: "viewer-button" }, "Close");
    const notice = make("div", { class: "presenter-notice", role: "alert" }, text, close);
    close.addEventListener("click", () => notice.remove());
    return notice;
  }

  return { makePanels, makeNotice };
})();
