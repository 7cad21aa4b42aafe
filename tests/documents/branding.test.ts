import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostics.ts";
import { copyProject, lectern } from "../support/lectern.ts";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><title>D</title></svg>';

/** A project with an audience of a partner's own, whose branding says this. */
async function partner(branding: string) {
  const { folder, args } = await copyProject("tests/rules/_base");
  await writeFile(
    join(folder, "audiences/diocese.yaml"),
    "name: The diocese\nextends: church\nbranding: diocese\n",
  );
  await mkdir(join(folder, "programme/branding"));
  await writeFile(join(folder, "programme/branding/diocese.yaml"), branding);
  await writeFile(join(folder, "programme/branding/logo.svg"), LOGO);
  return { folder, args };
}

const read = (path: string) => readFile(path, "utf8");

test("a partner's name, logo and colour stand in its own edition, and in no other", async () => {
  const { folder, args } = await partner(
    'id: diocese\nname: Diocese of Somewhere\ncolour: "#7a1f2b"\nlogo:\n  file: logo.svg\n  alt: Arms of the diocese\n',
  );
  const out = join(folder, "dist");
  const { code, stdout } = await lectern(["build", ...args, "--out", out, "--formats", "html"]);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  const own = await read(join(out, "public/diocese/deck.html"));
  const other = await read(join(out, "public/church/deck.html"));
  const said = [
    "Diocese of Somewhere",
    'alt="Arms of the diocese"',
    `data:image/svg+xml;base64,${Buffer.from(LOGO).toString("base64").replace(/=+$/, "")}`,
  ];
  for (const text of said) {
    expect(own).toContain(text);
    expect(other).not.toContain(text);
  }
  expect(other).toContain("Place for your logo");
  const accent = (html: string) => [...html.matchAll(/--accent: (#\w+)/g)].at(-1)?.[1];
  expect(accent(own)).toMatch(/^#[6-9]\w[0-3]\w[0-4]\w$/);
  expect(accent(own)).not.toBe(accent(other));
});

test("a logo that is not there and a colour that is none are found where they stand", async () => {
  const { args } = await partner(
    "id: diocese\nname: Diocese\ncolour: red\nlogo:\n  file: logo.svg\n  alt: Arms\n",
  );
  const colour = JSON.parse((await lectern(["check", ...args, "--json"])).stdout);
  expect(colour.diagnostics).toMatchObject([{ rule: "bad-data", line: 3 }]);
  const missing = await partner(
    "id: diocese\nname: Diocese\nlogo:\n  file: loga.svg\n  alt: Arms\n",
  );
  const { diagnostics } = JSON.parse(
    (await lectern(["check", ...missing.args, "--json"])).stdout,
  ) as { diagnostics: Diagnostic[] };
  expect(diagnostics).toMatchObject([{ rule: "picture-missing", line: 4 }]);
});
