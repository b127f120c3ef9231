/** The words of a text, each with the white space that follows it, so that joined they are the text again. */
export const wordsOf = (text: string): string[] => text.match(/\S+\s*|^\s+/g) ?? [];
