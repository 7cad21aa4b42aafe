import type { Ground, PageSketch, Rect, TextRun } from "./sketch.ts";

/**
 * Runs in the page: takes down what is on each page that `selector` finds, or on those with an id
 * in `only`, in one walk over its elements. Scroll sizes are wrong both ways, so it takes the
 * rectangles of all text and pictures, whatever clips them. `empty` is `EMPTY`: nothing can be
 * imported there. `paper` is the height of paper that the text flows over; null where it does not.
 */
export function measurePages(
  selector: string,
  only: readonly string[] | null,
  empty: number,
  paper: number | null,
): PageSketch[] {
  /** What holds for all that an element contains. */
  interface Inside {
    ground: Ground;
    opacity: number;
    block: number;
    /** The nearest box one can see, and what cuts off what leaves it. */
    box: DOMRect | undefined;
    cuts: readonly { rect: DOMRect; isPlaced: boolean }[];
    isSmall: boolean;
    inFoot: boolean;
    isSilent: boolean;
    inFigure: boolean;
  }
  const SHAPES = new Set(["rect", "circle", "ellipse", "path", "line", "polyline", "polygon"]);
  const UNDRAWN = new Set(["style", "script", "title", "desc", "defs", "clipPath", "mask"]);
  const PIECES = new Set(["img", "svg", "table", "pre", "hr"]);
  /** Thinner edges separate; they do not draw. */
  const DRAWN_EDGE = 3;

  const isClear = (colour: string): boolean =>
    colour === "transparent" || colour === "none" || /^rgba\(.*, 0\)$/.test(colour);
  const isOpaque = (colour: string): boolean => colour.startsWith("rgb(");
  /** Where a single background picture stands that fills only a part of its box, like a bullet. */
  const patch = (style: CSSStyleDeclaration): readonly number[] | undefined => {
    if (style.backgroundRepeat !== "no-repeat") return undefined;
    const pixels = `${style.backgroundPosition} ${style.backgroundSize}`;
    return /^(?:-?[\d.]+px ?){4}$/.test(pixels)
      ? pixels.split(" ").map(Number.parseFloat)
      : undefined;
  };
  const over = (ground: Ground, style: CSSStyleDeclaration): Ground => {
    const { backgroundColor, backgroundImage } = style;
    if (backgroundImage !== "none" && !patch(style))
      return { colours: ground.colours, isPainted: true };
    if (isClear(backgroundColor)) return ground;
    if (isOpaque(backgroundColor)) return { colours: [backgroundColor], isPainted: false };
    return { ...ground, colours: [backgroundColor, ...ground.colours] };
  };
  const isHidden = (style: CSSStyleDeclaration, element: Element): boolean => {
    if (style.visibility !== "visible" || style.opacity === "0") return true;
    if (/^inset\((?:50|100)%/.test(style.clipPath) || /^rect\(0px,? 0px/.test(style.clip)) {
      return true;
    }
    if (style.position !== "absolute" || style.overflowX === "visible") return false;
    const { width, height } = element.getBoundingClientRect();
    return width <= 1.5 || height <= 1.5;
  };
  /** Whether an element stays in one piece where text goes on to the next page. */
  const isWhole = (style: CSSStyleDeclaration, tag: string): boolean =>
    style.breakInside !== "auto" ||
    tag === "img" ||
    tag === "svg" ||
    style.display.startsWith("inline-") ||
    (style.overflowY !== "visible" && style.overflowY !== "clip");
  const common = (a: DOMRect, b: DOMRect): DOMRect => {
    const left = Math.max(a.left, b.left);
    const top = Math.max(a.top, b.top);
    const width = Math.min(a.right, b.right) - left;
    return new DOMRect(left, top, width, Math.min(a.bottom, b.bottom) - top);
  };
  const widthOf = (style: CSSStyleDeclaration, side: "Top" | "Right" | "Bottom" | "Left") =>
    style[`border${side}Style`] === "none" ? 0 : Number.parseFloat(style[`border${side}Width`]);

  const sections = [...document.querySelectorAll<HTMLElement>(selector)];
  return sections.filter(({ id }) => only === null || only.includes(id)).map(sketch);

  function sketch(section: HTMLElement): PageSketch {
    const page = section.getBoundingClientRect();
    const scale = page.width / section.offsetWidth || 1;
    const style = getComputedStyle(section);
    const foot = section.querySelector(":scope > footer");
    /** What lies on the page beside backgrounds of the text's own boxes: it may lie under text. */
    const painters: { rect: DOMRect; of: Element | undefined }[] = [];
    const texts: { element: Element; run: TextRun }[] = [];
    const runs: TextRun[] = [];
    const out: PageSketch = {
      id: section.id,
      width: page.width / scale,
      height: page.height / scale,
      footTop: foot ? (foot.getBoundingClientRect().top - page.top) / scale : undefined,
      lineHeight: Number.parseFloat(style.lineHeight) || 36,
      steps: Number.parseInt(style.getPropertyValue("--steps"), 10) || 0,
      step: Number(section.closest<HTMLElement>("[data-step]")?.dataset.step ?? 0),
      bodySize: Number.parseFloat(style.fontSize),
      runs,
      pieces: [],
      shapes: [],
      tall: [],
      colourOnlyLinks: [],
    };
    let blocks = 0;
    const toRect = (rect: DOMRect): Rect => ({
      left: (rect.left - page.left) / scale,
      top: (rect.top - page.top) / scale,
      right: (rect.right - page.left) / scale,
      bottom: (rect.bottom - page.top) / scale,
    });
    /** How far something leaves a box, but for what is empty of its height. */
    const beyond = (line: DOMRect, box: DOMRect, part: number): number => {
      const spare = line.height * part;
      return Math.max(
        box.left - line.left,
        line.right - box.right,
        box.top - line.top - spare,
        line.bottom - spare - box.bottom,
      );
    };

    const addText = (node: Text, element: Element, look: CSSStyleDeclaration, inside: Inside) => {
      const words = node.data.trim().replace(/\s+/g, " ");
      if (words === "") return;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width, height }) => width && height);
      if (lines.length === 0) return;
      const isDrawn = element instanceof SVGElement;
      const matrix = isDrawn ? (element as SVGGraphicsElement).getCTM?.() : null;
      const zoom = matrix ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1;
      let cutBy = 0;
      let outBy = 0;
      for (const line of lines) {
        for (const cut of inside.cuts) cutBy = Math.max(cutBy, beyond(line, cut.rect, empty));
        if (inside.box) outBy = Math.max(outBy, beyond(line, inside.box, empty));
      }
      const run: TextRun = {
        words: words.slice(0, 40),
        rects: lines.map(toRect),
        block: inside.block,
        size: Number.parseFloat(look.fontSize) * zoom,
        colour: isDrawn ? look.fill : look.getPropertyValue("-webkit-text-fill-color"),
        opacity: inside.opacity * (isDrawn ? Number(look.fillOpacity) : 1),
        ground: inside.ground,
        isSmall: inside.isSmall,
        inFoot: inside.inFoot,
        isTurned: matrix ? Math.abs(matrix.b) > 0.01 : false,
        cutBy: cutBy / scale,
        outBy: outBy / scale,
      };
      runs.push(run);
      texts.push({ element, run });
    };

    const addPseudo = (element: Element, name: string, own: CSSStyleDeclaration) => {
      const pseudo = getComputedStyle(element, name);
      if (pseudo.content === "none" || pseudo.position !== "absolute") return;
      if (isClear(pseudo.backgroundColor) && pseudo.backgroundImage === "none") return;
      const rect = element.getBoundingClientRect();
      const [left, top, width, height] = [pseudo.left, pseudo.top, pseudo.width, pseudo.height].map(
        (value) => Number.parseFloat(value) * scale,
      );
      const isKnown =
        own.position !== "static" && [left, top, width, height].every(Number.isFinite);
      painters.push({
        rect: isKnown
          ? new DOMRect(rect.left + (left ?? 0), rect.top + (top ?? 0), width, height)
          : page,
        of: undefined,
      });
    };

    const addShape = (element: Element, look: CSSStyleDeclaration, inside: Inside) => {
      const rect = element.getBoundingClientRect();
      const hasStroke = !isClear(look.stroke) && Number.parseFloat(look.strokeWidth) > 0;
      const colours = [
        ...(isClear(look.fill) || element.tagName === "line" ? [] : [look.fill]),
        ...(hasStroke ? [look.stroke] : []),
      ];
      if (colours.length === 0) return;
      painters.push({ rect, of: element });
      if (inside.isSilent) return;
      out.shapes.push({
        words: `<${element.tagName}>`,
        rect: toRect(rect),
        colours,
        opacity: inside.opacity,
        ground: inside.ground,
        isSolid: element.tagName === "rect" && !isClear(look.fill),
      });
    };

    /** A figure's boxes without text, such as bars: of others, the text says what they mean. */
    const addFigureBox = (element: Element, look: CSSStyleDeclaration, inside: Inside) => {
      const edges = (["Top", "Right", "Bottom", "Left"] as const).filter(
        (side) => widthOf(look, side) > 0 && !isClear(look[`border${side}Color`]),
      );
      const strong = edges.filter(
        (side) => edges.length === 4 || widthOf(look, side) >= DRAWN_EDGE,
      );
      if (element.textContent?.trim() !== "") return;
      const isBar = !isClear(look.backgroundColor);
      if (strong.length === 0 && !isBar) return;
      const fill = isBar ? [look.backgroundColor] : [];
      out.shapes.push({
        words: `<${element.tagName.toLowerCase()}>`,
        rect: toRect(element.getBoundingClientRect()),
        colours: [...strong.map((side) => look[`border${side}Color`]), ...fill],
        opacity: inside.opacity,
        ground: inside.ground,
        isSolid: false,
      });
    };

    const addLink = (element: Element, look: CSSStyleDeclaration) => {
      const words = element.textContent?.trim() ?? "";
      const around = element.closest("p, li, td, th, dd, dt, blockquote, figcaption");
      if (words === "" || !around || around.textContent?.trim() === words) return;
      const frame = getComputedStyle(around);
      const isMarked =
        look.textDecorationLine.includes("underline") ||
        widthOf(look, "Bottom") > 0 ||
        look.fontWeight !== frame.fontWeight ||
        look.fontStyle !== frame.fontStyle;
      if (!isMarked) out.colourOnlyLinks.push(words.slice(0, 40));
    };

    const visit = (element: Element, from: Inside): void => {
      if (UNDRAWN.has(element.tagName)) return;
      const look = getComputedStyle(element);
      if (look.display === "none" || isHidden(look, element)) return;
      const isHtml = element instanceof HTMLElement;
      const tag = element.tagName.toLowerCase();
      const isPlaced = look.position === "absolute" || look.position === "fixed";
      const inside: Inside = { ...from };
      if (element.getAttribute("aria-hidden") === "true" || element.getAttribute("alt") === "") {
        inside.isSilent = true;
      }
      if (element.matches(".foot, .cite, .source, .sources li")) inside.isSmall = true;
      if (element === foot) inside.inFoot = true;
      if (element.hasAttribute("data-figure")) inside.inFigure = true;
      inside.opacity *= Number(look.opacity);
      if (isPlaced) {
        // It leaves the flow, and boxes around it on purpose.
        inside.box = undefined;
        inside.cuts = from.cuts.filter((cut) => cut.isPlaced);
      }
      if (tag === "text" || (isHtml && !/^(?:inline|contents|ruby)/.test(look.display))) {
        inside.block = ++blocks;
      }
      if (paper !== null && isWhole(look, tag)) {
        const height = element.getBoundingClientRect().height / scale;
        const words = element.textContent?.trim().replace(/\s+/g, " ").slice(0, 40);
        if (height > paper + 1) out.tall.push({ words: words || `<${tag}>`, height });
      }
      // Their letters are looked at where they are shown full size.
      if (element.matches(".thumb")) {
        const rect = toRect(element.getBoundingClientRect());
        out.pieces.push({ words: "a small slide", rect, isPicture: true, outBy: 0 });
        return;
      }
      const field = element.getAttribute("data-field");
      if (field !== null) {
        const rect = element.getBoundingClientRect();
        const outBy = from.box ? Math.max(0, beyond(rect, from.box, 0)) / scale : 0;
        out.pieces.push({ words: field, rect: toRect(rect), isPicture: true, outBy });
        return;
      }
      if (PIECES.has(tag) && !from.inFoot) {
        const rect = element.getBoundingClientRect();
        const isPicture = tag === "img" && !inside.isSilent;
        if (rect.width * rect.height > 0 && !inside.isSilent) {
          const outBy = from.box && !isPlaced ? Math.max(0, beyond(rect, from.box, 0)) / scale : 0;
          out.pieces.push({ words: `<${tag}>`, rect: toRect(rect), isPicture, outBy });
        }
        if (tag === "img") painters.push({ rect, of: element });
        if (tag === "svg") {
          inside.ground = over(from.ground, look);
          if (!inside.isSilent) inside.box = rect;
        }
      }
      if (isHtml) {
        const hasGround = look.backgroundImage !== "none" || !isClear(look.backgroundColor);
        const hasBorder = (["Top", "Right", "Bottom", "Left"] as const).some(
          (side) => widthOf(look, side) > 0,
        );
        if (inside.inFigure && !inside.isSilent) addFigureBox(element, look, inside);
        inside.ground = over(from.ground, look);
        const isBox = hasGround || hasBorder || tag === "td" || tag === "th";
        if (isBox && !/^(?:inline|contents)$/.test(look.display)) {
          const rect = element.getBoundingClientRect();
          inside.box = inside.box ? common(inside.box, rect) : rect;
          if (hasGround) painters.push({ rect, of: element });
          const [x = 0, y = 0, width = 0, height = 0] = patch(look) ?? [];
          if (width * height > 0) {
            const left = rect.left + (x + element.clientLeft) * scale;
            const top = rect.top + (y + element.clientTop) * scale;
            painters.push({
              rect: new DOMRect(left, top, width * scale, height * scale),
              of: undefined,
            });
          }
        }
        if (look.overflowX !== "visible" || look.overflowY !== "visible") {
          const rect = element.getBoundingClientRect();
          inside.cuts = [...inside.cuts, { rect, isPlaced: look.position !== "static" }];
        }
        if (tag === "a" && element.hasAttribute("href")) addLink(element, look);
        addPseudo(element, "::before", look);
        addPseudo(element, "::after", look);
      } else if (SHAPES.has(tag)) addShape(element, look, inside);
      for (const child of element.childNodes) {
        if (child instanceof Text) addText(child, element, look, inside);
        else if (child instanceof Element) visit(child, inside);
      }
    };

    let ground: Ground = { colours: ["rgb(255, 255, 255)"], isPainted: false };
    const above: Element[] = [];
    for (let at: Element | null = section; at; at = at.parentElement) above.unshift(at);
    for (const element of above) ground = over(ground, getComputedStyle(element));
    // Marp draws a slide's background pictures as layers of their own, below the slide.
    if (section.dataset.marpitAdvancedBackground === "content") ground.isPainted = true;
    const start: Inside = {
      ground,
      opacity: 1,
      block: ++blocks,
      box: undefined,
      cuts: [],
      isSmall: false,
      inFoot: false,
      isSilent: false,
      inFigure: false,
    };
    addPseudo(section, "::before", style);
    addPseudo(section, "::after", style);
    for (const child of section.childNodes) {
      if (child instanceof Text) addText(child, section, style, start);
      else if (child instanceof Element) visit(child, start);
    }
    for (const { element, run } of texts) {
      if (run.ground.isPainted) continue;
      const isPainted = painters.some((painter) => {
        if (painter.of?.contains(element)) return false;
        const rect = toRect(painter.rect);
        return run.rects.some((line) => {
          const spare = (line.bottom - line.top) * empty;
          return (
            Math.min(line.right, rect.right) - Math.max(line.left, rect.left) > 1 &&
            Math.min(line.bottom - spare, rect.bottom) - Math.max(line.top + spare, rect.top) > 1
          );
        });
      });
      if (isPainted) run.ground = { ...run.ground, isPainted };
    }
    return out;
  }
}
