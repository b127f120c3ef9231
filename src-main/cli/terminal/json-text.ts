/** What JSON leaves as it is though a terminal takes it for a command or a line's end. */
const unsafe = /[\u007f-\u009f\u2028\u2029]/g;

/**
 * A value as one JSON text that is safe to print: control characters only ever as escapes.
 *
 * @param indent spaces for each level; without it everything stands on one line
 */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
