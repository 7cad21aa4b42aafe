import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EnvironmentError } from "../../src/browser/errors.ts";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { makeFolder } from "./support.ts";

test("an override that does not exist is an error that names it", async () => {
  const found = findBrowser({ ...process.env, LECTERN_BROWSER: "/nowhere/chrome" });
  await expect(found).rejects.toThrow(EnvironmentError);
  await expect(found).rejects.toThrow("/nowhere/chrome");
  await expect(found).rejects.toHaveProperty("help", expect.stringContaining("LECTERN_BROWSER"));
});

test("an override that cannot be run is an error", async ({ onTestFinished }) => {
  const path = join(await makeFolder(onTestFinished), "chrome");
  await writeFile(path, "text");
  const found = findBrowser({ ...process.env, LECTERN_BROWSER: path });
  await expect(found).rejects.toThrow("not a program that can be run");
});

test("an override wins, and the sandbox can be switched off by name only", async ({
  onTestFinished,
}) => {
  const path = join(await makeFolder(onTestFinished), "chrome");
  await writeFile(path, "#!/bin/sh\nexit 1\n");
  await chmod(path, 0o755);
  const env = { ...process.env, LECTERN_BROWSER: path, LECTERN_SANDBOX: "off" };
  const found = await findBrowser(env);
  expect(found).toMatchObject({ kind: "override", executable: path, sandbox: false });
  expect(found.sandboxWhy).toContain("LECTERN_SANDBOX");
});

test("a program that is no browser fails to launch with help", async ({ onTestFinished }) => {
  const path = join(await makeFolder(onTestFinished), "chrome");
  await writeFile(path, "#!/bin/sh\nexit 1\n");
  await chmod(path, 0o755);
  const found = await findBrowser({ ...process.env, LECTERN_BROWSER: path });
  const launched = launchBrowser(found);
  await expect(launched).rejects.toThrow(EnvironmentError);
  await expect(launched).rejects.toThrow(path);
});

test("a program that says nothing does not hold up the launch", async ({ onTestFinished }) => {
  const path = join(await makeFolder(onTestFinished), "chrome");
  await writeFile(path, "#!/bin/sh\nexec sleep 60\n");
  await chmod(path, 0o755);
  const found = await findBrowser({ ...process.env, LECTERN_BROWSER: path });
  await expect(launchBrowser(found, { timeoutMs: 300 })).rejects.toThrow(EnvironmentError);
});

test.runIf(process.platform === "linux" && process.arch === "x64")(
  "a cache that cannot be written is an error that names the way out",
  async () => {
    const found = findBrowser({ PATH: process.env.PATH, LECTERN_CACHE: "/dev/null/cache" });
    await expect(found).rejects.toThrow("/dev/null/cache");
    await expect(found).rejects.toHaveProperty("help", expect.stringContaining("LECTERN_CACHE"));
  },
);
