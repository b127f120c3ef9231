// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const ascii = /^[\u0000-\u007f]*$/;

/** Whether a text holds nothing beyond ASCII: most don't, and need none of what accents and other scripts do. */
export const isAscii = (text: string): boolean => ascii.test(text);
