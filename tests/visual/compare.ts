import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** Of 1,000 pixels, how many may differ; a letter that moved by one is more. */
export const MOST_DIFFERENT = 0.5;

/** As small as pngjs makes them: no transparency, the hardest compression. */
export const encode = (picture: PNG): Buffer =>
  PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true, deflateLevel: 9 });

/** Of 1,000 pixels, how many differ; `marked` shows which. */
export function shareOfDifferent(before: PNG, after: PNG, marked?: PNG): number {
  const { width, height } = before;
  const count = pixelmatch(before.data, after.data, marked?.data, width, height, {
    threshold: 0.1,
  });
  return (1000 * count) / (width * height);
}

/** What differs, and where to see it; "" where nothing does. */
export async function compare(
  id: string,
  before: PNG,
  after: PNG,
  most = MOST_DIFFERENT,
): Promise<string> {
  const { width, height } = before;
  if (after.width !== width || after.height !== height) {
    return `${id}: ${after.width} × ${after.height} pixels instead of ${width} × ${height}`;
  }
  const marked = new PNG({ width, height });
  const share = shareOfDifferent(before, after, marked);
  if (share <= most) return "";
  const seen = join(tmpdir(), "lectern-pictures");
  await mkdir(seen, { recursive: true });
  await writeFile(join(seen, `${id}.png`), encode(after));
  await writeFile(join(seen, `${id}-difference.png`), encode(marked));
  return `${id}: ${share.toFixed(1)} ‰ differ; see ${join(seen, `${id}-difference.png`)}`;
}
