// @ts-check
/*
 * The trainer's page: shows one audience at a time, writes session.yaml, and reckons how many copies
 * and sheets a group needs. Without it, everything is listed. Nothing that is typed leaves the page,
 * but in the file that is downloaded. Stands behind session.js, in the same script element.
 */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  const days = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".day")]);
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".audiences a")]);

  /** @param {number} number @param {string} one @param {string} [many] */
  const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

  // One audience at a time: the one whose part the address names.

  function choose() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const day = place?.closest(".day") ?? (days.length === 1 ? days[0] : undefined);
    // The skip link, or another place outside: what was chosen stays.
    if (!day && place) return;
    for (const one of days) one.hidden = one !== day;
    for (const link of links) {
      if (day && link.hash === `#${day.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    document.documentElement.dataset.chosen = day ? day.id : "";
    place?.scrollIntoView();
    if (place?.hasAttribute("tabindex")) place.focus({ preventScroll: true });
  }

  // session.yaml

  /** @param {HTMLFormElement} form */
  function prepareSession(form) {
    const part = /** @type {HTMLElement} */ (form.parentElement);
    const shown = /** @type {HTMLElement} */ (part.querySelector("[data-yaml]"));
    const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);

    /** @param {string} name */
    const typed = (name) => {
      const input = inputs.find((one) => one.name === name);
      return input?.validity.valid ? input.value : "";
    };
    const text = () =>
      sessionYaml({
        audience: form.dataset.session ?? "",
        title: typed("title"),
        date: typed("date"),
        place: typed("place"),
        trainer: typed("trainer"),
        start: typed("start"),
        minutes: typed("minutes"),
        slots: inputs.flatMap(({ dataset, value }) =>
          dataset.slot ? [[dataset.slot, value]] : [],
        ),
      });

    function download() {
      if (!form.reportValidity()) return;
      const address = URL.createObjectURL(new Blob([text()], { type: "application/yaml" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = "session.yaml";
      document.body.append(link);
      link.click();
      link.remove();
      window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
    }

    const update = () => {
      shown.textContent = text();
    };
    form.hidden = false;
    for (const one of part.querySelectorAll("[data-with-script]")) one.removeAttribute("hidden");
    for (const one of part.querySelectorAll("[data-without-script]")) one.remove();
    form.addEventListener("input", update);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      download();
    });
    part.querySelector("[data-download]")?.addEventListener("click", download);
    window.addEventListener("pageshow", update);
  }

  // What to print, and how many.

  const reckoners = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll(".reckoner")]);

  /** @param {HTMLFormElement} form */
  const askedOf = (form) => ({
    people: /** @type {HTMLInputElement} */ (form.elements.namedItem("people")),
    both: /** @type {HTMLInputElement} */ (form.elements.namedItem("both")),
  });

  /** @param {HTMLFormElement} form */
  function reckon(form) {
    const part = /** @type {HTMLElement} */ (form.parentElement);
    const { people, both } = askedOf(form);
    if (!people.validity.valid || people.value === "") return;
    let total = 0;
    for (const sheet of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".sheet"))) {
      if (sheet.dataset.onRequest !== undefined) continue;
      const pages = Number(sheet.dataset.pages);
      const serves = Number(sheet.dataset.serves);
      const copies = serves === 0 ? 1 : Math.ceil(Number(people.value) / serves);
      const onBoth = both.checked && sheet.dataset.oneSided === undefined;
      const each = onBoth ? Math.ceil(pages / 2) : pages;
      total += copies * each;
      const toWhom = serves === 0 ? ", for you" : "";
      setText(sheet, "[data-copies]", `${count(copies, "copy", "copies")}${toWhom}`);
      const sheets = copies === 1 ? "" : `, ${count(copies * each, "sheet")} in all`;
      const sides = pages === 1 ? "" : onBoth ? " on both sides" : " on one side";
      const ofEach = `${count(pages, "page")}, ${count(each, "sheet")}${sides}`;
      setText(sheet, "[data-sheets]", `${ofEach}${sheets}`);
    }
    const sum = /** @type {HTMLElement} */ (part.querySelector("[data-total]"));
    sum.hidden = false;
    const said = `${count(total, "sheet")} of paper for ${count(Number(people.value), "participant")} and you`;
    if (sum.textContent !== said) sum.textContent = said;
  }

  /** @param {HTMLElement} within @param {string} selector @param {string} text */
  function setText(within, selector, text) {
    const element = within.querySelector(selector);
    if (element) element.textContent = text;
  }

  /** A group is as large whatever edition it gets. @param {HTMLFormElement} from */
  function reckonAll(from) {
    const { people, both } = askedOf(from);
    for (const form of reckoners) {
      const own = askedOf(form);
      if (form !== from) own.people.value = people.value;
      own.both.checked = both.checked;
      reckon(form);
    }
  }

  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (
    document.querySelectorAll(".session")
  )) {
    prepareSession(form);
  }
  for (const form of reckoners) {
    form.hidden = false;
    form.addEventListener("input", () => reckonAll(form));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  const [first] = reckoners;
  window.addEventListener("pageshow", () => first && reckonAll(first));
  window.addEventListener("hashchange", choose);
  choose();
})();
