import type { AppError } from '#shared/model/app-error.ts';

/** Control characters, line ends, and the marks that turn the direction of all that follows. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters could move the cursor or hide text in a terminal; what came from files must not carry them. */
export const printable = (text: string): string => text.replaceAll(unprintable, ' ');

/** An error as lines: what happened, where, and what to do. */
export const errorLines = (error: AppError): string[] => [
  `Error: ${error.file && !error.message.startsWith(error.file) ? `${printable(error.file)}: ` : ''}${printable(error.message)}`,
  ...(error.issues ?? []).map(({ path, expected, found }) =>
    printable(
      `  ${path === '' ? '(the whole file)' : path}: ${expected}${found === undefined ? '' : `, found ${found}`}`,
    ),
  ),
  ...(error.action ? [printable(error.action)] : []),
];

/** A number as people read it, `12,345`. */
export const countText = (count: number): string => count.toLocaleString('en');

/** Characters that JSON doesn't escape but a terminal reads as a command or a line end. */
const unsafeInJson = /[\u007f-\u009f\u2028\u2029]/g;

/**
 * A value as one JSON text that is safe to print: control characters only ever as escapes.
 *
 * @param indent spaces for each level; without it everything stands on one line
 */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll(
    unsafeInJson,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
