/** Splits a text into words. Each keeps the white space after it, so joining them gives the text back. */
export const splitWords = (text: string): string[] => text.match(/\S+\s*|^\s+/g) ?? [];
