// @ts-check
/*
 * Finds documents in the catalogue. Without it, everything is listed. What was asked for stands in the
 * address, after the #, so that a search can be kept and passed on; nothing is sent or stored.
 */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const form = /** @type {HTMLFormElement} */ (document.getElementById("filter"));
  const found = /** @type {HTMLElement} */ (document.getElementById("found"));
  const nothing = /** @type {HTMLElement} */ (document.getElementById("nothing"));
  const heading = /** @type {HTMLElement} */ (document.getElementById("documents"));
  const FIELDS = ["q", "audience", "document", "language"];
  const TYPING_MS = 150;

  /** Letters and digits as one types them: no capitals, no accents. @param {string} text */
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase();

  /** @param {Element} element @param {string} selector */
  const textOf = (element, selector) =>
    [...element.querySelectorAll(selector)].map(({ textContent }) => textContent).join(" ");

  const shelves = [...document.querySelectorAll(".shelf")].map((element) => {
    const shelf = /** @type {HTMLElement} */ (element);
    const about = textOf(shelf, ".shelf-head :is(h3, .shelf-title, .shelf-about)");
    const items = [...shelf.querySelectorAll(".item-of")].map((one) => ({
      element: /** @type {HTMLElement} */ (one),
      document: one.querySelector("article")?.dataset.document ?? "",
      words: plain(`${about} ${textOf(one, "h4, .item-about, .version-name")}`),
    }));
    return { shelf, items };
  });

  /** @param {string} name */
  const field = (name) =>
    /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

  /** @param {number} number @param {string} one */
  const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

  function show() {
    const { q = "", audience, document: kind, language } = asked();
    const words = plain(q).split(/\s+/).filter(Boolean);
    let documents = 0;
    let audiences = 0;
    for (const { shelf, items } of shelves) {
      const isMeant =
        (!audience || shelf.dataset.audience === audience) &&
        (!language || shelf.dataset.language === language);
      let shown = 0;
      for (const item of items) {
        const matches =
          isMeant &&
          (!kind || item.document === kind) &&
          words.every((word) => item.words.includes(word));
        item.element.hidden = !matches;
        if (matches) shown += 1;
      }
      shelf.hidden = shown === 0;
      documents += shown;
      if (shown > 0) audiences += 1;
    }
    nothing.hidden = documents > 0;
    const said = `${count(documents, "document")} for ${count(audiences, "audience")}`;
    if (found.textContent !== said) found.textContent = documents === 0 ? "No documents" : said;
  }

  /** What is asked for, without what is left open. */
  function asked() {
    const values = FIELDS.map((name) => [name, field(name).value.trim()]);
    return /** @type {Record<string, string>} */ (
      Object.fromEntries(values.filter(([, value]) => value !== ""))
    );
  }

  function keep() {
    const text = new URLSearchParams(asked()).toString();
    history.replaceState(null, "", text === "" ? "#documents" : `#${text}`);
  }

  let timer = 0;
  function change() {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      show();
      keep();
    }, TYPING_MS);
  }

  /** Takes what is asked for from the address; an address of a place shows that place. */
  function follow() {
    const text = location.hash.slice(1);
    const place = text.includes("=") ? null : document.getElementById(decodeURIComponent(text));
    const isHidden = place?.closest(".shelf[hidden]");
    if (place && !isHidden) return;
    const values = new URLSearchParams(place ? "" : text);
    for (const name of FIELDS) field(name).value = values.get(name) ?? "";
    show();
    if (isHidden) place?.scrollIntoView();
  }

  form.hidden = false;
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    keep();
    heading.focus();
  });
  // The fields are empty only after this event.
  form.addEventListener("reset", () =>
    window.setTimeout(() => {
      show();
      keep();
    }),
  );
  document.getElementById("again")?.addEventListener("click", () => {
    form.reset();
    field("q").focus();
  });
  window.addEventListener("hashchange", follow);
  // A browser that comes back to the page may have kept what stood in the fields, not what was shown.
  window.addEventListener("pageshow", () => {
    if (location.hash.includes("=")) follow();
    else show();
  });
})();
