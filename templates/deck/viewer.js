// @ts-check
/*
 * The deck viewer: turns the plain document of slides into a presentation. Inlined into every deck
 * behind viewer-parts.js, as one classic script, so that a deck works from a USB stick, with nothing
 * installed and no network. It makes all of its own controls: without scripts the page is a document
 * without dead buttons. Views are data attributes on <html> that viewer.css styles for screens only:
 * print never sees them. Long for one file because all of it shares one state: where we are.
 */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  /** @typedef {"slide" | "scroll" | "reading" | "overview"} View */

  const IDLE_MS = 3000;
  const TYPED_MS = 3000;
  const SCROLL_KEYS = /^(ArrowUp|ArrowDown|PageUp|PageDown|Space|Shift\+Space|Home|End)$/;
  const PRESS_KEYS = /^(Enter|Space|Shift\+Space)$/;
  const REPEATING = /^(next|previous)$/;
  /** Views that are one long page, which the browser scrolls. */
  const LONG = /^(scroll|reading)$/;
  const FIELDS = "input, select, textarea, audio, video, [contenteditable]";

  const { make, titleOf, keyName, gridTarget } = viewerParts;
  const root = document.documentElement;
  const deck = document.getElementById("deck");
  /** @type {HTMLElement[]} */
  const slides = deck ? Array.from(deck.querySelectorAll(":scope > .slide")) : [];
  if (!deck || slides.length === 0) return;

  const state = {
    view: /** @type {View} */ ("slide"),
    /** The view that the overview covers. */
    covered: /** @type {View} */ ("slide"),
    /** Whether someone chose the view, which then no longer follows the window's width. */
    chosen: false,
    current: 0,
    typed: "",
    typedTimer: 0,
    idleTimer: 0,
    /** Where our own scrolling ended, so that it is not taken for the reader's. */
    scrolledTo: Number.NaN,
    width: window.innerWidth,
  };

  /** @param {string} text for a screen reader */
  function say(text) {
    status.textContent = text;
  }

  /** @param {number} index */
  function nameOf(index) {
    return `Slide ${index + 1} of ${slides.length}: ${titleOf(slides[index])}`.replace(/: $/, "");
  }

  function showPosition() {
    const { typed, current } = state;
    position.textContent = typed ? `Go to ${typed}` : `${current + 1} / ${slides.length}`;
  }

  /** Makes a slide the current one, without scrolling and without a word. @param {number} index */
  function setCurrent(index) {
    state.current = index;
    for (const [at, slide] of slides.entries()) {
      slide.toggleAttribute("data-current", at === index);
      picks[at]?.setAttribute("aria-current", `${at === index}`);
    }
    buttons.get("previous")?.setAttribute("aria-disabled", `${index === 0}`);
    buttons.get("next")?.setAttribute("aria-disabled", `${index === slides.length - 1}`);
    showPosition();
  }

  /** The slide that holds what the address points at, or -1. */
  function slideInHash() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // Not written by us: take it as it stands.
    }
    const target = id ? document.getElementById(id) : null;
    return target ? slides.findIndex((slide) => slide.contains(target)) : -1;
  }

  /** Names the slide's own section in the address, not one of its background layers. */
  function writeHash() {
    const section = 'section[id]:not([data-marpit-advanced-background="background"])';
    const id = slides[state.current]?.querySelector(section)?.id;
    if (!id || slideInHash() === state.current) return;
    try {
      history.replaceState(history.state, "", `#${encodeURIComponent(id)}`);
    } catch {
      // Some browsers refuse this for files: all works but a reload, which begins at the start.
    }
  }

  function bringIntoView() {
    if (state.view === "slide") window.scrollTo(0, 0);
    if (LONG.test(state.view)) slides[state.current]?.scrollIntoView({ block: "start" });
    if (state.view === "overview") picks[state.current]?.scrollIntoView({ block: "nearest" });
    state.scrolledTo = window.scrollY;
  }

  /** @param {number} index of a slide; past either end means that end */
  function go(index) {
    const to = Math.min(Math.max(index, 0), slides.length - 1);
    const from = slides[state.current];
    const focusLeaves = to !== state.current && from?.contains(document.activeElement);
    setCurrent(to);
    writeHash();
    bringIntoView();
    say(nameOf(to));
    if (focusLeaves && state.view === "overview") picks[to]?.focus();
    else if (focusLeaves) deck?.focus({ preventScroll: true });
  }

  /** Shows one slide, out of the overview if need be. @param {number} index */
  function openSlide(index) {
    if (state.view === "overview") setView(state.covered);
    go(index);
  }

  function followHash() {
    const index = slideInHash();
    if (index >= 0) openSlide(index);
  }

  /**
   * Follows the reader who scrolls: the current slide is the one on a line that sinks from the top of
   * the window to its bottom as the page goes by, so that the first and the last have their turn too.
   */
  function followScroll() {
    if (!LONG.test(state.view) || Math.abs(window.scrollY - state.scrolledTo) < 2) return;
    state.scrolledTo = Number.NaN;
    const room = root.scrollHeight - window.innerHeight;
    const line = room > 0 ? (window.scrollY / room) * window.innerHeight : 0;
    const index = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > line);
    const current = index < 0 ? slides.length - 1 : index;
    if (current === state.current) return;
    setCurrent(current);
    writeHash();
  }

  /** @param {string} id of a command whose button shows on or off @param {boolean} on */
  function press(id, on) {
    buttons.get(id)?.setAttribute("aria-pressed", `${on}`);
  }

  /** @param {View} view */
  function setView(view) {
    const focusLeaves = state.view === "overview" && deck?.contains(document.activeElement);
    state.view = view;
    root.dataset.view = view;
    for (const slide of slides) {
      slide.querySelector(".marpit")?.toggleAttribute("inert", view === "overview");
    }
    press("overview", view === "overview");
    press("scroll", view === "scroll");
    press("reading", view === "reading");
    viewerReading.setFlowing(slides, view === "reading");
    viewerReading.markWide();
    bringIntoView();
    if (view === "overview") picks[state.current]?.focus();
    else if (focusLeaves) deck?.focus({ preventScroll: true });
  }

  function toggleOverview() {
    if (state.view === "overview") return openSlide(state.current);
    state.covered = state.view;
    setView("overview");
    say(`Overview of ${slides.length} slides`);
  }

  function toggleScroll() {
    state.chosen = true;
    setView(state.view === "scroll" ? "slide" : "scroll");
    say(state.view === "scroll" ? "All slides, one under another" : nameOf(state.current));
  }

  function toggleReading() {
    state.chosen = true;
    setView(state.view === "reading" ? "slide" : "reading");
    say(state.view === "reading" ? "All slides, as a page to read" : nameOf(state.current));
  }

  /** Another width moves all that is on a long page, but not the reader's place. */
  function followSize() {
    viewerReading.markWide();
    if (window.innerWidth === state.width) return;
    state.width = window.innerWidth;
    if (LONG.test(state.view)) bringIntoView();
  }

  /** Until someone chooses, a narrow window reads: a phone, or a page enlarged to 400%. */
  function followWidth() {
    if (!state.chosen && /^(slide|reading)$/.test(state.view))
      setView(narrow.matches ? "reading" : "slide");
  }

  /** @param {boolean} shown */
  function showNotes(shown) {
    root.dataset.notes = shown ? "shown" : "hidden";
    press("notes", shown);
    bringIntoView();
  }

  function toggleNotes() {
    const shown = root.dataset.notes !== "shown";
    showNotes(shown);
    say(shown ? "Notes shown" : "Notes hidden");
  }

  function toggleFullScreen() {
    const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
    done.catch(() => say("Full screen is not allowed here"));
  }

  function followFullScreen() {
    const full = document.fullscreenElement !== null;
    press("fullscreen", full);
    root.toggleAttribute("data-fullscreen", full || wholeScreen.matches);
    wake();
  }

  /** Shows the tool bar; in full screen it goes again when nothing happens. */
  function wake() {
    root.removeAttribute("data-idle");
    window.clearTimeout(state.idleTimer);
    if (root.hasAttribute("data-fullscreen")) state.idleTimer = window.setTimeout(rest, IDLE_MS);
  }

  function rest() {
    if (bar.contains(document.activeElement) || help.open) wake();
    else root.setAttribute("data-idle", "");
  }

  /** @returns {ViewerCommand[]} what this deck can do in this browser, in the order of bar and help */
  function listCommands() {
    /** @type {ViewerCommand[]} */
    const all = [
      {
        id: "previous",
        label: "Previous slide",
        keys: "ArrowLeft ArrowUp PageUp Shift+Space Backspace",
        act: () => go(state.current - 1),
        icon: "M15 5l-7 7 7 7",
      },
      {
        id: "next",
        label: "Next slide",
        keys: "ArrowRight ArrowDown PageDown Space Enter",
        act: () => go(state.current + 1),
        icon: "M9 5l7 7-7 7",
      },
      { id: "first", label: "First slide", keys: "Home", act: () => go(0) },
      { id: "last", label: "Last slide", keys: "End", act: () => go(slides.length - 1) },
      {
        id: "overview",
        label: "Overview",
        keys: "o Escape",
        act: toggleOverview,
        icon: "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z",
      },
      {
        id: "scroll",
        label: "Scroll view",
        keys: "s",
        act: toggleScroll,
        icon: "M5 3h14v7H5zM5 14h14v7H5z",
      },
      {
        id: "reading",
        label: "Reading view",
        keys: "r",
        act: toggleReading,
        icon: "M4 6h16M4 10h16M4 14h16M4 18h10",
      },
      {
        id: "notes",
        label: "Notes",
        keys: "n",
        act: toggleNotes,
        icon: "M5 4h14v16H5zM8 9h8M8 12h8M8 15h5",
      },
      {
        id: "fullscreen",
        label: "Full screen",
        keys: "f",
        act: toggleFullScreen,
        icon: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
      },
      { id: "print", label: "Print", keys: "p", act: () => window.print() },
      {
        id: "help",
        label: "Help",
        keys: "?",
        act: () => help.showModal(),
        icon: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M12 18v.5",
      },
    ];
    /** @type {Record<string, boolean>} */
    const possible = { notes: trainer, fullscreen: document.fullscreenEnabled === true };
    return all.filter((command) => possible[command.id] ?? true);
  }

  /** @param {string} typed the number so far; forgotten after a while */
  function setTyped(typed) {
    state.typed = typed;
    window.clearTimeout(state.typedTimer);
    if (typed) state.typedTimer = window.setTimeout(() => setTyped(""), TYPED_MS);
    showPosition();
  }

  function goToTyped() {
    const number = Number(state.typed);
    setTyped("");
    if (number >= 1 && number <= slides.length) openSlide(number - 1);
    else say(`There is no slide ${number}`);
  }

  /** Collects a slide's number. Says whether the key was part of it. @param {string} key */
  function typeNumber(key) {
    const { typed } = state;
    if (/^\d$/.test(key)) setTyped((typed + key).slice(0, 4));
    else if (typed && key === "Backspace") setTyped(typed.slice(0, -1));
    else if (typed && key === "Escape") setTyped("");
    else if (typed && key === "Enter") goToTyped();
    else return false;
    return true;
  }

  /** In the overview the arrows walk the grid. Says whether the key was one. @param {string} key */
  function walkGrid(key) {
    if (state.view !== "overview") return false;
    const from = picks.findIndex((pick) => pick.matches(":focus"));
    const to = gridTarget(key, Math.max(from, 0), picks);
    if (to === undefined) return false;
    picks[from < 0 ? state.current : to]?.focus();
    return true;
  }

  /**
   * Whether a key belongs to the element that has the focus, or to the page's own scrolling.
   * @param {string} key
   * @param {Element} at
   */
  function isNative(key, at) {
    if (PRESS_KEYS.test(key) && at.closest("a[href], button, summary")) return true;
    return SCROLL_KEYS.test(key) && (LONG.test(state.view) || at.closest(".notes") !== null);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    wake();
    const { target } = event;
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    if (modified || event.defaultPrevented || help.open) return;
    if (!(target instanceof Element) || target.closest(FIELDS)) return;
    const key = keyName(event);
    if (typeNumber(key)) return event.preventDefault();
    if (isNative(key, target)) return;
    if (walkGrid(key)) return event.preventDefault();
    const command = commands.find(({ keys }) => keys.split(" ").includes(key));
    if (!command) return;
    event.preventDefault();
    if (!event.repeat || REPEATING.test(command.id)) command.act();
  }

  const trainer = root.dataset.reader === "trainer";
  // This also knows the browser's own full screen (F11), which document.fullscreenElement does not.
  const wholeScreen = window.matchMedia("(display-mode: fullscreen)");
  const narrow = window.matchMedia(viewerReading.NARROW);
  // Outside the bar: what a hidden bar says is not read out.
  const status = make("div", { class: "viewer-hidden", role: "status", "aria-live": "polite" });
  const position = make("span", { class: "viewer-position", "aria-hidden": "true" });
  const commands = listCommands();
  const shown = commands.filter((command) => command.icon);
  const buttons = new Map(shown.map((command) => [command.id, viewerParts.makeButton(command)]));
  const picks = slides.map((slide, index) => viewerParts.addPick(slide, index + 1));
  const bar = viewerParts.makeBar(buttons, position);
  const help = viewerParts.makeHelp(commands);
  document.body.append(bar, status, help);

  for (const [index, pick] of picks.entries()) {
    pick.addEventListener("click", () => openSlide(index));
  }
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    deck.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointermove", wake);
  document.addEventListener("pointerdown", wake);
  document.addEventListener("scroll", followScroll, { passive: true });
  document.addEventListener("fullscreenchange", followFullScreen);
  wholeScreen.addEventListener("change", followFullScreen);
  window.addEventListener("hashchange", followHash);
  window.addEventListener("resize", followSize);
  narrow.addEventListener("change", followWidth);
  // Whatever is on the screen, paper gets slides.
  window.addEventListener("beforeprint", () => viewerReading.setFlowing(slides, false));
  window.addEventListener("afterprint", () => state.view === "reading" && setView("reading"));
  viewerParts.watchSwipes((direction) => {
    if (state.view === "slide" && !help.open) go(state.current - direction);
  });

  setCurrent(Math.max(slideInHash(), 0));
  setView(narrow.matches ? "reading" : "slide");
  followFullScreen();
  if (trainer) {
    slides.forEach(viewerParts.prepareNotes);
    showNotes(true);
  }
})();
