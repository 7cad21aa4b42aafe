import type { Figure, FigureSource } from "../model/programme.ts";
import { findTexts } from "./data-texts.ts";

/** Finds a figure's texts, the values in them and who may see them. */
export function parseFigure({ at, ...figure }: FigureSource): Figure {
  const { title, data } = figure;
  return { ...figure, texts: [...findTexts({ title }, at), ...findTexts(data, at)] };
}
