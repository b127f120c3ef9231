const styled =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? text : `\u001b[${open}m${text}\u001b[${close}m`;

const plain = (text: string): string => text;

/** Styles of the monitor: weight and colour, or none if the user wants none. */
export interface Paint {
  bold(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  warning(text: string): string;
  bad(text: string): string;
}

/** Without colours the text is unchanged. */
export const paintWith = (hasColors: boolean): Paint =>
  hasColors
    ? { bold: styled(1, 22), faint: styled(2, 22), good: styled(32, 39), warning: styled(33, 39), bad: styled(31, 39) }
    : { bold: plain, faint: plain, good: plain, warning: plain, bad: plain };
