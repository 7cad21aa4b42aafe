import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `npm run conformance`: the whole matrix, with tools that no one here wrote. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("../..", import.meta.url)),
    include: ["tests/conformance/**/*.test.ts"],
    globalSetup: ["tests/support/compile.ts", "tests/conformance/build-once.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
