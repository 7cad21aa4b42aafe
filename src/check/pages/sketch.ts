/** A rectangle in pixels of its page: of a slide, 1280 × 720, however large it is shown. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Above and below its letters, a line's rectangle is empty for this part of its height. */
export const EMPTY = 0.18;

/** What text or a shape lies on: colours as the browser computed them. */
export interface Ground {
  /** Backgrounds, nearest first; the last one is opaque. */
  colours: string[];
  /** Whether a picture, a gradient or a shape lies between: colours alone do not tell then. */
  isPainted: boolean;
}

/** One text of a page as it was laid out. */
export interface TextRun {
  /** Its first words. */
  words: string;
  /** Where its lines stand. */
  rects: Rect[];
  /** Texts with the same number stand in one block, a paragraph or a cell. */
  block: number;
  /** Height of its letters in pixels of the page, whatever scales it. */
  size: number;
  /** As the browser computed it, and how far it lets through, from 0 to 1. */
  colour: string;
  opacity: number;
  ground: Ground;
  /** Whether it is of the running foot, a citation or a source: it may be smaller. */
  isSmall: boolean;
  inFoot: boolean;
  /** Whether it is turned, so that its rectangle is larger than its letters. */
  isTurned: boolean;
  /** By how many pixels something cuts it off, and by how many it leaves the box it stands in. */
  cutBy: number;
  outBy: number;
}

/** A picture, table, drawing or field of a page. */
export interface Piece {
  /** Its element, like `<table>`. */
  words: string;
  rect: Rect;
  /** Whether it is a picture that says something, so that no text may lie on it. */
  isPicture: boolean;
  /** By how many pixels it leaves the box it stands in. */
  outBy: number;
}

/** A drawn shape or edge that carries meaning. */
export interface Shape {
  words: string;
  rect: Rect;
  /** Colours one may tell it by; any of them is enough. */
  colours: string[];
  opacity: number;
  ground: Ground;
  /** Whether it fills its rectangle, so that a later shape inside lies on it. */
  isSolid: boolean;
}

/** A page, or a part of a document on paper, as the browser laid it out. */
export interface PageSketch {
  id: string;
  width: number;
  height: number;
  /** Where its foot begins; undefined without one. */
  footTop: number | undefined;
  lineHeight: number;
  /** How often its layout may step the text down, and how often it did. */
  steps: number;
  step: number;
  /** Size of its body text. */
  bodySize: number;
  runs: TextRun[];
  pieces: Piece[];
  shapes: Shape[];
  /** What no page of the paper holds, and what cannot go on to the next. */
  tall: { words: string; height: number }[];
  /** Texts of links that nothing but colour tells from the words around them. */
  colourOnlyLinks: string[];
}
