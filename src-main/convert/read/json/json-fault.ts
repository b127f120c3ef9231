/** Where text stops being JSON: line and column from 1, what could have stood there, and what does. */
export type JsonFault = {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
};

const whitespace = /[ \t\n\r]*/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plainText = /(?:[^"\\\p{Cc}]+|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;
const literal = /true|false|null/y;

class Fault extends Error {
  readonly position: number;
  readonly expected: string;
  constructor(position: number, expected: string) {
    super(expected);
    this.position = position;
    this.expected = expected;
  }
}

/** Walks JSON as RFC 8259 defines it, only to find the first place that breaks the rules. */
const scan = (text: string): void => {
  let at = 0;
  const eat = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length > 0;
  };
  const expect = (character: string, expected: string): void => {
    eat(whitespace);
    if (text.charAt(at) !== character) throw new Fault(at, expected);
    at += 1;
  };
  const string = (expected: string): void => {
    expect('"', expected);
    eat(plainText);
    if (text.charAt(at) === '\\') throw new Fault(at, 'a valid escape such as \\n or \\"');
    if (text.charAt(at) !== '"')
      throw new Fault(at, 'the closing quotation mark of the text (line breaks are written \\n)');
    at += 1;
  };
  const members = (close: string, member: (isFirst: boolean) => void): void => {
    at += 1;
    eat(whitespace);
    if (text.charAt(at) === close) {
      at += 1;
      return;
    }
    for (let isFirst = true; ; isFirst = false) {
      member(isFirst);
      eat(whitespace);
      const next = text.charAt(at);
      if (next !== ',' && next !== close) throw new Fault(at, `a comma or "${close}"`);
      at += 1;
      if (next === close) return;
    }
  };
  const value = (): void => {
    eat(whitespace);
    const start = text.charAt(at);
    if (start === '{') {
      members('}', (isFirst) => {
        string(isFirst ? 'a field name in double quotation marks, or "}"' : 'a field name in double quotation marks');
        expect(':', 'a colon');
        value();
      });
    } else if (start === '[') members(']', value);
    else if (start === '"') string('text');
    else if (!eat(numberToken) && !eat(literal)) throw new Fault(at, 'a value');
  };
  value();
  eat(whitespace);
  if (at < text.length) throw new Fault(at, 'the end of the file');
};

const describeAt = (text: string, position: number): string => {
  if (position >= text.length) return 'the end of the file';
  const rest = text.slice(position, position + 20).split('\n')[0] ?? '';
  return rest === '' ? 'the end of the line' : `"${[...rest].slice(0, 12).join('')}"`;
};

/**
 * The first fault of text that JSON.parse refuses, undefined when there is none. Engines word and place their own messages
 * differently, so they are no use to a person. Nesting must have been checked before: the walk is recursive.
 */
export const findJsonFault = (text: string): JsonFault | undefined => {
  try {
    scan(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.position).split(/\r\n?|\n/);
    const column = [...(before.at(-1) ?? '')].length + 1;
    return { line: before.length, column, expected: error.expected, found: describeAt(text, error.position) };
  }
};

/** How deep arrays and objects are nested, counted without a stack; stops at `limit`. */
export const nestingDepth = (text: string, limit: number): number => {
  let [depth, deepest, isInText] = [0, 0, false];
  for (let at = 0; at < text.length && deepest < limit; at += 1) {
    const character = text.charCodeAt(at);
    if (isInText) {
      if (character === 0x5c) at += 1;
      else if (character === 0x22) isInText = false;
    } else if (character === 0x22) isInText = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
};
