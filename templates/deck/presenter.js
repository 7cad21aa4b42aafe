// @ts-check
/*
 * The presenter's view of the trainer's deck: the slide, the next one, notes, a timer against the
 * planned minutes, and a second window for the audience that is kept in step. An add-on to viewer.js,
 * inlined before it; participants' decks do not carry it. In the audience's window, which is the same
 * file, it first takes the notes out of the page; until then viewer.css keeps them hidden.
 */

/**
 * What an add-on may ask the viewer for.
 * @typedef {object} Viewer
 * @property {HTMLElement} deck
 * @property {HTMLElement[]} slides
 * @property {() => { view: View, current: number, black: boolean, notes: boolean }} state
 * @property {(view: View) => void} setView
 * @property {(black: boolean) => void} setBlack
 * @property {(index: number) => string} idOf a slide, as the address names it
 * @property {(state: { slide: string, black: boolean }) => void} follow shows what another window shows
 * @property {() => void} cover draws anew whether black covers this window
 * @property {(text: string) => void} say to a screen reader
 */

/**
 * What an add-on brings.
 * @typedef {object} AddOn
 * @property {ViewerCommand[]} commands
 * @property {boolean} slidesOnly whether this window shows slides alone, to an audience
 * @property {string[]} advice what the help says beside the keys
 * @property {string} flag what stands before a slide's id in the address
 * @property {{ view?: View, notes?: boolean }} kept how this window was before a reload
 * @property {() => boolean} coversHere whether a black screen is black in this window
 * @property {(key: string) => boolean} isStep whether a key steps though the focus is in the notes
 * @property {() => void} update called whenever the viewer's state has changed
 */

