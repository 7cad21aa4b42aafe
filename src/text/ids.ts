/**
 * A name as an id, lower-case letters, digits and single hyphens, like "nhs-staff" for "NHS staff".
 * An id stays as it is; empty where no letter or digit is left.
 */
export function toId(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** An id as words to begin with: "Nhs staff" for "nhs-staff". */
export function toTitle(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
