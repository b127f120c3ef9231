/** A part of a line: the inside of an outermost isolate, or what stands around isolates, their marks included. */
export interface IsolatePart {
  readonly text: string;
  readonly isIsolated: boolean;
}

const initiator = /[\u2066-\u2068]/u;
const pop = '\u2069';

/**
 * Cuts a line at its outermost isolates (UAX #9, BD8 and BD9): LRI, RLI or FSI to the PDI that matches it, or to the end
 * of the line. A PDI that closes nothing is a character like any other. The parts put together are the line.
 */
export const cutIsolates = (line: string): IsolatePart[] => {
  const parts: IsolatePart[] = [];
  let depth = 0;
  let from = 0;
  const cut = (to: number, isIsolated: boolean): void => {
    if (to > from) parts.push({ text: line.slice(from, to), isIsolated });
    from = to;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (initiator.test(character)) {
      if (depth === 0) cut(at + 1, false);
      depth++;
    } else if (character === pop && depth > 0) {
      depth--;
      if (depth === 0) cut(at, true);
    }
  }
  cut(line.length, depth > 0);
  return parts;
};

/** What stands outside of isolates: all that decides the direction of a line. */
export const withoutIsolates = (line: string): string =>
  cutIsolates(line)
    .map(({ text, isIsolated }) => (isIsolated ? '' : text))
    .join('');
