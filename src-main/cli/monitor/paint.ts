const styled =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? text : `\u001b[${open}m${text}\u001b[${close}m`;

const plain = (text: string): string => text;

/** How the monitor sets things apart: weight and colour, or nothing at all where the user wants none. */
export interface Paint {
  bold(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  warning(text: string): string;
  bad(text: string): string;
}

/** Without colours everything stays as it is: the words say it all. */
export const paintWith = (hasColors: boolean): Paint =>
  hasColors
    ? { bold: styled(1, 22), faint: styled(2, 22), good: styled(32, 39), warning: styled(33, 39), bad: styled(31, 39) }
    : { bold: plain, faint: plain, good: plain, warning: plain, bad: plain };
