/** Blocks whose braces name audiences. */
export const AUDIENCE_BLOCKS: readonly string[] = ["for", "not-for"];

/** Blocks that never show on a slide. */
export const HIDDEN_BLOCKS: readonly string[] = ["notes", "key", "background"];

/** Every `:::block` there is. */
export const BLOCKS: readonly string[] = [...AUDIENCE_BLOCKS, ...HIDDEN_BLOCKS, "warning", "avoid"];
