/** The text of `src/quality/blanks.ts`. */
export function drawn(): string;
