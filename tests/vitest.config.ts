import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `npm test`: everything but what needs Debian's tools or the whole matrix. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/conformance/**"],
    globalSetup: ["tests/support/compile.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000, // some build a whole project
    // Browsers and builds share two cores with the tests.
    maxWorkers: 2,
    // Each file would load the compiler anew, which is a quarter of the time.
    isolate: false,
  },
});
