// Builds the command into lib/: `npm run compile`. One bundle starts in half the time of the many
// files it is made of.
import { build } from "esbuild";

await build({
  entryPoints: ["src/cli/main.ts"],
  outdir: "lib",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  minifySyntax: true,
  minifyWhitespace: true,
  // The rest of puppeteer looks for settings files and downloads, which nothing here uses.
  alias: { puppeteer: "puppeteer-core" },
  // They read their own WebAssembly from beside them.
  external: ["fontverter", "harfbuzzjs", "subset-font"],
  // Some packages still call `require`.
  banner: {
    js: 'import{createRequire as lecternRequire}from"node:module";const require=lecternRequire(import.meta.url);',
  },
  logLevel: "warning",
});
