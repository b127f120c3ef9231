import type { AppError, InputIssue } from '#shared/model/app-error.ts';
import { maxFileMegabytes } from '#shared/model/source-file.ts';
import { cleanLine } from './text/clean-text.ts';

/** The name of a file as errors give it: its last part, so that no folder of the user's gets into a message. */
const shown = (name: string): string => cleanLine(name.split(/[/\\]/).at(-1) ?? name).text.slice(0, 200) || 'The file';

export const emptyFileError = (name: string): AppError => ({
  code: 'input.empty',
  message: `${shown(name)} is empty.`,
  action: 'Choose a file that has text in it.',
  file: shown(name),
  issues: [{ path: '', expected: 'text', found: 'nothing' }],
});

export const tooLargeError = (name: string): AppError => ({
  code: 'input.too-large',
  message: `${shown(name)} is larger than ${maxFileMegabytes} MB.`,
  action: 'Remove pictures and anything else that is not text from the file, then try again.',
  file: shown(name),
  issues: [{ path: '', expected: `${maxFileMegabytes} MB at most`, found: 'more' }],
});

export const notTextError = (name: string): AppError => ({
  code: 'input.unsupported-file',
  message: `${shown(name)} is not a text file.`,
  action: 'Save it as JSON or plain text, or paste its text.',
  file: shown(name),
  issues: [{ path: '', expected: 'text (UTF-8 or UTF-16)', found: 'binary data' }],
});

export const invalidInputError = (name: string, issues: readonly InputIssue[], action: string): AppError => {
  const [first] = issues;
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  const found = first?.found === undefined ? '' : `, found ${first.found}`;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const what = first === undefined ? 'it can not be used.' : `${where}expected ${first.expected}${found}${more}.`;
  return { code: 'input.invalid', message: `${shown(name)}: ${what}`, action, file: shown(name), issues: [...issues] };
};

export const notJsonError = (name: string, place: string, expected: string, found: string): AppError => ({
  code: 'input.not-json',
  message: `${shown(name)} is not valid JSON: ${place}: expected ${expected}, found ${found}.`,
  action: 'Correct the file at that place, or choose another one.',
  file: shown(name),
  issues: [{ path: place, expected, found }],
});
