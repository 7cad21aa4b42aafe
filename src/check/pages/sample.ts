import type { Rgb } from "culori";
import { PNG } from "pngjs";
import type { CDPSession, Page } from "puppeteer";
import type { Rect, TextRun } from "./sketch.ts";

/** Gives the colours that a text of its page lies on. */
export type Sampler = (run: TextRun) => readonly Rgb[];

/** Screenshots are taken at this part of their size: enough for what lies under a line of text. */
const SCALE = 0.5;
/** Colours taken from one rectangle, at most in each direction. */
const ACROSS = 24;
const DOWN = 6;

/**
 * Photographs what lies under these texts, their letters made invisible. Only done where a
 * picture, a gradient or a shape lies there, since it takes longer than all other measuring.
 * `pages` are the texts by the id of their page.
 */
export async function samplePages(
  page: Page,
  selector: string,
  pages: ReadonlyMap<string, readonly TextRun[]>,
): Promise<Map<string, Sampler>> {
  const samplers = new Map<string, Sampler>();
  if (pages.size === 0) return samplers;
  const places = await page.evaluate(hideLetters, selector, [...pages.keys()]);
  const client = await page.createCDPSession();
  try {
    for (const { id, x, y, scale } of places) {
      const area = around(pages.get(id) ?? []);
      const shot = await photograph(client, {
        x: x + area.left * scale,
        y: y + area.top * scale,
        width: (area.right - area.left) * scale,
        height: (area.bottom - area.top) * scale,
      });
      samplers.set(id, (run) => coloursUnder(run, shot, area));
    }
  } finally {
    await client.detach();
    await page.evaluate(showLetters);
  }
  return samplers;
}

async function photograph(
  client: CDPSession,
  clip: { x: number; y: number; width: number; height: number },
): Promise<PNG> {
  const { data } = await client.send("Page.captureScreenshot", {
    format: "png",
    optimizeForSpeed: true,
    captureBeyondViewport: true,
    clip: { ...clip, scale: SCALE },
  });
  return PNG.sync.read(Buffer.from(data, "base64"));
}

function around(runs: readonly TextRun[]): Rect {
  const rects = runs.flatMap((run) => run.rects);
  return {
    left: Math.floor(Math.min(...rects.map(({ left }) => left))),
    top: Math.floor(Math.min(...rects.map(({ top }) => top))),
    right: Math.ceil(Math.max(...rects.map(({ right }) => right))),
    bottom: Math.ceil(Math.max(...rects.map(({ bottom }) => bottom))),
  };
}

function coloursUnder({ rects }: TextRun, shot: PNG, area: Rect): Rgb[] {
  const across = shot.width / (area.right - area.left);
  const down = shot.height / (area.bottom - area.top);
  const clamp = (value: number, limit: number) =>
    Math.max(0, Math.min(limit - 1, Math.floor(value)));
  return rects.flatMap(({ left, top, right, bottom }) =>
    Array.from({ length: ACROSS * DOWN }, (_, index): Rgb => {
      const part = ((index % ACROSS) + 0.5) / ACROSS;
      // The middle of a line, where its letters are.
      const level = 0.2 + (0.6 * (Math.floor(index / ACROSS) + 0.5)) / DOWN;
      const x = clamp((left + part * (right - left) - area.left) * across, shot.width);
      const y = clamp((top + level * (bottom - top) - area.top) * down, shot.height);
      const at = (y * shot.width + x) * 4;
      const channel = (offset: number) => (shot.data[at + offset] ?? 0) / 255;
      return { mode: "rgb", r: channel(0), g: channel(1), b: channel(2) };
    }),
  );
}

/** Runs in the page: where these pages stand. Letters go; what is drawn in their colour stays. */
function hideLetters(
  selector: string,
  ids: readonly string[],
): { id: string; x: number; y: number; scale: number }[] {
  const style = document.createElement("style");
  style.dataset.lettersHidden = "";
  style.textContent =
    "*,::before,::after,::marker{-webkit-text-fill-color:transparent!important;text-decoration-color:transparent!important;text-shadow:none!important}text,tspan{fill:transparent!important}";
  document.head.append(style);
  return [...document.querySelectorAll<HTMLElement>(selector)]
    .filter(({ id }) => ids.includes(id))
    .map((section) => {
      const { left, top, width } = section.getBoundingClientRect();
      const scale = width / section.offsetWidth || 1;
      return { id: section.id, x: left + window.scrollX, y: top + window.scrollY, scale };
    });
}

/** Runs in the page: undoes `hideLetters`. */
function showLetters(): void {
  document.querySelector("style[data-letters-hidden]")?.remove();
}
