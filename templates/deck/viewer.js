// @ts-check
/*
 * The deck viewer: turns the plain document of slides into a presentation. Inlined into every deck
 * behind viewer-parts.js, as one classic script, so that a deck works from a USB stick, with nothing
 * installed and no network. The trainer's deck brings an add-on before it: presenter.js. It makes all of its own controls: without scripts the page is a document
 * without dead buttons. Views are data attributes on <html> that viewer.css styles for screens only:
 * print never sees them. Long for one file because all of it shares one state: where we are.
 */

/** @typedef {"slide" | "scroll" | "reading" | "overview" | "presenter"} View */

(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const IDLE_MS = 3000;
  const SCROLL_KEYS = /^(ArrowUp|ArrowDown|PageUp|PageDown|Space|Shift\+Space|Home|End)$/;
  const PRESS_KEYS = /^(Enter|Space|Shift\+Space)$/;
  const REPEATING = /^(next|previous)$/;
  /** Views that are one long page, which the browser scrolls. */
  const LONG = /^(scroll|reading)$/;
  const FIELDS = "input, select, textarea, audio, video, [contenteditable]";

  const MODIFIERS = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock)$/;

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
    black: false,
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
    const typed = number.typed();
    position.textContent = typed ? `Go to ${typed}` : `${state.current + 1} / ${slides.length}`;
  }

  /** Makes a slide the current one, without scrolling and without a word. @param {number} index */
  function setCurrent(index) {
    state.current = index;
    for (const [at, slide] of slides.entries()) {
      slide.toggleAttribute("data-current", at === index);
      slide.toggleAttribute("data-next", at === index + 1);
      picks[at]?.setAttribute("aria-current", `${at === index}`);
    }
    buttons.get("previous")?.setAttribute("aria-disabled", `${index === 0}`);
    buttons.get("next")?.setAttribute("aria-disabled", `${index === slides.length - 1}`);
    showPosition();
    markPictures();
  }

  /** A slide that only stands there as a picture is out of reach for keys and screen readers. */
  function markPictures() {
    const { view, current } = state;
    for (const [at, slide] of slides.entries()) {
      const isPicture = view === "overview" || (view === "presenter" && at !== current);
      slide.querySelector(".marpit")?.toggleAttribute("inert", isPicture);
    }
    const titled = view === "overview" ? undefined : slides[current]?.querySelector("h1");
    heading.hidden = view === "scroll" || Boolean(titled);
  }

  /** The slide that holds what the address points at, or -1. */
  function slideInHash() {
    const hash = location.hash.slice(1);
    let id = hash.startsWith(flag) ? hash.slice(flag.length) : hash;
    try {
      id = decodeURIComponent(id);
    } catch {
      // Not written by us: take it as it stands.
    }
    const target = id ? document.getElementById(id) : null;
    return target ? slides.findIndex((slide) => slide.contains(target)) : -1;
  }

  /** The id of the slide's own section, not of one of its background layers. @param {number} index */
  function idOf(index) {
    const section = 'section[id]:not([data-marpit-advanced-background="background"])';
    return slides[index]?.querySelector(section)?.id ?? "";
  }

  function writeHash() {
    const id = idOf(state.current);
    const isThere = slideInHash() === state.current && location.hash.startsWith(`#${flag}`);
    if (!id || isThere) return;
    try {
      history.replaceState(history.state, "", `#${flag}${encodeURIComponent(id)}`);
    } catch {
      // Some browsers refuse this for files: all works but a reload, which begins at the start.
    }
  }

  function bringIntoView() {
    if (state.view === "slide" || state.view === "presenter") window.scrollTo(0, 0);
    if (state.view === "presenter") deck?.scrollTo(0, 0);
    if (LONG.test(state.view)) slides[state.current]?.scrollIntoView({ block: "start" });
    if (state.view === "overview") picks[state.current]?.scrollIntoView({ block: "nearest" });
    state.scrolledTo = window.scrollY;
  }

  /** @param {number} index of a slide; past either end means that end */
  function go(index) {
    const to = Math.min(Math.max(index, 0), slides.length - 1);
    const from = slides[state.current];
    const focusLeaves = to !== state.current && from?.contains(document.activeElement);
    const inNotes = document.activeElement?.matches(".notes");
    state.black = false;
    setCurrent(to);
    writeHash();
    bringIntoView();
    say(nameOf(to));
    if (focusLeaves && state.view === "overview") picks[to]?.focus();
    else if (focusLeaves) focusOn((inNotes && slides[to]?.querySelector(".notes")) || deck);
    changed();
  }

  /** @param {Element | null} element */
  function focusOn(element) {
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  }

  /** Moves as a person does: from a black screen the first step only leads back. @param {number} index */
  function step(index) {
    if (state.black) setBlack(false);
    else go(index);
  }

  /** Shows what another window shows. @param {{ slide: string, black: boolean }} shared */
  function follow({ slide, black }) {
    const index = slides.findIndex((_, at) => idOf(at) === slide);
    if (index >= 0 && index !== state.current) go(index);
    if (black !== state.black) setBlack(black);
  }

  /** @param {boolean} black */
  function setBlack(black) {
    state.black = black;
    say(black ? "Black screen. Any key brings the slide back." : nameOf(state.current));
    changed();
  }

  /** Black is over everything, or only told of where the presenter's notes must stay in sight. */
  function cover() {
    const here = addOn?.coversHere() ?? true;
    if (state.black) root.dataset.black = here ? "here" : "elsewhere";
    else delete root.dataset.black;
    press("black", state.black);
  }

  function changed() {
    cover();
    addOn?.update();
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
    changed();
  }

  /** @param {string} id of a command whose button shows on or off @param {boolean} on */
  function press(id, on) {
    buttons.get(id)?.setAttribute("aria-pressed", `${on}`);
  }

  /** @param {View} view */
  function setView(view) {
    const focusLeaves = state.view !== view && deck?.contains(document.activeElement);
    state.view = view;
    root.dataset.view = view;
    markPictures();
    for (const id of ["overview", "scroll", "reading", "presenter"]) press(id, view === id);
    viewerReading.setFlowing(slides, view === "reading");
    viewerReading.markWide();
    bringIntoView();
    if (view === "overview") picks[state.current]?.focus();
    else if (focusLeaves) focusOn(deck);
    changed();
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
    changed();
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
    // What an audience sees has no bar but for as long as somebody asks for it.
    root.toggleAttribute("data-fullscreen", full || wholeScreen.matches || slidesOnly);
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

  /** What this deck can do, in this window of this browser. */
  function listActs() {
    const fullscreen = document.fullscreenEnabled === true && { fullscreen: toggleFullScreen };
    const views = {
      ...{ overview: toggleOverview, scroll: toggleScroll, reading: toggleReading },
      print: () => window.print(),
    };
    return {
      previous: () => step(state.current - 1),
      next: () => step(state.current + 1),
      first: () => step(0),
      last: () => step(slides.length - 1),
      black: () => setBlack(!state.black),
      help: () => help.showModal(),
      ...(slidesOnly ? {} : views),
      ...(trainer ? { notes: toggleNotes } : {}),
      ...fullscreen,
    };
  }

  /** @param {number} number as typed */
  function goToNumber(number) {
    const exists = number >= 1 && number <= slides.length;
    if (!exists) say(`There is no slide ${number}`);
    else if (state.black) setBlack(false);
    else openSlide(number - 1);
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
    if (!SCROLL_KEYS.test(key) || addOn?.isStep(key)) return false;
    return LONG.test(state.view) || at.closest(".notes") !== null;
  }

  /** @param {KeyboardEvent} event */
  function leaveBlack(event) {
    if (MODIFIERS.test(event.key)) return;
    event.preventDefault();
    if (!event.repeat) setBlack(false);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    wake();
    const { target } = event;
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    if (modified || event.defaultPrevented || help.open) return;
    if (root.dataset.black === "here") return leaveBlack(event);
    if (!(target instanceof Element) || target.closest(FIELDS)) return;
    const key = keyName(event);
    if (number.type(key)) return event.preventDefault();
    if (isNative(key, target)) return;
    if (walkGrid(key)) return event.preventDefault();
    const command = commands.find(({ keys }) => keys.split(" ").includes(key));
    if (!command) return;
    event.preventDefault();
    if (!event.repeat || REPEATING.test(command.id)) command.act();
  }

  // Outside the bar: what a hidden bar says is not read out.
  const status = make("div", { class: "viewer-hidden", role: "status", "aria-live": "polite" });
  const addOn =
    typeof viewerAddOn === "undefined"
      ? undefined
      : viewerAddOn({
          ...{ deck, slides, setView, setBlack, idOf, follow, cover, say },
          state: () => ({ ...state, notes: root.dataset.notes === "shown" }),
        });
  const slidesOnly = addOn?.slidesOnly ?? false;
  const flag = addOn?.flag ?? "";
  const trainer = root.dataset.reader === "trainer" && !slidesOnly;
  // This also knows the browser's own full screen (F11), which document.fullscreenElement does not.
  const wholeScreen = window.matchMedia("(display-mode: fullscreen)");
  const narrow = window.matchMedia(viewerReading.NARROW);
  // A page has a heading of the first level also while the slide that shows has none.
  const heading = make("h1", { class: "viewer-hidden" }, document.title);
  deck.prepend(heading);
  const number = viewerParts.makeNumberEntry(showPosition, goToNumber);
  const position = make("span", { class: "viewer-position", "aria-hidden": "true" });
  const commands = viewerCommands(listActs(), addOn?.commands ?? []);
  const shown = commands.filter((command) => command.icon);
  const buttons = new Map(shown.map((command) => [command.id, viewerParts.makeButton(command)]));
  const picks = slides.map((slide, index) => viewerParts.addPick(slide, index + 1));
  const bar = viewerParts.makeBar(buttons, position);
  const help = viewerParts.makeHelp(commands, addOn?.advice ?? []);
  const black = make("div", { class: "viewer-black" });
  document.body.append(bar, status, help, black);

  for (const [index, pick] of picks.entries()) {
    pick.addEventListener("click", () => openSlide(index));
  }
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    deck.focus({ preventScroll: true });
  });
  black.addEventListener("click", () => setBlack(false));
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
    const steps = state.view === "slide" || state.view === "presenter";
    if (steps && !help.open) step(state.current - direction);
  });

  const usual = narrow.matches && !slidesOnly ? "reading" : "slide";
  const { view = usual, notes = true } = addOn?.kept ?? {};
  state.chosen = slidesOnly || view !== usual;
  setCurrent(Math.max(slideInHash(), 0));
  if (trainer) {
    slides.forEach(viewerParts.prepareNotes);
    showNotes(notes);
  }
  setView(view);
  followFullScreen();
})();
