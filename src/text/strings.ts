/** Every text in data, however deep, in its order. */
export function stringsIn(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return part !== null && typeof part === "object" ? Object.values(part).flatMap(stringsIn) : [];
}
