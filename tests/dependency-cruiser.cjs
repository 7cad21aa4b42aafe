const STAGES = [
  ...["load", "parse", "tailor", "documents", "formats", "check", "compare"],
  "catalogue",
];
const LEAVES = ["browser", "output", "pdf", "reading", "schemas", "text", "timing", "yaml"];

/** @param {string[]} names */
const folder = (names) => `^src/(${names.join("|")})/`;

/** Which way imports may point: see ARCHITECTURE.md. */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment:
        "Types may name one another across files of a stage; code may not import in circles.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "model-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^src/model/" },
      to: { path: "^src/", pathNot: "^src/model/" },
    },
    {
      name: "leaves-import-leaves-and-model",
      severity: "error",
      from: { path: folder(LEAVES) },
      to: { path: "^src/", pathNot: folder([...LEAVES, "model"]) },
    },
    ...STAGES.map((stage) => ({
      name: `${stage}-imports-nothing-sideways`,
      severity: "error",
      from: { path: `^src/${stage}/` },
      to: { path: "^src/", pathNot: folder([stage, "model", ...LEAVES]) },
    })),
    {
      name: "stages-are-put-together-in-build-and-inspect",
      comment: "The command line is a thin shell; it shares only what it prints with a stage.",
      severity: "error",
      from: { path: "^src/cli/" },
      to: { path: folder(STAGES.filter((stage) => stage !== "compare")) },
    },
    {
      name: "nothing-imports-the-command-line",
      severity: "error",
      from: { pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "every-file-is-used",
      severity: "error",
      from: { orphan: true, pathNot: "^src/schemas/.*\\.json$|\\.d\\.ts$" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types"],
    },
  },
};
