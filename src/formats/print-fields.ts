/** What a reader fills in: a line, several lines, or a box to tick. */
export type FieldKind = "line" | "lines" | "tick";

/** A field of a page that is laid out for print. */
export interface PageField {
  name: string;
  kind: FieldKind;
  /** What it asks for, as assistive technology says it. */
  label: string;
  /** The size of what is typed, in points; undefined where the page does not say. */
  size: number | undefined;
}

/** Where the links that stand in for fields lead; then comes the number of the field, from 0. */
export const FIELD_ADDRESS = "https://field.invalid/";

/**
 * Runs in the page: puts a link of the same size in the place of each field that one can see. A
 * browser prints fields as drawings without a name; links it prints with their place and their tag,
 * and a format can make of them what it needs.
 */
export function standInForFields(address: string): void {
  type Field = HTMLInputElement | HTMLTextAreaElement;
  const tidy = (text: string | null | undefined): string =>
    (text ?? "").replace(/\s+/g, " ").trim();
  const labelOf = (field: Field): string => {
    const named = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const labels = [...(field.labels ?? [])].map(({ textContent }) => tidy(textContent));
    return (
      named.map((id) => tidy(document.getElementById(id)?.textContent)).join(" ") ||
      tidy(field.ariaLabel) ||
      labels.join(" ") ||
      tidy(field.title)
    );
  };
  const kindOf = (field: Field): FieldKind => {
    if (field instanceof HTMLTextAreaElement) return "lines";
    if (field.type === "checkbox") return "tick";
    if (field.type === "text") return "line";
    throw new Error(`A field of the type "${field.type}" cannot be printed.`);
  };
  const fields = [...document.querySelectorAll<Field>("input, textarea")].filter((field) =>
    field.checkVisibility(),
  );
  // All are measured before the first is replaced, which could move others.
  const standIns = fields.map((field, index) => {
    const kind = kindOf(field);
    const isFilled = kind === "tick" ? (field as HTMLInputElement).checked : field.value !== "";
    if (isFilled) throw new Error(`The field "${field.name}" is filled in before it is printed.`);
    const { width, height } = field.getBoundingClientRect();
    const look = getComputedStyle(field);
    const link = document.createElement("a");
    link.href = `${address}${index}`;
    if (field.id) link.id = field.id;
    link.dataset.field = field.name;
    link.dataset.fieldKind = kind;
    link.dataset.fieldSize = String(Number.parseFloat(look.fontSize) * 0.75);
    link.ariaLabel = labelOf(field);
    link.textContent = "\u00a0"; // what has no text has no tag
    const { margin, border, borderRadius, backgroundColor, verticalAlign, float } = look;
    const { alignSelf, justifySelf, gridArea } = look;
    Object.assign(link.style, {
      ...{ margin, border, borderRadius, backgroundColor, verticalAlign, float },
      ...{ alignSelf, justifySelf, gridArea },
      breakInside: "avoid",
      boxSizing: "border-box",
      display: look.display.startsWith("inline") ? "inline-block" : "block",
      width: `${width}px`,
      height: `${height}px`,
      flex: "none",
      lineHeight: kind === "lines" ? "normal" : `${field.clientHeight}px`,
      textDecoration: "none",
    });
    return link;
  });
  for (const [index, field] of fields.entries()) field.replaceWith(standIns[index] as Element);
}

/** Runs in the page: the fields that links stand in for, in order. */
export function readFields(): PageField[] {
  return [...document.querySelectorAll<HTMLElement>("a[data-field]")].map((link) => ({
    name: link.dataset.field ?? "",
    kind: link.dataset.fieldKind as FieldKind,
    label: link.ariaLabel ?? "",
    size: Number(link.dataset.fieldSize) || undefined,
  }));
}
