// @ts-check
/*
 * What the deck viewer is built from: elements, keys and their names, swipes. Nothing here knows the
 * deck or what it shows. A classic script that stands before viewer.js in the same script element.
 */

// biome-ignore lint/correctness/noUnusedVariables: viewer.js uses it, in the same classic script
const viewerParts = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const TYPED_MS = 3000;
  const SWIPE_PX = 50;
  const SWIPE_MS = 800;

  /** @type {Record<string, string>} */
  const ARROWS = {
    ArrowLeft: "M20 12H4m6-6-6 6 6 6",
    ArrowUp: "M12 20V4M6 10l6-6 6 6",
    ArrowRight: "M4 12h16m-6-6 6 6-6 6",
    ArrowDown: "M12 4v16m-6-6 6 6 6-6",
  };

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /** @param {string} path on a grid of 24 × 24 */
  function makeIcon(path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "viewer-icon");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  /** The title of a slide, or "". @param {HTMLElement | undefined} slide */
  function titleOf(slide) {
    const heading = slide?.querySelector(".marpit :is(h1, h2, h3)");
    return (heading?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  /** Lays a button over a slide, which viewer.css shows in the overview alone.
   * @param {HTMLElement} slide
   * @param {number} number as people count
   */
  function addPick(slide, number) {
    const word = make("span", { class: "viewer-hidden" }, "Slide ");
    const digits = make("span", { class: "viewer-number" }, `${number}`);
    const title = make("span", { class: "viewer-title" }, titleOf(slide));
    const pick = make("button", { type: "button", class: "viewer-pick" }, word, digits, " ", title);
    slide.append(pick);
    return pick;
  }

  /** Lets the keyboard scroll the notes; a slide without any says so, so that the panel stays put.
   * @param {HTMLElement} slide
   */
  function prepareNotes(slide) {
    const notes = slide.querySelector(":scope > .notes");
    if (notes) notes.setAttribute("tabindex", "0");
    else slide.append(make("p", { class: "viewer-no-notes" }, "No notes for this slide"));
  }

  /** A key as commands name it: Shift counts for named keys, not for letters and signs.
   * @param {KeyboardEvent} event
   */
  function keyName(event) {
    if (event.key.length === 1 && event.key !== " ") return event.key.toLowerCase();
    return `${event.shiftKey ? "Shift+" : ""}${event.key === " " ? "Space" : event.key}`;
  }

  /** What is written on a key. @param {string} key as `keyName` gives it */
  function keyLabel(key) {
    if (key.length === 1) return key.toUpperCase();
    const spaced = key.replace("+", " + ").replace(/([a-z])([A-Z])/g, "$1 $2");
    return spaced.replace(/^Arrow (.*)/, "$1 arrow").replace("Escape", "Esc");
  }

  /** An arrow is drawn, since not every font has one, and named. @param {string} key as above */
  function makeKey(key) {
    const label = keyLabel(key);
    const path = ARROWS[key];
    if (!path) return make("kbd", {}, label);
    return make("kbd", {}, makeIcon(path), make("span", { class: "viewer-hidden" }, label));
  }

  /** @param {ViewerCommand} command with an icon */
  function makeButton({ id, label, keys, act, icon = "" }) {
    const title = `${label} (${keyLabel(keys.split(" ")[0] ?? "")})`;
    const attributes = { type: "button", class: "viewer-button", "data-command": id, title };
    const text = make("span", { class: "viewer-label" }, label);
    const button = make("button", attributes, makeIcon(icon), text);
    button.addEventListener("click", act);
    return button;
  }

  /**
   * @param {Map<string, HTMLElement>} buttons by command
   * @param {HTMLElement} position
   */
  function makeBar(buttons, position) {
    const { previous, next, ...others } = Object.fromEntries(buttons);
    const steps = make("div", { class: "viewer-group" }, previous ?? "", position, next ?? "");
    const tools = make("div", { class: "viewer-group" }, ...Object.values(others));
    const attributes = { class: "viewer-bar", "aria-label": "Slide controls" };
    const bar = make("section", attributes, steps, tools);
    // A click leaves the focus where it was, so that Space after it means "next", not "click again".
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    return bar;
  }

  /**
   * @param {string} label
   * @param {Node[]} keys
   */
  function makeHelpRow(label, keys) {
    return make("div", {}, make("dt", {}, label), make("dd", {}, ...keys));
  }

  /** @param {ViewerCommand[]} commands @param {string[]} advice paragraphs behind the keys */
  function makeHelp(commands, advice) {
    const rows = commands.map(({ label, keys }) =>
      makeHelpRow(label, keys.split(" ").map(makeKey)),
    );
    rows.push(makeHelpRow("Go to a slide", [make("kbd", {}, "its number"), makeKey("Enter")]));
    const heading = make("h2", { id: "viewer-help-title" }, "Keys");
    const close = make("button", { type: "button", class: "viewer-button" }, "Close");
    const header = make("header", {}, heading, close);
    const lines = ["On a touch screen, swipe left or right.", ...advice];
    const words = lines.map((line) => make("p", {}, line));
    const attributes = { class: "viewer-help", "aria-labelledby": "viewer-help-title" };
    const dialog = make("dialog", attributes, header, make("dl", {}, ...rows), ...words);
    close.addEventListener("click", () => dialog.close());
    return dialog;
  }

  /**
   * Where a key leads in a grid of elements as they are laid out now; undefined for other keys.
   * @param {string} key
   * @param {number} at
   * @param {HTMLElement[]} cells
   */
  function gridTarget(key, at, cells) {
    const tops = cells.map((cell) => Math.round(cell.getBoundingClientRect().top));
    const columns = tops.filter((top) => top === tops[0]).length;
    const last = cells.length - 1;
    const below = Math.floor(at / columns) < Math.floor(last / columns);
    /** @type {Record<string, number>} */
    const targets = {
      ArrowLeft: Math.max(at - 1, 0),
      ArrowRight: Math.min(at + 1, last),
      ArrowUp: at < columns ? at : at - columns,
      ArrowDown: below ? Math.min(at + columns, last) : at,
      Home: 0,
      End: last,
    };
    return targets[key];
  }

  /**
   * Collects a number that is typed digit by digit; forgotten after a while.
   * @param {() => void} onChange
   * @param {(number: number) => void} onEnter
   */
  function makeNumberEntry(onChange, onEnter) {
    let typed = "";
    let timer = 0;
    /** @param {string} text */
    function set(text) {
      typed = text;
      window.clearTimeout(timer);
      if (typed) timer = window.setTimeout(() => set(""), TYPED_MS);
      onChange();
    }
    function enter() {
      const number = Number(typed);
      set("");
      onEnter(number);
    }
    return {
      typed: () => typed,
      /** Says whether a key was part of the number. @param {string} key */
      type(key) {
        if (/^\d$/.test(key)) set((typed + key).slice(0, 4));
        else if (typed && key === "Backspace") set(typed.slice(0, -1));
        else if (typed && key === "Escape") set("");
        else if (typed && key === "Enter") enter();
        else return false;
        return true;
      },
    };
  }

  /** How far a finger went, if it was one finger and a quick stroke across: -1 left, 1 right, else 0.
   * @param {{ x: number, y: number, time: number }} from
   * @param {{ x: number, y: number, time: number }} to
   */
  function strokeDirection(from, to) {
    const across = to.x - from.x;
    const level = Math.abs(across) >= 2 * Math.abs(to.y - from.y);
    const quick = to.time - from.time <= SWIPE_MS;
    return quick && level && Math.abs(across) >= SWIPE_PX ? Math.sign(across) : 0;
  }

  /** Calls back after a swipe. Zooming, selecting and scrolling stay the browser's.
   * @param {(direction: number) => void} onSwipe -1 to the left, 1 to the right
   */
  function watchSwipes(onSwipe) {
    /** @type {{ x: number, y: number, time: number } | undefined} */
    let start;
    /** @param {TouchEvent} event @param {Touch | undefined} touch */
    const place = (event, touch) =>
      touch && { x: touch.clientX, y: touch.clientY, time: event.timeStamp };
    /** @param {TouchEvent} event */
    const begin = (event) => {
      start = event.touches.length === 1 ? place(event, event.touches[0]) : undefined;
    };
    /** @param {TouchEvent} event */
    const end = (event) => {
      const stop = place(event, event.changedTouches[0]);
      const zoomed = (window.visualViewport?.scale ?? 1) > 1.05;
      const selecting = document.getSelection()?.isCollapsed === false;
      const direction = start && stop && !zoomed && !selecting ? strokeDirection(start, stop) : 0;
      start = undefined;
      if (direction !== 0) onSwipe(direction);
    };
    document.addEventListener("touchstart", begin, { passive: true });
    document.addEventListener("touchcancel", begin, { passive: true });
    document.addEventListener("touchend", end, { passive: true });
  }

  return {
    ...{ make, titleOf, addPick, prepareNotes, makeButton, makeBar, makeHelp },
    ...{ keyName, gridTarget, watchSwipes, makeNumberEntry },
  };
})();