// biome-ignore lint/correctness/noUnusedVariables: viewer.js uses it, in the same classic script
const viewerAddOn = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const TICK_MS = 1000;
  /** Views to come back to after a reload; else a window opens in the one that is usual for its width. */
  const KEPT_VIEWS = /^(presenter|scroll|reading)$/;
  const MINUTE_MS = 60_000;
  /** What presentation remotes send: these step, even where the focus is in the notes. */
  const REMOTE_KEYS = /^(PageUp|PageDown)$/;
  const ICON = "M3 4h11v8H3zM17 4h4v4h-4zM17 11h4M3 16h18M3 20h12";
  const REM_SIZES = [1, 1.125, 1.25, 1.375, 1.5, 1.75, 2, 2.5];
  const USUAL_SIZE = 3;
  /** Of the notes' height, so that the last lines read stand at the top after a step. */
  const SCROLL_SHARE = 0.8;
  const LINKS = { none: "Not open", waiting: "Not in step", linked: "In step" };
  const BLOCKED = [
    "The browser blocked the audience’s window.",
    "Allow pop-up windows for this file: there is a sign for it at the end of the address bar. Then press W again.",
  ];
  const ADVICE = [
    "The audience’s window (W) shows slides alone. Drag it to the audience’s screen and press F there; keep this one to yourself. A step in either moves both.",
    "Presentation remotes work in both: next, back, black screen (B) and start (F5, full screen). Reload by Ctrl + R: place and timer are kept.",
  ];
  const ALONE =
    "This window no longer follows the presenter’s. Its own keys still work. To join them again, press W in the presenter’s window.";

  const { make, titleOf } = viewerParts;
  const { makeTimer, makePlan, compare, format, inMinutes } = presenterTime;

  /** @param {Viewer} viewer @returns {AddOn} */
  function presentToAudience(viewer) {
    for (const slide of viewer.slides) slide.querySelector(":scope > .notes")?.remove();
    document.title = `For the audience: ${document.title}`;
    document.documentElement.dataset.audience = "";
    /** @type {HTMLElement | undefined} */
    let notice;
    const link = presenterLink.linkAudience({
      show: () => shared(viewer),
      follow: viewer.follow,
      onChange(linked) {
        notice?.remove();
        if (linked) return;
        notice = make("p", { class: "audience-notice", role: "alert" }, ALONE);
        document.body.append(notice);
      },
    });
    return {
      ...{ commands: [], slidesOnly: true, flag: presenterLink.FLAG, kept: {} },
      ...{ advice: [], coversHere: () => true, isStep: () => false, update: link.update },
    };
  }

  /** @param {Viewer} viewer @returns {SharedState} */
  function shared({ state, idOf }) {
    const { current, black } = state();
    return { slide: idOf(current), black };
  }

  /**
   * Larger and smaller notes, kept.
   * @param {HTMLElement} deck
   * @param {ReturnType<typeof presenterLink.makeMemory>} memory
   */
  function sizeNotes(deck, memory) {
    const kept = REM_SIZES.indexOf(Number(memory.read().size));
    let size = kept < 0 ? USUAL_SIZE : kept;
    /** @param {number} steps @returns {{ isSmallest: boolean, isLargest: boolean }} */
    return (steps) => {
      size = Math.min(Math.max(size + steps, 0), REM_SIZES.length - 1);
      memory.write({ size: REM_SIZES[size] });
      deck.style.setProperty("--presenter-notes", `${REM_SIZES[size]}rem`);
      return { isSmallest: size === 0, isLargest: size === REM_SIZES.length - 1 };
    };
  }

  /**
   * In one column the notes stand in full, and it is the page that scrolls.
   * @param {Viewer} viewer
   * @param {number} direction
   */
  function scrollNotes({ deck, slides, state }, direction) {
    const notes = slides[state().current]?.querySelector(":scope > .notes");
    const box = notes && notes.scrollHeight > notes.clientHeight ? notes : deck;
    box.scrollBy({ top: direction * box.clientHeight * SCROLL_SHARE });
  }

  /** @param {Viewer} viewer @returns {AddOn} */
  function presentFromHere(viewer) {
    const { deck, slides, say } = viewer;
    const memory = presenterLink.makeMemory(`lectern ${deck.dataset.edition ?? ""}`);
    const { token: keptToken, timer: keptTimer, view, notes } = memory.read();
    const token = typeof keptToken === "string" ? keptToken : presenterLink.drawSecret();
    memory.write({ token });
    const timer = makeTimer(keptTimer);
    const plan = makePlan(slides.map((slide) => Number(slide.dataset.minutes) || 0));
    const resize = sizeNotes(deck, memory);
    const clock = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
      ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    });
    /** @type {HTMLElement | undefined} */
    let notice;

    function togglePresenter() {
      const on = viewer.state().view !== "presenter";
      viewer.setView(on ? "presenter" : "slide");
      say(on ? "Presenter’s view" : "Presenter’s view closed");
    }

    function openAudience() {
      notice?.remove();
      viewer.setView("presenter");
      if (link.open()) return;
      notice = presenterPanels.makeNotice(...BLOCKED);
      document.body.append(notice);
    }

    function toggleTimer() {
      timer.toggle();
      keepTimer(`Timer ${timer.isRunning() ? "runs" : "paused"} at ${format(timer.read())}`);
    }

    function resetTimer() {
      if (timer.isRunning()) return say("Pause the timer before you set it to zero");
      timer.reset();
      keepTimer("Timer set to zero");
    }

    /** @param {string} text */
    function keepTimer(text) {
      memory.write({ timer: timer.kept() });
      say(text);
      tick();
    }

    /** @param {number} steps */
    function resizeNotes(steps) {
      const { isSmallest, isLargest } = resize(steps);
      panels.disable("smaller", isSmallest);
      panels.disable("larger", isLargest);
    }

    /** @param {number} index of a slide */
    const plannedAt = (index) => plan.slides[index] ?? { from: plan.total, to: plan.total };

    /** All that moves with the clock. It is never said aloud: who asks finds it in its place. */
    function tick() {
      const elapsed = timer.read();
      const isFresh = elapsed === 0 && !timer.isRunning();
      const planned = plannedAt(viewer.state().current);
      panels.showTime({
        ...{
          elapsed: format(elapsed),
          clock: clock.format(new Date()),
          total: plan.total,
          planned,
        },
        ...(isFresh ? { pace: "fresh", words: "Not started" } : compare(elapsed, planned)),
        passed: elapsed / MINUTE_MS,
      });
      panels.showTimer(timer.isRunning(), isFresh);
      link.check();
    }

    function update() {
      const state = viewer.state();
      if (state.view !== "overview") memory.write({ view: state.view, notes: state.notes });
      link.update();
      const following = slides[state.current + 1];
      const { from, to } = plannedAt(state.current + 1);
      panels.showPlace(`${state.current + 1} / ${slides.length}`, {
        title: following ? titleOf(following) || "A slide without a title" : "The deck ends here",
        minutes: following && to > from ? inMinutes(to - from) : "",
      });
      panels.press("black", state.black);
      tick();
    }

    const link = presenterLink.linkPresenter({
      token,
      show: () => shared(viewer),
      follow: viewer.follow,
      onChange(state) {
        panels.showLink(LINKS[state]);
        say(`The audience’s window: ${LINKS[state].toLowerCase()}`);
        viewer.cover();
      },
    });
    const panels = presenterPanels.makePanels(deck, {
      timer: toggleTimer,
      reset: resetTimer,
      audience: openAudience,
      black: () => viewer.setBlack(!viewer.state().black),
      smaller: () => resizeNotes(-1),
      larger: () => resizeNotes(1),
    });
    panels.showLink(LINKS.none);
    resizeNotes(0);
    window.setInterval(tick, TICK_MS);

    return {
      commands: [
        { id: "presenter", label: "Presenter’s view", keys: "v", act: togglePresenter, icon: ICON },
        { id: "audience", label: "Audience’s window", keys: "w", act: openAudience },
        { id: "timer", label: "Start or pause the timer", keys: "t", act: toggleTimer },
        { id: "reset", label: "Set the paused timer to zero", keys: "z", act: resetTimer },
        { id: "down", label: "Notes down", keys: "d", act: () => scrollNotes(viewer, 1) },
        { id: "up", label: "Notes up", keys: "u", act: () => scrollNotes(viewer, -1) },
        { id: "larger", label: "Larger notes", keys: "+ =", act: () => resizeNotes(1) },
        { id: "smaller", label: "Smaller notes", keys: "-", act: () => resizeNotes(-1) },
      ],
      slidesOnly: false,
      advice: ADVICE,
      flag: "",
      kept: {
        ...(KEPT_VIEWS.test(String(view)) ? { view: /** @type {View} */ (view) } : {}),
        notes: notes !== false,
      },
      coversHere: () => viewer.state().view !== "presenter" || !link.isLinked(),
      isStep: (key) => viewer.state().view === "presenter" && REMOTE_KEYS.test(key),
      update,
    };
  }

  return (/** @type {Viewer} */ viewer) =>
    presenterLink.isAudience() ? presentToAudience(viewer) : presentFromHere(viewer);
})();
