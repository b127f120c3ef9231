/** Methods whose work goes with the length of what they are called on. */
const reading = {
  string: [
    'includes',
    'indexOf',
    'replace',
    'replaceAll',
    'match',
    'matchAll',
    'split',
    'normalize',
    'toLowerCase',
    'trim',
  ],
  array: ['includes', 'indexOf', 'some', 'every', 'find', 'filter', 'map', 'flatMap', 'reduce', 'join'],
} as const;

/** Methods that cost the same whatever they are called on. */
const stepping = ['charAt', 'charCodeAt', 'startsWith', 'slice'] as const;

/**
 * Counts the work of a function as the characters and entries that its calls of the built-in methods go over: the same
 * number on every machine, where a clock would measure the machine. Regular expressions count the whole text; copying
 * an array counts nothing, since no list is long enough for it to matter.
 */
export const countWork = (work: () => void): number => {
  let count = 0;
  const undo: (() => void)[] = [];
  const patch = (prototype: object, names: readonly string[], costOf: (self: unknown) => number): void => {
    for (const name of names) {
      const method: unknown = Reflect.get(prototype, name);
      if (typeof method !== 'function') throw new Error(`no method ${name}`);
      const counted = function (this: unknown, ...values: unknown[]): unknown {
        count += costOf(this);
        return Reflect.apply(method, this, values);
      };
      Object.defineProperty(prototype, name, { value: counted, configurable: true, writable: true });
      undo.push(() => Object.defineProperty(prototype, name, { value: method, configurable: true, writable: true }));
    }
  };
  const lengthOf = (self: unknown): number =>
    typeof self === 'string' || Array.isArray(self) ? self.length : String(self).length;
  patch(String.prototype, reading.string, lengthOf);
  patch(Array.prototype, reading.array, lengthOf);
  patch(String.prototype, stepping, () => 1);
  try {
    work();
  } finally {
    for (const restore of undo) restore();
  }
  return count;
};
