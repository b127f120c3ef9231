import { labelText } from '#shared/kinds/label-text.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { SectionView } from '#shared/model/section.ts';

/** Control characters, line ends, and the marks that turn the direction of all that follows. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters could move the cursor or hide text in a terminal; what came from files must not carry them. */
export const printable = (text: string): string => text.replaceAll(unprintable, ' ');

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** One line for a section that has ended. */
export const sectionLine = (section: SectionView): string => {
  const { state } = section;
  const title = printable(labelText(section.label, 'en'));
  switch (state.type) {
    case 'drafted':
      return `  done    ${title} (${seconds(state.processingTimeMs)})${section.hasSource ? '' : ', nothing in the sources'}`;
    case 'failed':
      return `  failed  ${title}: ${printable(state.error.message)}`;
    case 'cancelled':
      return `  stopped ${title}`;
    case 'empty':
    case 'edited':
    case 'waiting':
    case 'drafting':
      return `  ${state.type.padEnd(7)} ${title}`;
  }
};

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
