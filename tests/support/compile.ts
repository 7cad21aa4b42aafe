import { execFileSync } from "node:child_process";
import { findBrowser } from "../../src/browser/find.ts";

/**
 * Builds the command that the tests run, so that no test runs an old one, and unpacks the embedded
 * browser once, so that parallel workers do not wait for one another.
 */
export default async function setup(): Promise<void> {
  execFileSync("npm", ["run", "compile", "--silent"], { stdio: "inherit" });
  await findBrowser(process.env);
}
