/** Words that end in a full stop inside a sentence. Single letters ("J. Smith", "e.g.") are handled apart. */
const abbreviations = new Set(
  'dr mr mrs ms prof st inc ltd co corp vs etc approx no nos vol dept est incl resp bzw ca z.b u.a env eg ie cf fig'.split(
    ' ',
  ),
);

/** How far back a full stop's context is read, so that a long text isn't read again at each of its stops. */
const longestAbbreviation = 24;

const endsInAbbreviation = (text: string): boolean => {
  const word = /(?:^|[\s(])([\p{L}.]+)\.$/u.exec(text)?.[1]?.toLowerCase();
  return word !== undefined && (abbreviations.has(word) || /^(?:\p{L}\.)*\p{L}$/u.test(word));
};

/**
 * Splits prose into its sentences, verbatim. In doubt it splits less: a full stop after an abbreviation or before a
 * lower-case letter ends no sentence. Chinese and Japanese full stops need no space after them.
 */
export const sentencesOf = (prose: string): string[] => {
  const sentences: string[] = [];
  let start = 0;
  const boundary = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s+["'“‘«([]*[^\s\p{Ll}])|[。！？]+[」』）]*|[؟۔।]+/gu;
  for (const match of prose.matchAll(boundary)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && endsInAbbreviation(prose.slice(Math.max(start, end - longestAbbreviation), end))) continue;
    const sentence = prose.slice(start, end).trim();
    if (sentence === '') continue;
    sentences.push(sentence);
    start = end;
  }
  const rest = prose.slice(start).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
};

/** Adds a full stop unless the sentence ends with a stop already ("Acme Inc." keeps its one, also in a fragment). */
export const finished = (sentence: string): string =>
  /[.!?…。！？؟۔।]["'”’»)\]」』）\ufdd1]*$/u.test(sentence) ? sentence : `${sentence}.`;

/** "A", "A and B", "A, B and C". Parts that hold a comma themselves are parted by semicolons. */
export const listOf = (parts: readonly string[]): string => {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? '';
  const isNested = parts.some((part) => part.replace(/\([^)]*\)/gu, '').includes(','));
  if (isNested) return `${parts.slice(0, -1).join('; ')}; and ${last}`;
  return `${parts.slice(0, -1).join(', ')} and ${last}`;
};

/** Parts in one line, in the order given: parted by commas, or by semicolons where a part holds a comma. */
export const joined = (parts: readonly string[]): string =>
  parts.join(parts.some((part) => part.includes(',')) ? '; ' : ', ');

const smallNumbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "one role", "three roles", "14 roles". */
export const countOf = (count: number, noun: string, plural = `${noun}s`): string =>
  `${smallNumbers[count] ?? count} ${count === 1 ? noun : plural}`;

/** Begins a sentence with a capital letter. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
