import type { Fact } from "../model/register.ts";

/** A fact's value as this language writes it: 23,411; with its unit: 25%. */
export function printFact({ value, unit }: Pick<Fact, "value" | "unit">, language: string): string {
  const text = value.toLocaleString(language); // unlike a formatter made each time, quick
  if (typeof value === "string" || unit === undefined) return text;
  return unit === "%" ? `${text}%` : `${text}\u00a0${unit}`;
}
