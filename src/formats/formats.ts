import type { Format } from "./format.ts";
import { html } from "./html/html.ts";
import { pdf } from "./pdf/pdf.ts";

/** Every format a document can be written in. */
export const formats: readonly Format[] = [html, pdf];
