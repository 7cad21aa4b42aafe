// @ts-check
/*
 * The reading view: for a phone, and for a page enlarged to 400%, where a slide drawn whole is too
 * small to read. Marp draws each slide in an SVG, which can only be scaled; here what the slide says
 * leaves the SVG, so that reading.css can set it as an ordinary page. A classic script that stands
 * between viewer-parts.js and viewer.js, in the same script element.
 */

// biome-ignore lint/correctness/noUnusedVariables: viewer.js uses it, in the same classic script
const viewerReading = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  /** Narrower than this, the reading view is what a deck opens in. */
  const NARROW = "(max-width: 39.99rem)";
  /** What may be wider than the window, and then scrolls sideways in a box of its own. */
  const WIDE = "table, svg[role='img']:not(.chart-bars)";

  const { make } = viewerParts;
  /** Where each section came from, while it is out. @type {Map<Element, Element>} */
  const homes = new Map();

  /** @param {Element} slide */
  function takeOut(slide) {
    const marpit = slide.querySelector(".marpit");
    for (const section of slide.querySelectorAll("foreignObject > section")) {
      // Marp's layer for page numbers repeats the slide's content rules and holds nothing.
      if (section.getAttribute("data-marpit-advanced-background") === "pseudo") continue;
      section.classList.add("flowing");
      homes.set(section, /** @type {Element} */ (section.parentElement));
      marpit?.append(section);
      for (const wide of section.querySelectorAll(WIDE)) {
        const box = make("div", { class: "reading-wide" });
        wide.replaceWith(box);
        box.append(wide);
      }
    }
  }

  function putBack() {
    for (const [section, home] of homes) {
      section.classList.remove("flowing");
      if (section.className === "") section.removeAttribute("class");
      home.prepend(section);
      for (const box of section.querySelectorAll(".reading-wide")) box.replaceWith(...box.children);
    }
    homes.clear();
  }

  /** What scrolls sideways can be reached by the keyboard and is named; what does not, is no stop. */
  function markWide() {
    for (const box of document.querySelectorAll(".reading-wide")) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      /** @type {Record<string, string>} */
      const marks = { tabindex: "0", role: "group", "aria-label": "Scrolls sideways" };
      for (const [name, value] of Object.entries(marks)) {
        if (scrolls) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    }
  }

  /** Sets all slides as a page, or as slides again. What moves in the page loses the focus.
   * @param {Element[]} slides
   * @param {boolean} on
   */
  function setFlowing(slides, on) {
    if (on === homes.size > 0) return;
    if (on) slides.forEach(takeOut);
    else putBack();
  }

  return { NARROW, setFlowing, markWide };
})();
