// @ts-check
/*
 * What a person can do with any deck, in the order of bar and help: names, keys and icons, in one
 * table. Keys are those of the usual slide programmes, so that a presentation remote works: most send
 * PageUp and PageDown for the steps, "b" or "." for black, F5 and Esc to begin and to end.
 */

/**
 * By key, by button where there is an icon, and listed in the help.
 * @typedef {object} ViewerCommand
 * @property {string} id
 * @property {string} label
 * @property {string} keys names as `keyName` gives them, separated by spaces
 * @property {() => void} act
 * @property {string} [icon] an SVG path on a grid of 24 × 24
 */

// biome-ignore lint/correctness/noUnusedVariables: viewer.js uses it, in the same classic script
const viewerCommands = (() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: a classic script, not a module
  "use strict";

  /** @type {Omit<ViewerCommand, "act">[]} */
  const STEPS = [
    {
      id: "previous",
      label: "Previous slide",
      keys: "ArrowLeft ArrowUp PageUp Shift+Space Backspace",
      icon: "M15 5l-7 7 7 7",
    },
    {
      id: "next",
      label: "Next slide",
      keys: "ArrowRight ArrowDown PageDown Space Enter",
      icon: "M9 5l7 7-7 7",
    },
    { id: "first", label: "First slide", keys: "Home" },
    { id: "last", label: "Last slide", keys: "End" },
    { id: "black", label: "Black screen", keys: "b ." },
  ];

  /** @type {Omit<ViewerCommand, "act">[]} */
  const VIEWS = [
    {
      id: "overview",
      label: "Overview",
      keys: "o Escape",
      icon: "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z",
    },
    { id: "scroll", label: "Scroll view", keys: "s", icon: "M5 3h14v7H5zM5 14h14v7H5z" },
    { id: "reading", label: "Reading view", keys: "r", icon: "M4 6h16M4 10h16M4 14h16M4 18h10" },
    { id: "notes", label: "Notes", keys: "n", icon: "M5 4h14v16H5zM8 9h8M8 12h8M8 15h5" },
    {
      id: "fullscreen",
      label: "Full screen",
      keys: "f F5 Shift+F5",
      icon: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    },
    { id: "print", label: "Print", keys: "p" },
    {
      id: "help",
      label: "Help",
      keys: "?",
      icon: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M12 18v.5",
    },
  ];

  /**
   * The commands of one deck: those of the table it has an act for, with its own between the steps
   * and the views.
   * @param {Partial<Record<string, () => void>>} acts by id
   * @param {ViewerCommand[]} own
   * @returns {ViewerCommand[]}
   */
  return function listCommands(acts, own) {
    /** @param {Omit<ViewerCommand, "act">} command */
    const withAct = (command) => {
      const act = acts[command.id];
      return act ? [{ ...command, act }] : [];
    };
    return [...STEPS.flatMap(withAct), ...own, ...VIEWS.flatMap(withAct)];
  };
})();
